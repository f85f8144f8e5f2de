import type { Messages } from '../../messages/index.js';
import { code, line, plain, titleLine, type Card, type Span } from '../rich.js';
import type { SchemaNode } from './schema.js';

/** What the schema says of a place: what it is for, its default, what may stand there. */
export function explained(nodes: readonly SchemaNode[], messages: Messages): Card {
  const { policy } = messages.assist;
  const text = descriptionOf(nodes, messages);
  const usual = nodes.find((node) => node.default !== undefined)?.default;
  const allowed = valuesOf(nodes);
  return [
    ...(text === '' ? [] : [titleLine(...spansOf(text))]),
    ...(usual === undefined ? [] : [line(policy.default, code(shown(usual)))]),
    ...(allowed.length === 0 ? [] : [line(policy.allowed, ...listed(allowed))]),
  ];
}

/** What a place is for, in the language of the messages; '' where nobody says. */
export function descriptionOf(nodes: readonly SchemaNode[], { assist }: Messages): string {
  const said = nodes.find(({ description }) => description !== undefined);
  return said === undefined ? '' : assist.policy.described({ en: said.description ?? '', ja: said['x-ja'] ?? '' });
}

/** The values that may stand at a place, where they can be counted. */
export function valuesOf(nodes: readonly SchemaNode[]): readonly string[] {
  const all = nodes.flatMap((node) => {
    if (node.type === 'boolean') return ['true', 'false'];
    return node.const === undefined ? (node.enum ?? []) : [shown(node.const)];
  });
  return [...new Set(all)];
}

/** A default as somebody would write it on a line. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What stands in ticks is code. */
function spansOf(text: string): readonly Span[] {
  return text.split('`').map((part, at) => (at % 2 === 1 ? code(part) : plain(part)));
}

function listed(values: readonly string[]): readonly Span[] {
  return values.flatMap((value, at) => (at === 0 ? [code(value)] : [plain(', '), code(value)]));
}
