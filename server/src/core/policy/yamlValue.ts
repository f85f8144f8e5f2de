import { isAlias, isMap, isScalar, isSeq, type Alias, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import { keyText, type YamlFault } from './yamlSource.js';

const MOST_NODES = 20_000;
const DEEPEST = 64;
/** Keys that would reach into what JavaScript objects have in common. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

interface Reading {
  readonly document: Document.Parsed;
  readonly faults: YamlFault[];
  nodes: number;
}

/**
 * A YAML node as plain data (a tree: aliases are copied, up to a bound). Of a repeated key the first counts and the
 * others are faults; `__proto__` and the like are faults and left out.
 */
export function plainValue(
  node: unknown,
  document: Document.Parsed,
): { readonly value: unknown; readonly faults: readonly YamlFault[] } {
  const reading: Reading = { document, faults: [], nodes: 0 };
  const value = valueOf(node, reading, 0);
  const exploded = reading.faults.find(({ reason }) => reason === 'too-many-aliases');
  return exploded ? { value: undefined, faults: [exploded] } : { value, faults: reading.faults };
}

function valueOf(node: unknown, reading: Reading, depth: number): unknown {
  if (++reading.nodes > MOST_NODES || depth > DEEPEST) {
    explode(node, reading);
    return undefined;
  }
  if (isAlias(node)) return aliasValue(node, reading, depth);
  if (isMap(node)) return mapValue(node, reading, depth);
  if (isSeq(node)) return node.items.map((item) => valueOf(item, reading, depth + 1));
  return isScalar(node) ? node.value : null;
}

function explode(node: unknown, reading: Reading): void {
  if (reading.faults.at(-1)?.reason !== 'too-many-aliases') reading.faults.push(fault('too-many-aliases', node));
}

function aliasValue(alias: Alias, reading: Reading, depth: number): unknown {
  const target = alias.resolve(reading.document);
  if (target) return valueOf(target, reading, depth + 1);
  reading.faults.push({ ...fault('syntax', alias), detail: `Unresolved alias ${alias.source}` });
  return undefined;
}

function mapValue(map: YAMLMap, reading: Reading, depth: number): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const pair of map.items) {
    const key = keyText(pair);
    if (FORBIDDEN.has(key)) reading.faults.push(fault('forbidden-key', pair.key));
    else if (values.has(key)) reading.faults.push(fault('duplicate-key', pair.key));
    else values.set(key, valueOf(pair.value, reading, depth + 1));
    if (reading.nodes > MOST_NODES) break;
  }
  // What could not be read has its own fault, and is not there.
  return Object.fromEntries([...values].filter(([, value]) => value !== undefined));
}

function fault(reason: YamlFault['reason'], node: unknown): YamlFault {
  const range = (node as Partial<Node> | null)?.range;
  return { reason, from: range?.[0] ?? 0, to: range?.[1] ?? 0 };
}

/** The stretch of the key or the value at a path below `node`; of a collection, that of its key. Undefined where the path leads nowhere. */
export function offsetsOf(
  node: unknown,
  path: readonly string[],
  at: 'key' | 'value',
): { readonly from: number; readonly to: number } | undefined {
  let value = node;
  let key: unknown;
  for (const step of path) {
    if (isMap(value)) {
      const pair: Pair | undefined = value.items.find((item) => keyText(item) === step);
      key = pair?.key;
      value = pair?.value;
    } else if (isSeq(value)) value = value.items[Number(step)];
    else return undefined;
    if (value === undefined) return undefined;
  }
  const meant = at === 'key' || isMap(value) || isSeq(value) ? (key ?? value) : (value ?? key);
  // An empty value has no text of its own to point at.
  return stretch(meant) ?? stretch(key);
}

function stretch(node: unknown): { readonly from: number; readonly to: number } | undefined {
  const range = (node as Partial<Node> | null | undefined)?.range;
  return range && range[1] > range[0] ? { from: range[0], to: range[1] } : undefined;
}
