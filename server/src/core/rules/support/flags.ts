import type { FlagName, Workspace } from '../../model/index.js';
import { lineRange } from '../../text/index.js';
import type { Related } from '../types.js';

const NONE: readonly Related[] = [];

/** Where a flag is set: the line that holds. */
export function relatedFlag({ flags, policy }: Workspace, flag: FlagName): readonly Related[] {
  const line = flags?.lines.findLast(({ name }) => name === flag);
  if (line === undefined) return NONE;
  const { start, end } = line.valueRange;
  return [{ file: policy.paths.flags, range: lineRange(line.line, start.character, end.character) }];
}
