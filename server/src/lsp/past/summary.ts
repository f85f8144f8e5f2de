import { formatTime } from '../../core/index.js';
import type { BaseSummary } from '../../protocol.js';
import type { Root, Snapshot } from '../root.js';

/** What a root's ledgers are compared with, for people. */
export function baseOf(root: Root, { past: { kind, commit, without } }: Snapshot): BaseSummary {
  if (kind === 'commit' && commit !== undefined) {
    const { oid, time, author } = commit;
    return { kind, oid, time: formatTime(time), ...(author === undefined ? {} : { author: author.name }) };
  }
  return { kind: kind === 'audit' ? 'audit' : 'none', without: without ?? root.withoutBase ?? 'reading' };
}
