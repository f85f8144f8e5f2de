import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Intent } from '../../server/src/core/index.js';
import { readAudit } from '../../server/src/node/audit/log.js';
import { openStore } from '../../server/src/node/store/index.js';
import { CACHE } from '../support/faultFs.js';
import { folderWith, MEMORY } from '../support/folders.js';
import { auditProblems, event, ledgersOf, MOVE_NOW } from '../support/nodeMoves.js';
import { randomOf } from '../support/random.js';
import { seed } from '../support/seed.js';
import { workerPool, type Worker } from './workers/pool.js';

const ORCH = join(import.meta.dirname, '../../dist/orch.cjs');
const PROCESSES = 16;
const ROUNDS = 500;
const DAY = 86_400_000;
const NO_LIMIT = { 'PROJECT_RULES.md': '---\norch:\n  version: 1\n  wip: 0\n---\n' };

let newWorker: () => Worker;
beforeAll(async () => {
  newWorker = await workerPool();
});

function repository(tasks: number): string {
  return folderWith({ ...ledgersOf(tasks), ...NO_LIMIT, '.git/HEAD': 'ref: refs/heads/main\n' }, MEMORY);
}

async function expectWhole(root: string, moves: number): Promise<void> {
  expect(readdirSync(join(root, '.git/orch')).filter((name) => name !== CACHE)).toEqual(['state.json']);
  expect(await auditProblems(root)).toEqual([]);
  expect(await readAudit(root, 'ORCH/AUDIT')).toHaveLength(moves);
  const { runtime } = await openStore(root).read();
  expect(runtime.generation).toBe(moves);
}

describe(`${PROCESSES} processes`, () => {
  it(`race ${ROUNDS} times for one task: one of them gets it, whatever the clock says, under the next token`, async () => {
    const root = repository(1);
    const random = randomOf(seed);
    const workers = Array.from({ length: PROCESSES }, () => newWorker());
    const refusals = new Set<string>();
    for (let round = 1; round <= ROUNDS; round++) {
      // The clock steps back and forth; once in a while it leaps to the next year and back.
      const now = MOVE_NOW + Math.floor((random() - 0.5) * DAY) + (random() < 0.1 ? 365 * DAY : 0);
      const start = (worker: Worker, at: number) =>
        worker.act({ root, intent: event('start', 'T-1'), as: `WORK@w${at}`, now });
      const answers = await Promise.all(workers.map(start));
      const winners = answers.flatMap((answer, at) => (answer.accepted ? [at] : []));
      expect(winners, JSON.stringify(answers)).toHaveLength(1);
      answers.forEach((answer) => (answer.accepted ? expect(answer.token).toBe(round) : refusals.add(answer.code)));
      const [winner = 0] = winners;
      const back = { root, intent: event('recover', 'T-1', { reason: 'next round' }), as: `WORK@w${winner}`, now };
      expect(await workers[winner]!.act(back)).toMatchObject({ accepted: true });
    }
    expect([...refusals].filter((code) => code.startsWith('store/'))).toEqual([]);
    await expectWhole(root, 2 * ROUNDS);
  }, 120_000);

  it('make 1,000 different moves in one ledger: none is lost, none is done twice', async () => {
    const each = 63;
    const third = (PROCESSES * each) / 3;
    const root = repository(third);
    const workers = Array.from({ length: PROCESSES }, () => newWorker());
    const ids: (string | null)[] = [];
    await Promise.all(
      workers.map(async (worker, at) => {
        for (let count = 0; count < each; count++) {
          const id = `T-${(at * each) / 3 + Math.floor(count / 3) + 1}`;
          const title = `by ${at}, number ${count}`;
          const intents: readonly Intent[] = [
            event('start', id),
            { verb: 'set', id, values: { title } },
            { verb: 'plan', title, owner: 'WORK' },
          ];
          const answer = await worker.act({
            root,
            intent: intents[count % 3]!,
            as: `${count % 3 === 0 ? 'WORK' : 'CMD'}@w${at}`,
          });
          expect(answer, `${at} ${count}`).toMatchObject({ accepted: true });
          if (answer.accepted && count % 3 === 2) ids.push(answer.id);
        }
      }),
    );
    const { workspace, runtime } = await openStore(root).read();
    const tasks = workspace.tasks.map(({ record }) => record);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(2 * third);
    expect(new Set(ids).size).toBe(third);
    expect(tasks.filter(({ state }) => state?.name === 'DOING')).toHaveLength(third);
    expect(Object.keys(runtime.leases)).toHaveLength(third);
    expect(new Set(tasks.map(({ title }) => title).filter((title) => title.startsWith('by '))).size).toBe(2 * third);
    await expectWhole(root, PROCESSES * each);
  }, 120_000);

  it.skipIf(!existsSync(ORCH))(
    `start one task by the command line, 20 times over: one of them gets it`,
    async () => {
      const root = repository(20);
      for (let round = 1; round <= 20; round++) {
        const codes = await Promise.all(
          Array.from({ length: PROCESSES }, (_, at) => orchStart(root, `T-${round}`, `WORK@w${at}`)),
        );
        expect(
          codes.filter((code) => code === 0),
          `round ${round}: ${codes.join()}`,
        ).toHaveLength(1);
        expect(codes.filter((code) => code !== 0 && code !== 1)).toEqual([]);
      }
      await expectWhole(root, 20);
    },
    120_000,
  );
});

function orchStart(root: string, id: string, as: string): Promise<number | null> {
  const child = spawn(process.execPath, [ORCH, 'start', id, '--as', as, '-C', root, '--json'], { stdio: 'ignore' });
  return new Promise((resolve) => child.once('close', resolve));
}
