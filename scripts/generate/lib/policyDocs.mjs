// docs/policy.md: what a team can write, from the schema; the process by default, from the transition table itself.
import { policyGuide } from './policyGuide.mjs';

/**
 * @typedef {{ $ref?: string, description?: string, default?: unknown, enum?: string[], const?: unknown, type?: string,
 *   anyOf?: Schema[], properties?: Record<string, Schema>, additionalProperties?: boolean | Schema, items?: Schema,
 *   propertyNames?: Schema, definitions?: Record<string, Schema>, minimum?: number, maximum?: number }} Schema
 * @typedef {{ name: string, from: string | string[], fromStates: string[], to: string | { state: string }, by: string[],
 *   reason: string, lock: string, approval: string }} Event
 * @typedef {{ name: string, category: string, aliases: string[] }} State
 */

/**
 * @param {Schema} schema
 * @param {{ states: readonly State[], events: readonly Event[] }} process
 */
export function policyDocs(schema, process) {
  return [
    '<!-- Generated from server/src/core/policy by `npm run generate`; do not edit. -->',
    '# The policy',
    policyGuide,
    '## Every key',
    ...keyTables(schema),
    '## The process by default',
    statesTable(process.states),
    eventsTable(process.events),
  ].join('\n\n');
}

/**
 * A table for the top, and one for each mapping below it.
 * @param {Schema} root
 */
function keyTables(root) {
  const keys = Object.entries(root.properties ?? {});
  const nested = keys.flatMap(([key, schema]) => nestedTable(root, key, schema));
  return [
    table(
      ['key', 'meaning', 'values', 'default'],
      keys.map(([key, schema]) => keyRow(root, key, schema)),
    ),
    ...nested,
  ];
}

/**
 * @param {Schema} root
 * @param {string} key
 * @param {Schema} schema
 */
function nestedTable(root, key, schema) {
  const own = schema.properties;
  const named = mappingIn(root, schema.additionalProperties);
  const properties = own ?? named?.properties;
  if (!properties) return [];
  const path = own ? `${key}` : `${key}.NAME`;
  const rows = Object.entries(properties).map(([name, child]) => keyRow(root, name, child));
  return [`### \`${path}\``, schema.description ?? '', table(['key', 'meaning', 'values', 'default'], rows)];
}

/**
 * @param {Schema} root
 * @param {Schema | boolean | undefined} schema
 * @returns {Schema | undefined}
 */
function mappingIn(root, schema) {
  if (typeof schema !== 'object') return undefined;
  const choices = [schema, ...(schema.anyOf ?? [])].map((choice) => resolved(root, choice));
  return choices.find(({ properties }) => properties !== undefined);
}

/**
 * @param {Schema} root
 * @param {string} key
 * @param {Schema} schema
 */
function keyRow(root, key, schema) {
  return [`\`${key}\``, schema.description ?? '', values(root, schema), shownDefault(schema.default)];
}

/**
 * @param {Schema} root
 * @param {Schema} schema
 * @returns {Schema}
 */
function resolved(root, schema) {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (root.definitions?.[name] ?? schema);
}

/**
 * What may stand there, in a few words.
 * @param {Schema} root
 * @param {Schema} schema
 * @returns {string}
 */
function values(root, schema) {
  const {
    const: only,
    enum: several,
    anyOf,
    type,
    items,
    additionalProperties,
    minimum,
    maximum,
  } = resolved(root, schema);
  if (only !== undefined) return code(only);
  if (several) return several.map(code).join(' ');
  if (anyOf) return anyOf.map((choice) => values(root, choice)).join(', or ');
  if (type === 'array') return `list of ${values(root, items ?? {})}`;
  if (typeof additionalProperties === 'object') return `name → ${values(root, additionalProperties)}`;
  if (type === 'object') return 'mapping';
  if (type === 'boolean') return '`true` `false`';
  if (type === 'string') return schema.$ref?.split('/').at(-1) ?? 'text';
  return `${minimum} to ${maximum}${type === 'integer' ? '' : ', fractions too'}`;
}

/** @param {unknown} value */
function shownDefault(value) {
  if (value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0))
    return '–';
  return Array.isArray(value) ? value.map(code).join(' ') : code(value);
}

/** @param {unknown} value */
function code(value) {
  return `\`${typeof value === 'string' ? value : flow(value)}\``;
}

/**
 * Plain data as YAML in one line.
 * @param {unknown} value
 * @returns {string}
 */
function flow(value) {
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, child]) => `${key}: ${flow(child)}`)
    .join(', ')}}`;
}

/** @param {readonly State[]} states */
function statesTable(states) {
  const rows = states.map(({ name, category, aliases }) => [code(name), category, aliases.join('、')]);
  return `${table(['state', 'category', 'also read as'], rows)}`;
}

/** @param {readonly Event[]} events */
function eventsTable(events) {
  const rows = events.map(({ name, from, to, by, reason, lock, approval }) => {
    const target = typeof to === 'string' ? to : to.state;
    return [code(name), [from].flat().join(', '), target, by.join(', '), reason, lock, approval];
  });
  return table(['event', 'from', 'to', 'by', 'reason', 'lock', 'approval'], rows);
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`);
  return lines.join('\n');
}

/** @param {string} cell */
function escaped(cell) {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
