import type { Baseline, Messages, Policy } from '../../core/index.js';
import { readBaselineOf, type BaselineFile } from '../../node/baseline.js';
import { UsageError } from '../types.js';

/**
 * The baseline of a workspace; undefined where it has none. One that cannot be read is refused, never passed over;
 * only where it is to be written anew, a broken one counts as none (one of a newer Orch does not).
 */
export function baselineOf(root: string, policy: Policy, messages: Messages, writesAnew = false): Baseline | undefined {
  const file = readBaselineOf(root, policy);
  if (file === undefined || (writesAnew && file.kind === 'malformed')) return undefined;
  if (file.kind === 'read') return file.baseline;
  const path = policy.paths.baseline;
  throw new UsageError(messages.cli.unreadableBaseline({ path, problem: problemOf(file, messages) }));
}

function problemOf(file: Exclude<BaselineFile, { kind: 'read' }>, { baseline }: Messages): string {
  if (file.kind === 'newer') return baseline.newer(file);
  return file.kind === 'malformed' ? baseline.malformed(file) : baseline.trouble({ kind: file.trouble });
}
