import { expect, it } from 'vitest';
import { resolveCaller } from '../../../../server/src/core/identity/index.js';
import { nextFor } from '../../../../server/src/core/moves/further/index.js';
import { AnsweredWorld, settle } from '../../../../server/src/core/moves/world.js';
import { FLAGS, TASKS } from '../ledgers.js';
import { done, event, OTHER, rootOf, WORKER } from './roots.js';

type Root = ReturnType<typeof rootOf>;

async function next(root: Root, actor: string): Promise<readonly string[]> {
  const snapshot = await root.store.read();
  const caller = resolveCaller(snapshot.workspace.policy, { as: actor });
  if ('code' in caller) throw new Error(caller.code);
  const find = (world: Parameters<typeof nextFor>[2]) => nextFor(snapshot, caller, world, root.now);
  return (await settle(find, new AnsweredWorld(), root.answers)).map(({ record }) => record.id);
}

const HEAD =
  '| task_id | title | state | owner | lock | lock_owner | lock_expires_at | priority | due | depends |\n|-|-|-|-|-|-|-|-|-|-|\n';
const row = (id: string, state: string, owner: string, ...rest: string[]): string =>
  `| ${[id, 'x', state, owner, '-', '-', '-', ...rest].join(' | ')} |\n`;

it('what a caller may start now, the most urgent first', async () => {
  const root = rootOf([], [], {
    [TASKS]:
      HEAD +
      row('T-1', 'READY', 'WORK', '-', '2026-01-20', '-') +
      row('T-2', 'READY', 'WORK', 'P1', '2026-03-01', '-') +
      row('T-3', 'FIX', 'WORK', 'P1', '2026-02-01', '-') +
      row('T-4', 'READY', 'WORK', 'high', '-', '-') +
      row('T-5', 'READY', 'WORK', 'P∞', '-', '-') +
      row('T-6', 'READY', 'WORK', '-', '-', '-') +
      row('T-7', 'READY', 'WORK', 'P0', '-', 'T-1') +
      row('T-8', 'PLAN', 'WORK', 'P0', '-', '-') +
      row('T-9', 'READY', WORKER, 'P0', '-', '-') +
      row('T-10', 'READY', 'CMD', 'P0', '-', '-'),
  });
  expect(await next(root, OTHER)).toEqual(['T-3', 'T-2', 'T-4', 'T-1', 'T-6', 'T-5']);
  expect(await next(root, WORKER)).toEqual(['T-9', 'T-3', 'T-2', 'T-4', 'T-1', 'T-6', 'T-5']);
  await done(root, 'CMD@dana', { verb: 'blocked.add', title: 'x', task: 'T-3' });
  expect((await next(root, OTHER))[0]).toBe('T-2');
});

it('nothing while it is frozen, or while the caller has enough to do', async () => {
  const root = rootOf([{ state: 'READY' }, { id: 'T-2', state: 'READY' }]);
  await done(root, WORKER, event('start', 'T-1'));
  expect([await next(root, WORKER), await next(root, OTHER)]).toEqual([[], ['T-2']]);
  root.store.files.set(FLAGS, 'FREEZE=on\n');
  expect(await next(root, OTHER)).toEqual([]);
});
