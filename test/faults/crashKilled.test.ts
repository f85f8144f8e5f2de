import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAudit } from '../../server/src/node/audit/log.js';
import { openStore } from '../../server/src/node/store/index.js';
import { CACHE, contentsOf } from '../support/faultFs.js';
import { folderWith, MEMORY } from '../support/folders.js';
import { auditProblems, ledgersOf } from '../support/nodeMoves.js';
import { randomOf } from '../support/random.js';
import { seed } from '../support/seed.js';
import { workerPool, type Worker } from './workers/pool.js';

const KILLS = 100;
const AT_ONCE = 3;
const TASKS = 12;

let newWorker: () => Worker;
beforeAll(async () => {
  newWorker = await workerPool();
});

describe('processes that are killed without warning while they move', () => {
  it(`${KILLS} of them, ${AT_ONCE} at a time: nothing that was done is lost, nothing half done is left`, async () => {
    const root = folderWith({ ...ledgersOf(TASKS), '.git/HEAD': 'ref: refs/heads/main\n' }, MEMORY);
    const random = randomOf(seed);
    const said = new Set<string>();
    let killed = 0;
    const slaughter = async (lane: number): Promise<void> => {
      while (killed < KILLS) {
        const number = killed++;
        const worker = newWorker();
        worker.rampage({ root, as: `WORK@w${lane}`, seed: seed + number, tasks: TASKS });
        await worker.firstAnswer();
        await new Promise((resolve) => setTimeout(resolve, random() * 20));
        await worker.kill();
        for (const answer of worker.answers) if (answer.accepted && answer.id !== null) said.add(answer.id);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => slaughter(lane)));
    const { workspace, runtime } = await openStore(root).read();
    expect(await auditProblems(root)).toEqual([]);
    const history = await readAudit(root, 'ORCH/AUDIT');
    expect(runtime.generation).toBe(history.length);
    const titles = new Set(history.flatMap(({ line }) => line.rows.map(({ after }) => after?.['title'])));
    expect([...said].filter((title) => !titles.has(title))).toEqual([]);
    expect(said.size).toBeGreaterThan(KILLS / 4);
    for (const { record } of workspace.tasks) {
      const last = history.findLast(({ line }) => line.id === record.id && line.to !== undefined);
      expect(record.state?.name).toBe(last?.line.to ?? 'READY');
    }
    expect(readdirSync(join(root, '.git/orch')).filter((name) => name !== CACHE)).toEqual(['state.json']);
    expect(Object.keys(contentsOf(root)).filter((path) => path.includes('.tmp'))).toEqual([]);
  }, 120_000);
});
