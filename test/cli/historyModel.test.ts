import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orch } from '../support/cli.js';
import { importCommits } from '../support/fastImport.js';
import { folderWith, MEMORY } from '../support/folders.js';
import { handHistory, type Count } from '../support/histories.js';
import { seed } from '../support/seed.js';

interface Report {
  readonly steps: number;
  readonly illegal: number;
  readonly authors: readonly { readonly email: string; readonly illegal: number }[];
  readonly violations: readonly {
    readonly id: string;
    readonly commit: { readonly oid: string; readonly email: string };
  }[];
}

async function reportOf(folder: string): Promise<Report> {
  const { code, out, err } = await orch(['history', '--json', '--limit', '100000', '-C', folder]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Report;
}

const shapes = fc.record({
  tasks: fc.integer({ min: 2, max: 12 }),
  commits: fc.integer({ min: 1, max: 60 }),
  seed: fc.nat(),
  illegal: fc.constantFrom(1, 3, 10, 1000),
  merges: fc.constantFrom(3, 10, 1_000_000),
});

describe('orch history against a model that knows nothing of it', () => {
  it('finds exactly the illegal steps by hand, by commit and author', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        const folder = folderWith({}, MEMORY);
        const count: Count = { steps: 0, illegal: [] };
        const oids = await importCommits(folder, handHistory(shape, count));
        const found = await reportOf(folder);
        const told = found.violations.map(({ id, commit }) => `${commit.oid} ${id} ${commit.email}`);
        const made = count.illegal.map(({ commit, id, email }) => `${oids[commit] ?? ''} ${id} ${email}`);
        expect(told.sort()).toEqual(made.sort());
        expect([found.steps, found.illegal]).toEqual([count.steps, count.illegal.length]);
        for (const { email, illegal } of found.authors)
          expect(illegal).toBe(count.illegal.filter((one) => one.email === email).length);
      }),
      { seed, numRuns: 25 },
    );
  });
});
