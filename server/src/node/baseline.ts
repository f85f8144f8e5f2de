import { promises as fs } from 'node:fs'; // loaded when first used, `node:fs/promises` at once
import { join } from 'node:path';
import {
  formatBaseline,
  readBaseline,
  type Baseline,
  type BaselineReading,
  type Policy,
  type SourceFile,
} from '../core/index.js';
import { readSource } from './files.js';

/** What came of reading the baseline of a workspace: as `readBaseline`, or that its bytes could not be read. */
export type BaselineFile =
  BaselineReading | { readonly kind: 'trouble'; readonly trouble: NonNullable<SourceFile['trouble']>['kind'] };

/**
 * The baseline of a workspace; undefined where it has none.
 * @param read how to read it, where that is not from the disk
 */
export function readBaselineOf(
  root: string,
  policy: Policy,
  read = (path: string): SourceFile | undefined => readSource(root, path),
): BaselineFile | undefined {
  const source = read(policy.paths.baseline);
  if (source === undefined) return undefined;
  return source.trouble === undefined ? readBaseline(source.text) : { kind: 'trouble', trouble: source.trouble.kind };
}

/** Writes the baseline file whole. */
export async function writeBaseline(root: string, policy: Policy, baseline: Baseline): Promise<void> {
  await fs.writeFile(join(root, ...policy.paths.baseline.split('/')), formatBaseline(baseline));
}
