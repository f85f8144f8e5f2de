import type { Messages } from '../messages/index.js';
import { formatTime } from '../model/index.js';
import type { FileChange } from '../ports.js';
import { lineChanges, type LineChange } from './changes.js';
import type { Plan, Refusal } from './types.js';

/** What an accepted move answers, as the command line prints it and a key keeps it (SPEC §4). */
export interface MoveResult {
  readonly version: 1;
  readonly ok: true;
  readonly event: string;
  readonly id: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly lock: { readonly owner: string; readonly expires: string; readonly token: number } | null;
  readonly approval: string | null;
  readonly changes: readonly LineChange[];
  /** Sequence of its line in the audit log of this clone: what `orch undo` takes. */
  readonly seq: number;
}

/** The answer to a plan that was committed. */
export function resultOf(plan: Plan, changes: readonly FileChange[], seq: number): MoveResult {
  const { event, id, from, to, lease, approval } = plan;
  const lock = lease === null ? null : { owner: lease.holder, expires: formatTime(lease.expires), token: lease.token };
  const texts = new Map(changes.map(({ path, before }) => [path, before ?? '']));
  return {
    version: 1,
    ok: true,
    event,
    id,
    from,
    to,
    lock,
    approval,
    changes: plan.files.flatMap(({ path, edits }) => lineChanges(path, texts.get(path) ?? '', edits)),
    seq,
  };
}

/** The JSON of a refusal (SPEC §4). Its message is put into a language by `sayRefusal`. */
export interface RefusalJson {
  readonly version: 1;
  readonly ok: false;
  readonly code: string;
  readonly message: string;
  readonly legal: Refusal['legal'];
  readonly retry: string;
  readonly holder?: string;
  readonly alreadyDone?: true;
}

/** A refusal as `--json` prints it. */
export function refusalJson(refusal: Refusal, messages: Messages): RefusalJson {
  const { code, legal, retry, holder, alreadyDone } = refusal;
  return {
    version: 1,
    ok: false,
    code,
    message: sayRefusal(refusal, messages),
    legal,
    retry: typeof retry === 'number' ? formatTime(retry) : retry,
    ...(holder === undefined ? {} : { holder }),
    ...(alreadyDone === undefined ? {} : { alreadyDone }),
  };
}

/** The sentence of a refusal: what is wrong; what is legal. */
export function sayRefusal({ code, params }: Pick<Refusal, 'code' | 'params'>, messages: Messages): string {
  const say = messages.moves.refusals[code] as (params: Refusal['params']) => string;
  return say(params);
}
