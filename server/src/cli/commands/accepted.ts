import type { Baseline, Messages, Policy, SourceFile } from '../../core/index.js';
import { readBaselineOf } from '../../node/baseline.js';
import { UsageError } from '../types.js';

interface BaselineOptions {
  readonly writesAnew?: boolean;
  /** How to read it, where that is not from the disk. */
  readonly read?: ((path: string) => SourceFile | undefined) | undefined;
}

/**
 * The baseline of a workspace; undefined where it has none. One that cannot be read is refused, never passed over;
 * only where it is to be written anew, a broken one counts as none (one of a newer Orch does not).
 */
export function baselineOf(
  root: string,
  policy: Policy,
  messages: Messages,
  { writesAnew = false, read }: BaselineOptions = {},
): Baseline | undefined {
  const file = readBaselineOf(root, policy, read);
  if (file === undefined || (writesAnew && file.kind === 'malformed')) return undefined;
  if (file.kind === 'read') return file.baseline;
  const path = policy.paths.baseline;
  if (file.kind === 'newer') throw new UsageError(messages.baseline.newer({ ...file, path }));
  const { malformed, trouble } = messages.baseline;
  const problem = file.kind === 'malformed' ? malformed(file) : trouble({ kind: file.trouble });
  throw new UsageError(messages.cli.unreadableBaseline({ path, problem }));
}
