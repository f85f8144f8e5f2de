import type { Messages } from '../messages/index.js';
import type { Policy } from '../policy/index.js';

/**
 * What a `.gitattributes` has to say of Orch's files: ledgers are text, the audit log and the evidence keep every byte,
 * since hashes are made of them. What it says of them already, whatever that is, stays. Undefined where it says all.
 */
export function withAttributes(before: string, policy: Policy, { scaffold }: Messages): string | undefined {
  const said = new Set(before.split(/\r\n|\r|\n/).map((line) => line.trim().split(/\s/, 1)[0]));
  const lines = attributesOf(policy)
    .filter(([pattern]) => !said.has(pattern))
    .map(([pattern, attribute]) => `${pattern} ${attribute}`);
  if (lines.length === 0) return undefined;
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  const gap = before === '' || /[\r\n]$/.test(before) ? '' : eol;
  return before + gap + [`# ${scaffold.attributes}`, ...lines, ''].join(eol);
}

function attributesOf({ paths }: Policy): readonly (readonly [pattern: string, attribute: string])[] {
  return [
    ...[...paths.tasks, ...paths.approvals, paths.flags].map((path) => [pattern(path), 'text'] as const),
    [pattern(`${paths.audit}/**`), '-text'],
    [pattern(`${paths.evidence}/**`), '-text'],
  ];
}

/** A path as git takes it for a pattern; a leading `/` ties it to the root. */
function pattern(path: string): string {
  const rooted = `/${path}`;
  return /[\s"\\]/.test(rooted) ? `"${rooted.replace(/["\\]/g, '\\$&')}"` : rooted;
}
