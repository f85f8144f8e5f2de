import type { AuditEntry } from '../audit/index.js';
import type { TaskColumn } from '../policy/index.js';
import { changeTask, makePlan } from './draft.js';
import { effectsOf } from './effects/index.js';
import type { Effect } from './effects/types.js';
import { guarded } from './guards/index.js';
import { isRefusal, refuse } from './refuse.js';
import { wrongRole } from './role.js';
import { stepOf, type Step } from './step.js';
import type { EventIntent, MoveContext, Plan, Refusal, Snapshot } from './types.js';

/**
 * An event of the process on a task, the policy's own events included: state → definition → role → reason → guards →
 * effects. Refuses at the first that does not hold.
 */
export function planEvent(snapshot: Snapshot, intent: EventIntent, context: MoveContext): Plan | Refusal {
  const step = stepOf(snapshot, intent, context);
  if (isRefusal(step)) return step;
  return hindered(step) ?? carriedOut(step);
}

/** Why an event cannot happen, without working out what it would write; undefined where it can. */
export function whyNot(snapshot: Snapshot, intent: EventIntent, context: MoveContext): Refusal | undefined {
  const step = stepOf(snapshot, intent, context);
  return isRefusal(step) ? step : hindered(step);
}

function hindered(step: Step): Refusal | undefined {
  return wrongRole(step) ?? noReason(step) ?? guarded(step);
}

function noReason({ event, intent, task }: Step): Refusal | undefined {
  if (event.reason === 'optional' || (intent.reason ?? '').trim() !== '') return undefined;
  return refuse('move/reason-missing', { event: event.name, id: task.id });
}

function carriedOut(step: Step): Plan | Refusal {
  const effects = effectsOf(step);
  const refusal = effects.find((effect) => isRefusal(effect));
  if (refusal !== undefined && isRefusal(refusal)) return refusal;
  const done = effects as readonly Effect[];
  const { snapshot, task, event, from, target, workspace, entry } = step;
  const values = merged<Partial<Record<TaskColumn, string | undefined>>>(done.map((effect) => effect.values ?? {}));
  return makePlan(snapshot, step, {
    event: event.name,
    id: task.id,
    from: from.name,
    to: target.name,
    drafts: [changeTask(workspace, entry, values), ...done.flatMap(({ drafts }) => drafts ?? [])],
    ...merged<Pick<Effect, 'runtime' | 'lease' | 'approval'>>(
      done.map(({ runtime, lease, approval }) => ({
        ...(runtime && { runtime }),
        ...(lease && { lease }),
        ...(approval !== undefined && { approval }),
      })),
    ),
    audit: { ...reasonOf(step), ...merged<Partial<AuditEntry>>(done.map(({ audit }) => audit ?? {})) },
  });
}

function merged<T extends object>(parts: readonly T[]): T {
  return Object.assign({}, ...parts) as T;
}

function reasonOf({ intent }: Step): { reason?: string } {
  const reason = intent.reason?.trim() ?? '';
  return reason === '' ? {} : { reason };
}
