import type { Policy } from '../../policy/index.js';
import { refuse } from '../refuse.js';
import type { Step } from '../step.js';
import { locate, workOf } from '../submission.js';
import type { Refusal, World } from '../types.js';

/** A submission shows something that is there: files or folders as artifacts, or a change in git. Words show nothing. */
export function somethingToShow(step: Step): Refusal | undefined {
  const { task, policy, world } = step;
  const { artifacts, change } = workOf(step);
  for (const written of artifacts) {
    const fault = faultOf(written, policy, world);
    if (fault !== undefined) return refuse(`submit/artifact-${fault}`, { id: task.id, path: written });
  }
  const shown = artifacts.some((written) => locate(written, policy, world).kind === 'found');
  const nothing = !shown && (change?.files.length ?? 0) === 0;
  return nothing ? refuse('submit/nothing', { id: task.id }) : undefined;
}

function faultOf(written: string, policy: Policy, world: World): 'outside' | 'missing' | 'ledger' | undefined {
  const found = locate(written, policy, world);
  if (found.kind === 'outside' || found.kind === 'missing') return found.kind;
  if (found.kind === 'none') return undefined;
  if (world.fact(found.path, false).kind === 'other') return 'outside';
  return [...policy.paths.tasks, ...policy.paths.approvals].includes(found.path) ? 'ledger' : undefined;
}
