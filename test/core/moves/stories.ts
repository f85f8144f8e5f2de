import type { Intent, LegalMove } from '../../../server/src/core/index.js';
import { resolveCaller } from '../../../server/src/core/identity/index.js';
import { legalMoves } from '../../../server/src/core/moves/legal.js';
import { AnsweredWorld, settle } from '../../../server/src/core/moves/world.js';
import type { MemoryRoot } from '../../support/memoryStore.js';
import { intentOf, type Turn } from './worlds.js';

/** What a caller may do with any task, as a shell would ask it. */
async function legalFor(root: MemoryRoot, actor: string): Promise<readonly [string, LegalMove][]> {
  const snapshot = await root.store.read();
  const caller = resolveCaller(snapshot.workspace.policy, { as: actor });
  if ('code' in caller) return [];
  const world = new AnsweredWorld();
  const offers: [string, LegalMove][] = [];
  for (const task of snapshot.workspace.tasks) {
    const context = { caller, now: root.now };
    const moves = await settle(
      (asked) => legalMoves(snapshot, task, { ...context, world: asked }),
      world,
      root.answers,
    );
    offers.push(...moves.map((move): [string, LegalMove] => [task.record.id, move]));
  }
  return offers;
}

/** The intent that a legal move stands for, with what it says is missing. */
export function intentFor(task: string, { event, id, missing }: LegalMove): Intent {
  const reason = missing.includes('--reason TEXT') ? { reason: 'because' } : {};
  if (event === 'approve' || event === 'reject') return { verb: event, id: id ?? '', ...reason };
  const artifacts = missing.includes('--artifact PATH') ? { artifacts: ['src/login.ts'] } : {};
  return { verb: 'event', event, id: task, ...reason, ...artifacts };
}

/** What is asked for in a turn: mostly something that is legal. */
export async function nextIntent(root: MemoryRoot, one: Turn): Promise<Intent> {
  const offered = one.legal ? await legalFor(root, one.actor) : [];
  // Most work goes on; else nearly every task would be held or dropped before long.
  const onward = offered.filter(([, { event }]) => !['hold', 'drop', 'recover', 'park'].includes(event));
  const choices = onward.length > 0 && one.kind % 4 > 0 ? onward : offered;
  const chosen = choices[one.other % Math.max(1, choices.length)];
  return chosen === undefined ? intentOf(await root.workspace(), one) : intentFor(...chosen);
}
