import { expect, it } from 'vitest';
import {
  applyBaseline,
  formatBaseline,
  gateOf,
  makeBaseline,
  openInForce,
  type Baseline,
  type Workspace,
} from '../../../server/src/core/index.js';
import { checkFixture } from '../../support/fixture.js';

const PATH = '.orch-baseline.json';
const LEDGER =
  '| task_id | title | state | due |\n|---|---|---|---|\n| T-1 | one | READY | 2026-01-01 |\n| T-2 | two | READY | 2026-01-02 |\n';
const HEAD =
  '| appr_id | task_id | op | status | requested_by | approver | ts_req | ts_dec | kind |\n|---|---|---|---|---|---|---|---|---|\n';
const ROW = `| A1 | path:${PATH} | more | approved | WORK@a | CMD@b | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z | change |\n`; // prettier-ignore

function workspace(base: Baseline | undefined, approvals: string): Workspace {
  const held = base === undefined ? [] : [{ path: PATH, text: formatBaseline(base) }];
  const sources = [{ path: 'ORCH/STATE/TASKS.md', text: LEDGER }, { path: 'ORCH/STATE/APPROVALS.md', text: HEAD }]; // prettier-ignore
  const commit = { oid: 'a'.repeat(40), time: 0 };
  const gate = gateOf({ base: { commit, sources: [...sources, ...held], audit: new Map() }, audit: new Map() });
  return openInForce({ sources: [...sources.slice(0, 1), { path: 'ORCH/STATE/APPROVALS.md', text: approvals }] }, gate);
}

it('accepts what the base accepts too, what an approved change lets in, and all where the base has no baseline', () => {
  const findings = checkFixture(`=== ORCH/STATE/TASKS.md\n${LEDGER}`).filter(({ code }) => code === 'task/overdue');
  const plain = workspace(undefined, HEAD);
  const [all, some] = [makeBaseline(findings, plain), makeBaseline(findings.slice(0, 1), plain)];
  const fresh = (typed: Baseline, base: Baseline | undefined, approvals = HEAD): readonly (string | null)[] =>
    applyBaseline(findings, typed, workspace(base, approvals)).fresh.map(({ id }) => id);
  expect(fresh(all, some)).toEqual(['T-2']);
  expect(fresh(some, all)).toEqual(['T-2']);
  expect(fresh(all, all)).toEqual([]);
  expect(fresh(all, undefined)).toEqual([]);
  expect(fresh(all, some, HEAD + ROW)).toEqual([]);
});
