import { roleOf } from '../../policy/index.js';
import { archiveOf } from '../archive.js';
import { dependenciesOf } from '../depends.js';
import { refuse } from '../refuse.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';

/** Work that is planned enough to go on: it has an owner with a role, and waits for nothing unheard of. */
export function known(step: Step): Refusal | undefined {
  const { task, policy, workspace, world, entry } = step;
  if (!task.has('owner')) return refuse('ledger/missing-column', { path: entry.file.path, columns: 'owner' });
  const { owner } = task;
  if (owner === undefined || roleOf(policy, owner.text) === undefined) {
    const params = { id: task.id, owner: owner?.text ?? '', roles: [...policy.roles.keys()].join(', ') };
    return refuse('ready/owner-unknown', params);
  }
  const unknown = dependenciesOf(workspace, task).filter(({ entry }) => entry === undefined);
  if (unknown.length === 0) return undefined;
  const archive = archiveOf(world, policy);
  const nowhere = unknown.filter(({ id }) => !archive.has(id)).map(({ id }) => id);
  return nowhere.length === 0
    ? undefined
    : refuse('ready/depends-unknown', { id: task.id, depends: nowhere.join(', ') });
}
