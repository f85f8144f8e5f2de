import {
  idKey,
  refusalJson,
  type Intent,
  type LostLease,
  type Messages,
  type MoveResult,
  type Outcome,
  type Refusal,
  type Workspace,
} from '../../core/index.js';
import type { MoveDone, MoveRefused } from '../../protocol.js';
import type { Root } from '../root.js';
import { homeOf } from '../uris.js';
import { offerOf } from './offers.js';

/** Where an answer is given. */
interface Answering {
  readonly root: Root;
  /** Where the ledgers were written. */
  readonly written?: string;
  readonly messages: Messages;
}

/** What an editor gets for a move that was made. */
export function doneOf(
  { result, notices }: Extract<Outcome, { kind: 'accepted' }>,
  { root, messages, written = root.uri }: Answering,
): MoveDone {
  const said = notices.map((lost) => noticeOf(lost, messages));
  const home = homeOf(root.uri, written);
  return {
    ...result,
    root: root.uri,
    ...(home === undefined ? {} : { home }),
    summary: summaryOf(result, messages),
    notices: said,
  };
}

/** What an editor gets for a move that was not made: the reason, and what may be done instead, ready to be made. */
export function refusedOf(
  refusal: Refusal,
  notices: readonly LostLease[],
  subject: { readonly intent: Intent; readonly workspace: Workspace | undefined },
  { root, messages }: Answering,
): MoveRefused {
  const { intent, workspace } = subject;
  const task = workspace && taskOf(intent, workspace);
  const offers =
    workspace === undefined
      ? []
      : refusal.legal.flatMap((move) =>
          move.id === undefined && task === undefined
            ? []
            : [offerOf(move, task ?? '', { root: root.uri, policy: workspace.policy, messages })],
        );
  const said = notices.map((lost) => noticeOf(lost, messages));
  return { ...refusalJson(refusal, messages), root: root.uri, offers, notices: said };
}

/** The task that an intent is about; of a decision the one that its row asks for. */
function taskOf(intent: Intent, { approvals }: Workspace): string | undefined {
  if (intent.verb === 'request') return intent.target;
  if (intent.verb === 'approve' || intent.verb === 'reject' || intent.verb === 'expire') {
    const key = idKey(intent.id ?? '');
    return approvals.find(({ record }) => record.key === key)?.record.target;
  }
  return 'id' in intent ? intent.id : undefined;
}

/** `T-1 READY → DOING`, else what was done to what. */
function summaryOf({ event, id, from, to }: MoveResult, { cliMoves, editor }: Messages): string {
  if (to !== null && from !== to) return `${id ?? ''} ${from ?? `(${cliMoves.created})`} → ${to}`.trim();
  const say = Object.entries(cliMoves.did).find(([name]) => name === event)?.[1];
  if (say !== undefined && id !== null) return say({ id });
  return [editor.offers[event] ?? event, id].filter((part) => part !== null).join(' ');
}

function noticeOf({ task, event, holder }: LostLease, { editor }: Messages): string {
  return editor.leaseLost({ task, event, holder });
}
