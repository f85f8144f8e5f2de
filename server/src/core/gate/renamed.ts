import type { PlacedAuditLine } from '../audit/index.js';
import type { RenamedRow } from '../model/index.js';
import { RENAME } from '../past/renames.js';
import type { Policy } from '../policy/index.js';
import { isByCommand } from './commands.js';

/** What audited renames changed: the rows of each, in order. Only those of who commands count. */
export function renamesIn(lines: readonly PlacedAuditLine[], policy: Policy): readonly (readonly RenamedRow[])[] {
  return lines.flatMap(({ line }) => (line.event === RENAME && isByCommand(line, policy) ? [line.rows] : []));
}
