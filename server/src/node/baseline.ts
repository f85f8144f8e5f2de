import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatBaseline, readBaseline, type Baseline, type Policy } from '../core/index.js';
import { readSource } from './files.js';

/** The baseline of a workspace; undefined where it has none. Throws where it is there but cannot be read. */
export async function readBaselineOf(root: string, policy: Policy): Promise<Baseline | undefined> {
  const source = await readSource(root, policy.paths.baseline);
  if (source === undefined) return undefined;
  return readBaseline(source.text);
}

/** Writes the baseline file whole. */
export async function writeBaseline(root: string, policy: Policy, baseline: Baseline): Promise<void> {
  await writeFile(join(root, ...policy.paths.baseline.split('/')), formatBaseline(baseline));
}
