import type { Messages } from '../messages/index.js';
import {
  blockersOf,
  formatDuration,
  idKey,
  parseActor,
  type Entry,
  type Task,
  type Workspace,
} from '../model/index.js';
import { roleOf, stateOf, type EventDefinition, type Policy, type State } from '../policy/index.js';
import { eventsFrom, targetOf } from '../process/index.js';
import type { AssistCaller } from './context.js';

type Needs = Messages['assist']['needs'];

/** Something that a move needs or does, before it is put into a language. */
export type Need =
  | {
      readonly code: { [K in keyof Needs]: Needs[K] extends string ? K : never }[keyof Needs];
      readonly met: boolean | undefined;
    }
  | { readonly code: 'dependency'; readonly id: string; readonly state: string; readonly met: false }
  | { readonly code: 'locked'; readonly owner: string; readonly met: false }
  | { readonly code: 'blocked'; readonly id: string; readonly met: false };

/** A move that the process knows from a task's state. */
export interface Move {
  readonly event: EventDefinition;
  /** Undefined where it leads back to a state that nobody noted. */
  readonly target: State | undefined;
  readonly needs: readonly Need[];
}

/** The moves that lead on from where a task is, whoever asks, each with what it needs. */
export function movesOf(workspace: Workspace, task: Task, now: number): readonly Move[] {
  if (task.state === undefined) return [];
  return eventsFrom(workspace.policy, task.state).map(({ event, target }) => ({
    event,
    target: target === 'origin' ? originOf(workspace, task, event) : target,
    needs: needsOf(workspace, task, event, now),
  }));
}

function originOf({ policy }: Workspace, task: Task, event: EventDefinition): State | undefined {
  const held = task.notes.find(({ key }) => key === 'held_from')?.value.text;
  const origin = held === undefined ? undefined : stateOf(policy, held);
  return origin === undefined ? undefined : targetOf(policy, event, { origin });
}

function needsOf(workspace: Workspace, task: Task, event: EventDefinition, now: number): Need[] {
  const needs: Need[] = [];
  if (event.reason === 'required') needs.push({ code: 'reason', met: undefined });
  if (event.lock === 'acquire') needs.push(...startNeeds(workspace, task, now));
  if (event.lock === 'release' && task.lock !== undefined) needs.push({ code: 'releases', met: undefined });
  if (event.approval === 'open-result') needs.push(...submitNeeds(task));
  if (event.approval === 'require-approved') needs.push({ code: 'approved', met: resultApproved(workspace, task) });
  if (event.approval === 'reject-pending' && hasPending(workspace, task))
    needs.push({ code: 'rejects', met: undefined });
  if (event.approval === 'expire-pending' && hasPending(workspace, task))
    needs.push({ code: 'expires', met: undefined });
  return needs;
}

function startNeeds(workspace: Workspace, task: Task, now: number): Need[] {
  const open = task.depends.flatMap(({ text }): Need[] => {
    const on = workspace.taskByKey.get(idKey(text))?.record;
    return on?.state?.category === 'done'
      ? []
      : [{ code: 'dependency', id: text, state: on?.text('state') ?? '', met: false }];
  });
  const holder = holderOf(task, now);
  const blocked = blockersOf(workspace, task).map((id): Need => ({ code: 'blocked', id, met: false }));
  return [
    { code: 'acquires', met: undefined },
    ...open,
    ...blocked,
    ...(holder === undefined ? [] : [{ code: 'locked', owner: holder, met: false } as const]),
    ...(workspace.flags?.freeze === 'on' ? [{ code: 'frozen', met: false } as const] : []),
  ];
}

function submitNeeds(task: Task): Need[] {
  return [
    { code: 'opensResult', met: undefined },
    { code: 'artifact', met: task.artifacts.length > 0 },
  ];
}

/** Who holds a lock that has not expired. */
export function holderOf(task: Task, now: number): string | undefined {
  const { lock } = task;
  if (lock === undefined) return undefined;
  const live = lock.expires === undefined || !('ms' in lock.expires) || lock.expires.ms > now;
  return live ? (lock.owner ?? lock.cell?.owner ?? parseActor(lock.text)).text : undefined;
}

function resultApproved(workspace: Workspace, task: Task): boolean {
  const results = (workspace.approvalsByTarget.get(task.key) ?? []).filter(
    ({ record }) => record.declaredKind === 'result',
  );
  return results.at(-1)?.record.status === 'approved';
}

function hasPending(workspace: Workspace, task: Task): boolean {
  return (workspace.approvalsByTarget.get(task.key) ?? []).some(({ record }) => record.status === 'pending');
}

/** Whose live lock is on a task. */
export type Holder = 'mine' | 'other' | 'nobody';

/** Whether the table lets somebody make a move with a task: what the guards say beyond it is for the planners. */
export function mayMake({ event }: Move, task: Task, caller: AssistCaller, holder: Holder, policy: Policy): boolean {
  return event.by.some((who) => {
    if (who === 'owner') return task.owner !== undefined && roleOf(policy, task.owner.text) === caller.role;
    if (who === 'holder') return holder === 'mine';
    // What is the holder's to do is anybody's once there is none.
    if (who === 'any') return holder !== 'other' || !event.by.includes('holder');
    return who === caller.role.name || (who === 'approver' && caller.role.approves);
  });
}

/** Who may make a move, for reading: `CMD, AUDIT`, `the owner (WORK@claude-2)`. */
export function whoMay({ event }: Move, task: Task | undefined, { assist }: Messages): string {
  const name = (who: string): string => {
    if (who === 'owner') return named(assist.who.owner, task?.owner?.text);
    if (who === 'holder') return named(assist.who.holder, task?.lock?.owner?.text);
    return who === 'any' || who === 'approver' ? assist.who[who] : who;
  };
  return event.by.map(name).join(', ');
}

function named(role: string, actor: string | undefined): string {
  return actor === undefined ? role : `${role} (${actor})`;
}

/** The sentence of a need. */
export function sayNeed(need: Need, { assist }: Messages): string {
  if (need.code === 'dependency') return assist.needs.dependency(need);
  if (need.code === 'locked') return assist.needs.locked(need);
  if (need.code === 'blocked') return assist.needs.blocked(need);
  return assist.needs[need.code];
}

/** How long a moment is away, for reading, and on which side of now. */
export function awayFrom(ms: number, now: number): { readonly past: boolean; readonly duration: string } {
  return { past: ms <= now, duration: formatDuration(Math.abs(ms - now)) };
}

/** An entry's place for reading: the task's id, or what stands for a missing one. */
export function nameOf({ record }: Entry<Task>, { assist }: Messages): string {
  return record.id === '' ? assist.labels.noId : record.id;
}
