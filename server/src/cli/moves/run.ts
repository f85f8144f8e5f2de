import { perform, type Intent } from '../../core/index.js';
import type { CommandContext } from '../types.js';
import { deskOf } from './desk.js';
import { preview } from './preview.js';
import { report } from './report.js';

/** Asks for a move and says what came of it. */
export async function runIntent(intent: Intent, context: CommandContext): Promise<number> {
  const { ports, credentials } = deskOf(context);
  const { now, key, dryRun } = context;
  const outcome = await perform(intent, { credentials, now, dryRun, ...(key === undefined ? {} : { key }) }, ports);
  return outcome.kind === 'accepted' && dryRun ? preview(outcome, context) : report(outcome, intent, context);
}
