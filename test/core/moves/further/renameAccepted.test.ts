import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyBaseline,
  formatBaseline,
  gateOf,
  makeBaseline,
  openInForce,
  readBaseline,
  type Baseline,
  type Intent,
  type Workspace,
} from '../../../../server/src/core/index.js';
import { MemoryRoot } from '../../../support/memoryStore.js';
import { seed } from '../../../support/seed.js';
import { APPROVALS, approvals, findings, TASKS } from '../ledgers.js';
import { CHIEF, WORKER } from './roots.js';

const PATH = '.orch-baseline.json';
const HEAD =
  '| task_id | title | state | owner | due | artifact | notes | depends |\n|---|---|---|---|---|---|---|---|\n';
const rename: Intent = { verb: 'rename', id: 'T-1', to: 'LOGIN-1' };

interface Debts {
  readonly owner: string;
  readonly due: string;
  readonly artifact: string;
  readonly notes: string;
  readonly depends: string;
}

const debts = fc.record({
  owner: fc.constantFrom('WORK', 'nobody', ''),
  due: fc.constantFrom('-', '2026-01-01', '2026-02-31', ''),
  artifact: fc.constantFrom('-', 'gone.ts', 'C:\\x\\y'),
  notes: fc.constantFrom('-', 'T-1', 'priority=high; see T-1', '2026-01-XX'),
  depends: fc.constantFrom('-', 'T-1', 'T-1, T-9', 'T-9'),
});

const rowOf = (id: string, state: string, { owner, due, artifact, notes, depends }: Debts): string =>
  `| ${[id, `Task ${id}`, state, owner, due, artifact, notes, depends].join(' | ')} |\n`;

function rootOf(one: Debts, other: Debts, third: Debts): MemoryRoot {
  const own = one.depends.includes('T-1') ? { ...one, depends: 'T-3' } : one;
  const rows = [rowOf('T-1', 'READY', own), rowOf('T-2', 'REVIEW', other), rowOf('T-3', 'DOING', third)];
  return new MemoryRoot({
    [TASKS]: HEAD + rows.join(''),
    [APPROVALS]: approvals({ id: 'A-1', task: 'T-1', op: 'form', status: 'pending', by: WORKER, evidence: 'none.md' }),
  });
}

async function acceptAll(root: MemoryRoot): Promise<Baseline> {
  const baseline = makeBaseline(await findings(root), await root.workspace());
  root.store.files.set(PATH, formatBaseline(baseline));
  return baseline;
}

function accepted(root: MemoryRoot): Baseline {
  const reading = readBaseline(root.text(PATH));
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return reading.baseline;
}

async function fresh(root: MemoryRoot, workspace?: Workspace): Promise<readonly string[]> {
  const now = workspace ?? (await root.workspace());
  return applyBaseline(await findings(root), accepted(root), now).fresh.map(({ code, id }) => `${code} ${String(id)}`);
}

/** The workspace as it is judged against a commit that had these files. */
function against(base: ReadonlyMap<string, string>, root: MemoryRoot): Workspace {
  const sourcesOf = (files: ReadonlyMap<string, string>): { path: string; text: string }[] =>
    [...files].filter(([path]) => !path.endsWith('.jsonl')).map(([path, text]) => ({ path, text }));
  const commit = { oid: 'a'.repeat(40), time: 0 };
  const gate = gateOf({
    base: { commit, sources: sourcesOf(base), audit: new Map() },
    audit: root.answers.auditFiles(),
  });
  return openInForce({ sources: sourcesOf(root.store.files).filter(({ path }) => path !== PATH) }, gate);
}

describe('a rename and the baseline', () => {
  it('makes nothing new of what was accepted, by itself and against the last commit', async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(debts, debts, debts, async (one, other, third) => {
        const root = rootOf(one, other, third);
        const before = await acceptAll(root);
        const base = new Map(root.store.files);
        await root.accepted(CHIEF, rename);
        const known = new Set((await findings(root)).map(({ code, id }) => `${code} ${String(id)}`));
        expect(await fresh(root)).toEqual([]);
        expect(await fresh(root, against(base, root))).toEqual([]);
        const after = accepted(root);
        expect(after.findings).toHaveLength(before.findings.length);
        expect(after.findings.some(({ id }) => id === 'T-1')).toBe(false);
        if ([...known].some((finding) => finding.endsWith('LOGIN-1'))) moved++;
      }),
      { seed, numRuns: 60 },
    );
    expect(moved).toBeGreaterThan(20);
  });

  const debt: Debts = { owner: 'nobody', due: '2026-01-01', artifact: '-', notes: '-', depends: 'T-9' };

  it('keeps every byte of the file but the ids, and what is no entry as it is', async () => {
    const root = rootOf(debt, { ...debt, depends: 'T-1' }, debt);
    await acceptAll(root);
    const written = root.text(PATH).replace('{\n', '{\r\n  "by":   "T-1",\r\n');
    root.store.files.set(PATH, written);
    await root.accepted(CHIEF, rename);
    const strip = (text: string): string => text.replace(/"(?:T-1|LOGIN-1)"/g, '""').replace(/"[0-9a-f]{64}"/g, '""');
    expect(strip(root.text(PATH))).toBe(strip(written));
    expect(root.text(PATH)).toContain('"by":   "T-1",\r\n');
    expect(root.text(PATH)).toContain('"id":"LOGIN-1"');
  });

  it('writes no baseline that says nothing of the task, none that cannot be read, and makes none', async () => {
    for (const text of [undefined, '{', '{"version":1,"findings":[]}', formatBaseline({ findings: [], rest: {} })]) {
      const root = rootOf(debt, debt, debt);
      if (text !== undefined) root.store.files.set(PATH, text);
      await root.accepted(CHIEF, rename);
      expect(root.store.files.get(PATH)).toBe(text);
    }
  });

  it('lets nobody take over by hand what another task was forgiven', async () => {
    const root = rootOf(debt, debt, debt);
    await acceptAll(root);
    const base = new Map(root.store.files);
    for (const path of [PATH, TASKS, APPROVALS])
      root.store.files.set(path, root.text(path).replaceAll('T-1', 'LOGIN-1'));
    expect(await fresh(root)).toEqual([]);
    expect(await fresh(root, against(base, root))).toContain('task/overdue LOGIN-1');
  });
});
