import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import type { ApprovalSummary, Overview, RootOverview } from '../../server/src/protocol.js';
import { readFixture } from '../support/fixture.js';
import { folderWith } from '../support/folders.js';
import { LspClient, PULLING, until } from '../support/lspClient.js';

const FILES = readFixture(`
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner | due        | artifact    | notes        | priority | depends  | milestone |
|---------|-------|--------|-------|------------|-------------|--------------|----------|----------|-----------|
| T-1     | Login | REVIEW | WORK  | 2026-01-10 | a.md, b.md  | -            | P1       | -        | M1        |
| T-2     | Logo  | DOIMG  | WORK  | -          | -           | depends=T-1  | -        | T-3 (x)  | M1        |
| T-3     | Blog  | READY  | WORK  | -          | -           | -            | -        | -        | -         |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver  | approver_role | ts_req               | ts_dec               | evidence       |
|---------|---------|------|----------|--------------|-----------|---------------|----------------------|----------------------|----------------|
| A-1     | T-1     | ship | rejected | WORK@ada     | AUDIT@bob | AUDIT         | 2026-01-10T09:00:00Z | 2026-01-11T09:00:00Z | docs/ship.md   |
| A-2     | T-1     | ship | pending  | WORK@ada     | -         | -             | 2199-01-10T09:00:00Z | -                    | docs/gone.md   |
| A-3     | T-3     | go   | pending  | WORK@ada     | -         | -             | 2026-01-12T09:00:00Z | -                    | -              |
| A-4     | path:x  | rule | pending  | AUDIT@bob    | -         | -             | -                    | -                    | -              |
| A-5     | T-3     | old  | approved | WORK@ada     | AUDIT@bob | AUDIT         | 2026-01-12T09:00:00Z | 2026-01-13T09:00:00Z | docs/ship.md   |
=== blocked_items.md
### BLOCK-001: Server is down
- **date**: 2026-01-11
- **priority**: High
- **status**: Active
- **task**: T-3

### BLOCK-002: Logo is missing
- **status**: Resolved
- **task**: T-1
=== docs/ship.md
# Shipped
`).files;

const POLICY = '---\norch:\n  version: 1\n  approvals: {expiry_days: 0}\n---\n';

let client: LspClient;
afterEach(async () => client.stop());

async function overview(options: object = { actor: 'AUDIT@bob' }): Promise<RootOverview> {
  const folder = folderWith({ ...Object.fromEntries(FILES), 'PROJECT_RULES.md': POLICY });
  client = await LspClient.connect(nodeHost(), {
    folders: [pathToFileURL(folder).href],
    options,
    capabilities: PULLING,
  });
  return root();
}

async function root(): Promise<RootOverview> {
  const [only] = (await client.request<Overview>('orch/overview', null)).roots;
  if (only === undefined) throw new Error('no root');
  return only;
}

const byId = ({ approvals }: RootOverview): ReadonlyMap<string, ApprovalSummary> =>
  new Map(approvals.map((one) => [one.id, one]));

describe('orch/overview', () => {
  it('says of a task what views group, filter and mark by', async () => {
    const { tasks } = await overview();
    expect(tasks[0]).toMatchObject({
      milestone: 'M1', priority: 'P1', artifact: 'a.md, b.md', depends: [], approval: { id: 'A-2', status: 'pending' },
    }); // prettier-ignore
    expect(tasks[0]).not.toHaveProperty('blockedBy');
    expect(tasks[1]).toMatchObject({
      depends: ['T-3', 'T-1'],
      worst: { code: 'task/state-unknown', severity: 'error' },
    });
    expect(tasks[2]).toMatchObject({ blockedBy: ['BLOCK-001'], approval: { id: 'A-5', status: 'approved' } });
  });

  it('lists what waits first, then what was decided last', async () => {
    const found = await overview();
    expect(found.approvalCounts).toEqual({ pending: 3, total: 5 });
    expect(found.approvals.map(({ id }) => id)).toEqual(['A-2', 'A-3', 'A-4', 'A-5', 'A-1']);
    const all = byId(found);
    expect(all.get('A-3')).toMatchObject({
      task: 'T-3', title: 'Blog', kind: 'result', op: 'go', status: 'pending', requestedBy: 'WORK@ada', approver: '',
      tsReq: '2026-01-12T09:00:00Z', evidence: [], range: { start: { line: 4 } },
    }); // prettier-ignore
    expect(all.get('A-4')).toMatchObject({ task: 'path:x', title: '', kind: 'change' });
    expect(all.get('A-5')).toMatchObject({ approver: 'AUDIT@bob', tsDec: '2026-01-13T09:00:00Z' });
    expect(all.get('A-5')).not.toHaveProperty('mayDecide');
  });

  it('says who may decide what, and why not', async () => {
    const all = byId(await overview());
    // Not in review, requested in the future, and one's own.
    expect(all.get('A-3')).toMatchObject({ mayDecide: false, whyNot: expect.stringContaining('READY') as string });
    expect(all.get('A-2')).toMatchObject({ mayDecide: false });
    expect(all.get('A-4')).toMatchObject({ mayDecide: false, whyNot: expect.stringContaining('AUDIT@bob') as string });
    await client.notify('workspace/didChangeConfiguration', { settings: { orch: { actor: 'CMD@eve' } } });
    expect(byId(await root()).get('A-4')).toMatchObject({ mayDecide: true });
    await client.notify('workspace/didChangeConfiguration', { settings: { orch: { actor: 'WORK@zoe' } } });
    expect(byId(await root()).get('A-4')).toMatchObject({ mayDecide: false });
  });

  it('knows whether evidence is there, once it was looked for', async () => {
    await overview();
    await until(async () => byId(await root()).get('A-2')?.evidence[0]?.there === false, 'known to be missing');
    const all = byId(await root());
    expect(all.get('A-5')?.evidence).toEqual([
      { text: 'docs/ship.md', uri: expect.stringMatching(/\/docs\/ship\.md$/) as string, there: true },
    ]);
  });

  it('lists blocked items, the stale ones marked, and what each rule found', async () => {
    const { blocked, rules, problems } = await overview();
    expect(blocked).toMatchObject([
      { id: 'BLOCK-001', title: 'Server is down', status: 'active', priority: 'high', date: '2026-01-11',
        tasks: ['T-3'], escalated: false, stale: true },
      { id: 'BLOCK-002', status: 'resolved', stale: false },
    ]); // prettier-ignore
    expect(rules[0]?.severity).toBe('error');
    const unknown = rules.find(({ code }) => code === 'task/state-unknown');
    expect(unknown).toMatchObject({ count: 1, places: [{ id: 'T-2', severity: 'error' }] });
    expect(unknown?.places[0]?.message).toContain('DOIMG');
    const { errors, warnings, infos, hints } = problems;
    expect(rules.reduce((sum, { count }) => sum + count, 0)).toBe(errors + warnings + infos + hints);
  });
});
