import type { Part, Task } from '../../model/index.js';
import type { Policy, Severity } from '../../policy/index.js';
import type { RuleContext } from '../types.js';
import { findTarget, type Target } from './files.js';

/** A member of a task's artifact list, and where it leads. */
export interface ArtifactTarget {
  readonly part: Part;
  readonly target: Target;
}

/**
 * Where the artifacts of a task lead. Patterns (`src/*.ts`) name no single file and are left out. Every rule asks anew:
 * what it asked for is how the engine knows when to ask it again.
 */
export function artifactTargets(task: Task, context: RuleContext): readonly ArtifactTarget[] {
  return task.artifacts
    .filter(({ text }) => !/[*?{}]/.test(text))
    .map((part) => ({ part, target: findTarget(part.text, context) }));
}

/**
 * How much a fault of an artifact weighs: before review it is still to be made, from then on it is what the work is
 * judged by. Undefined for a task that nobody judges any more.
 */
export function artifactSeverity({ state }: Task): Severity | undefined {
  if (state?.category === 'review' || state?.category === 'done') return 'warning';
  return state?.category === 'dropped' ? undefined : 'hint';
}

export function isLedger({ paths }: Policy, path: string): boolean {
  return paths.tasks.includes(path) || paths.approvals.includes(path);
}
