import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  defaultPolicy,
  loadPolicy,
  resolvePolicy,
  TASK_COLUMNS,
  type PolicyInput,
} from '../../../server/src/core/policy/index.js';
import { APPROVAL_COLUMNS, APPROVAL_KINDS, CATEGORIES } from '../../../server/src/core/policy/index.js';

interface Schema {
  readonly description?: string;
  readonly 'x-ja'?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly type?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const schema = JSON.parse(read('server/src/core/policy/schema.json')) as Schema;
const docs = read('docs/policy.md');

/** Every schema in the schema, with its path. */
function all(node: Schema, path: string): [string, Schema][] {
  const named = [...Object.entries(node.properties ?? {}), ...Object.entries(node.definitions ?? {})];
  const others = [node.items, node.propertyNames, node.additionalProperties, ...(node.anyOf ?? [])];
  return [
    [path, node],
    ...named.flatMap(([key, child]) => all(child, `${path}/${key}`)),
    ...others.flatMap((child, index) => (typeof child === 'object' ? all(child, `${path}/${index}`) : [])),
  ];
}

/** The defaults that the schema declares, as an input. */
function defaultsOf({ properties = {} }: Schema): Record<string, unknown> {
  const entries = Object.entries(properties).map(([key, child]) => [key, child.default ?? defaultsOf(child)] as const);
  return Object.fromEntries(entries.filter(([, value]) => typeof value !== 'object' || Object.keys(value).length > 0));
}

describe('schema.json', () => {
  it('describes every key in both languages', () => {
    const keys = all(schema, '').flatMap(([path, node]) => {
      return Object.entries(node.properties ?? {}).map(([key, child]) => [`${path}/${key}`, child] as const);
    });
    const silent = keys.filter(([, child]) => !child.description || !child['x-ja']).map(([path]) => path);
    expect(silent).toEqual([]);
  });

  it('declares the defaults that hold', () => {
    const declared = defaultsOf(schema);
    expect(declared).toHaveProperty('lock.ttl_minutes', 30);
    expect(resolvePolicy(declared as PolicyInput)).toEqual({ policy: defaultPolicy, problems: [] });
  });

  it('bounds every text', () => {
    const texts = all(schema, '').filter(([, { type, enum: values }]) => type === 'string' && values === undefined);
    expect(texts.filter(([, { maxLength }]) => maxLength === undefined).map(([path]) => path)).toEqual([]);
  });

  it('names the same things as the types', () => {
    const { properties = {}, definitions = {} } = schema;
    const namesAt = (node: Schema | undefined) => (node?.additionalProperties as Schema | undefined)?.enum;
    expect(namesAt(properties['columns']?.properties?.['tasks'])).toEqual([...TASK_COLUMNS, 'off']);
    expect(namesAt(properties['columns']?.properties?.['approvals'])).toEqual([...APPROVAL_COLUMNS, 'off']);
    expect(namesAt(properties['approvals']?.properties?.['kinds'])).toEqual(APPROVAL_KINDS);
    expect(definitions['state']?.properties?.['category']?.enum).toEqual(CATEGORIES);
  });
});

describe('docs/policy.md', () => {
  const examples = [...docs.matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1] ?? '');

  it('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  it.each(examples)('shows a policy without a problem:\n%s', (yaml) => {
    const { problems, document } = loadPolicy(`---\n${yaml}---\n`);
    expect(problems).toEqual([]);
    expect(document.input).toBeDefined();
  });

  it('shows every key', () => {
    for (const key of Object.keys(schema.properties ?? {})) expect(docs).toContain(`\`${key}\``);
  });
});
