import { RULES_PATH } from '../../model/index.js';
import type { Position } from '../../text/index.js';
import { distinct, proposal, type Completion, type Proposal } from '../completion/proposal.js';
import type { AssistContext } from '../context.js';
import { descriptionOf, shown, valuesOf } from './describe.js';
import { policyPlace, type PolicyPlace } from './place.js';
import { schemaAt, type SchemaNode } from './schema.js';
import { knownKeys, knownValues } from './words.js';

/** Keys and values that the schema allows at a position of PROJECT_RULES.md, each with what it is for. */
export function completePolicy(context: AssistContext, position: Position): readonly Completion[] {
  const text = context.workspace.files.get(RULES_PATH)?.source.text;
  const place = text === undefined ? undefined : policyPlace(text, position);
  if (place === undefined) return [];
  const keys = place.at === 'value' ? [] : keysAt(place, context);
  const values =
    place.at === 'key' || (place.at === 'either' && place.others.length > 0) ? [] : valuesAt(place, context);
  return [
    ...keys.map((key) => ({ ...key, insert: keyText(key.text, place), range: place.range, filter: undefined })),
    ...values.map((value) => ({ ...value, insert: quoted(value.text), range: place.range, filter: undefined })),
  ];
}

function keysAt({ path, others }: PolicyPlace, { messages }: AssistContext): readonly Proposal[] {
  if (path.length === 0) return others.includes('orch') ? [] : [proposal('key', 'orch')];
  const names = schemaAt(path).flatMap(({ properties = {} }) => Object.keys(properties));
  const free = [...names, ...knownKeys(path)].filter((name) => !others.includes(name));
  return distinct(
    free.map((name) => {
      const nodes = schemaAt([...path, name]);
      return { ...proposal('key', name, detailOf(nodes, messages)), docs: descriptionOf(nodes, messages) };
    }),
  );
}

function detailOf(nodes: readonly SchemaNode[], { assist }: AssistContext['messages']): string {
  const usual = nodes.find((node) => node.default !== undefined)?.default;
  const text = usual === undefined ? '' : shown(usual);
  return text === '' || text.length > LONGEST ? '' : `${assist.policy.default}: ${text}`;
}

const LONGEST = 40;

function valuesAt({ path }: PolicyPlace, { workspace, messages }: AssistContext): readonly Proposal[] {
  const nodes = schemaAt(path);
  const usual = nodes.map((node) => node.default).find((value) => value !== undefined);
  const text = usual === undefined || typeof usual === 'object' ? '' : shown(usual);
  const all = [...valuesOf(nodes), ...knownValues(path, workspace.policy), text].filter((value) => value !== '');
  return distinct(all.map((value) => proposal('value', value, value === text ? messages.assist.policy.default : '')));
}

/** The key with what comes behind it: a mapping begins on the next line. */
function keyText(name: string, { path, at, range, followed }: PolicyPlace): string {
  const key = quoted(name);
  if (followed) return key;
  const nodes = schemaAt([...path, name]);
  const mapping = (path.length === 0 || nodes.every(({ type }) => type === 'object')) && at === 'either';
  return mapping ? `${key}:\n${' '.repeat(range.start.character + 2)}` : `${key}: `;
}

/** A text that YAML would read as something else stands in quotes. */
function quoted(text: string): string {
  return /^[*&!@%#?{[>|'"]/.test(text) ? JSON.stringify(text) : text;
}
