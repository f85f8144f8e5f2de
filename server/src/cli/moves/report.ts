import { messagesFor, refusalJson, type LostLease, type Outcome, type Refusal } from '../../core/index.js';
import { EXIT, type CommandContext } from '../types.js';
import { sayDone, sayLost, sayRefused } from './say.js';

/**
 * Says how a move ended, and gives the exit code of it. With `--json` the answer is one line of standard output.
 * @param subject the task that the legal moves of a refusal are about
 */
export function report(outcome: Outcome, context: CommandContext, subject?: string): number {
  sayNotices(outcome.notices, context);
  if (outcome.kind === 'refused') return refused(outcome.refusal, context, subject);
  const { io, json, messages, now } = context;
  io.out(
    `${json ? JSON.stringify(outcome.result) : sayDone(outcome.result, messages, now, outcome.plan?.audit.rows)}\n`,
  );
  return EXIT.fine;
}

/** What the caller lost comes first: it may be why he asks. */
export function sayNotices(notices: readonly LostLease[], { io, messages }: CommandContext): void {
  for (const notice of notices) io.err(`${sayLost(notice, messages)}\n`);
}

/** Others write the ledgers at the same time: asking again is all there is to do. */
const CROWDED: ReadonlySet<string> = new Set(['store/conflict', 'store/busy']);

/** Says why there is no answer, and gives the exit code of it. */
export function refused(refusal: Refusal, { io, json, messages, as }: CommandContext, subject?: string): number {
  // As with `check --format json`: programs get one language.
  if (json) io.out(`${JSON.stringify(refusalJson(refusal, messagesFor('en')))}\n`);
  else io.err(`${sayRefused(refusal, messages, subject, as)}\n`);
  return refusal.retry === 'now' && CROWDED.has(refusal.code) ? EXIT.conflict : EXIT.refused;
}
