import { idKey, perform, type Intent, type MovePorts } from '../../core/index.js';
import type { NodePorts } from '../../node/movePorts.js';
import type { CommandContext } from '../types.js';
import { deskOf } from './desk.js';
import { preview } from './preview.js';
import { report } from './report.js';

/** Asks for a move and says what came of it. */
export async function runIntent(intent: Intent, context: CommandContext): Promise<number> {
  const { ports, credentials } = deskOf(context);
  const { now, key, dryRun } = context;
  const outcome = await perform(intent, { credentials, now, dryRun, ...(key === undefined ? {} : { key }) }, ports);
  if (outcome.kind === 'accepted') sayWhere(ports, context);
  if (outcome.kind === 'accepted') return dryRun ? preview(outcome, context) : report(outcome, context);
  const subject = outcome.refusal.legal.length === 0 ? undefined : await taskOf(intent, ports);
  return report(outcome, context, subject);
}

/** Who stands in a linked worktree will not find the change there. */
function sayWhere({ home }: NodePorts, { root, json, io, messages }: CommandContext): void {
  if (!json && home !== root) io.err(`orch: ${messages.cliMoves.elsewhere({ home })}\n`);
}

/** The task that an intent is about; of a decision the one that its row asks for. */
async function taskOf(intent: Intent, { store }: MovePorts): Promise<string | undefined> {
  switch (intent.verb) {
    case 'request':
      return intent.target;
    case 'approve':
    case 'reject':
    case 'expire': {
      const key = idKey(intent.id ?? '');
      const { approvals } = (await store.read()).workspace;
      return approvals.find(({ record }) => record.key === key)?.record.target;
    }
    default:
      return 'id' in intent ? intent.id : undefined;
  }
}
