import type { Messages } from '../messages/index.js';
import { foldedKey, readTasks, type Approval } from '../model/index.js';
import {
  heldBack,
  planNewId,
  type Named,
  type NewIdContext,
  type RenamePlan,
  type RenameRefusal,
  type Renaming,
} from '../naming/index.js';
import type { Past } from '../past/index.js';
import { parseMarkdown } from '../syntax/index.js';

/** What a rename by hand is planned on. */
export interface RenameContext extends Omit<NewIdContext, 'isReserved' | 'isFixed'> {
  readonly past: Past;
  /** Text of the archive ledger, where there is one. */
  readonly archive: string | undefined;
}

/**
 * Gives something another id everywhere, as an edit by hand: `planNewId`, and refused too where others know the id by the
 * last commit or the audit log. A rename all the same would be one that `check` reports as an error.
 */
export function planRename(renaming: Renaming, context: RenameContext): RenamePlan | RenameRefusal {
  const { named, from, to } = renaming;
  const refusal = to === from ? undefined : renameFrozen(named, from, context);
  return refusal ?? planNewId(renaming, handContext(named, context));
}

/**
 * Why an id may not change by hand, whatever the new one.
 * @param from the id as written
 */
export function renameFrozen(named: Named, from: string, context: RenameContext): RenameRefusal | undefined {
  const { kind } = named;
  if (kind === 'blocked') return undefined;
  if (UNKNOWN.has(context.past.without)) return { code: 'baseUnknown' };
  return knownAs(kind, named.key, from, context.past) ?? heldBack(named, from, handContext(named, context));
}

const UNKNOWN: ReadonlySet<Past['without']> = new Set(['untrusted', 'unreadable', 'no-program'] as const);

/** Whether the last commit or the audit log knows a task, or nobody can tell: then its id changes by a move alone. */
export function isRenamedByMove({ kind, key }: Named, past: Past): boolean {
  if (kind !== 'task') return false;
  return UNKNOWN.has(past.without) || past.lastMove(kind, key) !== undefined || past.tasks.has(key);
}

/**
 * Why the id of a task may not change by the move either, whatever the new one.
 * @param from the id as written
 */
export function moveFrozen(named: Named, from: string, context: RenameContext): RenameRefusal | undefined {
  return heldBack(named, from, { ...handContext(named, context), isFixed: () => false });
}

function knownAs(kind: 'task' | 'approval', key: string, id: string, past: Past): RenameRefusal | undefined {
  const params = { id };
  if (past.lastMove(kind, key) !== undefined) {
    return kind === 'task' ? { code: 'logged', params } : { code: 'loggedApproval', params };
  }
  if (!(kind === 'task' ? past.tasks : past.approvals).has(key)) return undefined;
  return kind === 'task' ? { code: 'committed', params } : { code: 'committedApproval', params };
}

function handContext({ kind }: Named, { past, archive, ...rest }: RenameContext): NewIdContext {
  const { policy } = rest.workspace;
  return {
    ...rest,
    isReserved: (id) => kind !== 'blocked' && isReserved(kind, foldedKey(id)),
    isFixed: ({ key }: Approval) => past.approvals.has(key) || past.lastMove('approval', key) !== undefined,
  };

  /** An id that something had once is never used again. */
  function isReserved(of: 'task' | 'approval', folded: string): boolean {
    if (past.taken[of].has(folded)) return true;
    if (of !== 'task' || archive === undefined) return false;
    return readTasks(parseMarkdown(archive), policy).entries.some(({ item }) => foldedKey(item.id) === folded);
  }
}

/** The sentence of a refusal in a language. */
export function sayRename(refusal: RenameRefusal, { rename }: Messages): string {
  if (!('params' in refusal)) return rename[refusal.code];
  const say = rename[refusal.code] as (params: object) => string;
  return say(refusal.params);
}
