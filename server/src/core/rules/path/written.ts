import { barePath, parsePath, type Approval, type Part, type Task } from '../../model/index.js';
import { lineRange, type Range } from '../../text/index.js';
import { findTarget } from '../support/files.js';
import type { RuleContext } from '../types.js';

/** The paths that a record names: artifacts of a task, evidence of an approval. */
export function pathsIn(record: Task | Approval): readonly Part[] {
  return record.kind === 'task' ? record.artifacts : record.evidence;
}

/** A path that is not written as every machine reads it. */
export type Foreign =
  | {
      readonly kind: 'absolute' | 'backslash';
      /** Relative to the root, '' where it was not found. */ readonly found: string;
    }
  /** It leads out of the workspace, as far as can be told without looking. */
  | { readonly kind: 'outside' };

/** A share of another machine. */
const SHARE = /^(?:\\{2,4}|\/\/)[^\\/\s]+[\\/]/;
/** Folders in which no working tree lies. */
const SYSTEM = /^(?:\/(?:etc|dev|proc|sys|boot|bin|sbin|root)(?:\/|$)|[a-z]:[\\/]+windows(?:[\\/]|$))/i;
const DRIVE = /^[a-z]:(?:[\\/]|$)/i;

/**
 * Judges a path as written; undefined for one that is fine, that is no path, or that the policy's `roots` resolve. A
 * share or a folder of the system counts as outside once it is known that nothing in the workspace is meant.
 */
export function foreign(text: string, context: RuleContext): Foreign | undefined {
  const bare = barePath(text);
  const reference = parsePath(text, context.policy.roots);
  if (reference.kind === 'outside') return { kind: 'outside' };
  if (reference.kind === 'none' || (reference.kind === 'relative' && (reference.portable || isAbsolute(bare))))
    return undefined;
  const kind = reference.kind === 'relative' ? 'backslash' : 'absolute';
  if (/^[a-z]:/i.test(bare) && !DRIVE.test(bare)) return undefined;
  const target = findTarget(text, context);
  if (target.kind !== 'found' && (SHARE.test(bare) || SYSTEM.test(bare))) {
    return target.kind === 'unknown' ? undefined : { kind: 'outside' };
  }
  return { kind, found: target.kind === 'found' ? target.path : '' };
}

function isAbsolute(bare: string): boolean {
  return DRIVE.test(bare) || /^[\\/~]/.test(bare);
}

/** Where the path itself stands in a list's member, which may hold decoration and a remark beside it. */
export function placeOf({ text, range }: Part): { readonly path: string; readonly range: Range } {
  const path = barePath(text);
  const { start, end } = range;
  const at = text.indexOf(path);
  const exact = start.line === end.line && end.character - start.character === text.length && at !== -1;
  return {
    path,
    range: exact ? lineRange(start.line, start.character + at, start.character + at + path.length) : range,
  };
}
