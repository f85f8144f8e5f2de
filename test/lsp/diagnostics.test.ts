import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { readFixture } from '../support/fixture.js';
import { EVERYTHING, LspClient, NOTHING, PULLING, until } from '../support/lspClient.js';
import { MemoryHost } from '../support/memoryHost.js';

const ROOT = 'file:///srv/shop';
const TASKS = `${ROOT}/ORCH/STATE/TASKS.md`;
const APPROVALS = `${ROOT}/ORCH/STATE/APPROVALS.md`;

const FILES = readFixture(`
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | due        |
|---------|-------|-------|-------|------------|
| T-1     | Login | READY | WORK  | 2026-01-10 |
| T-2     | Logo  | DONE  | WORK  | 2026-02-10 |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-2     | ship | approved | WORK@ada     | CMD@bo   | CMD           | 2026-01-10T09:00:00Z | 2026-01-10T10:00:00Z | ev.md    |
=== ev.md
Approved: A-1
`).files;

let client: LspClient;
afterEach(async () => client.stop());

async function connect(host: MemoryHost, capabilities: object = EVERYTHING, more: object = {}): Promise<LspClient> {
  client = await LspClient.connect(host, { folders: [ROOT], capabilities, ...more });
  return client;
}

describe('pull', () => {
  it('reports what is found in an open document, in full', async () => {
    await connect(new MemoryHost().add(ROOT, FILES));
    await client.open(TASKS, FILES.get('ORCH/STATE/TASKS.md')!);
    const report = await client.pull(TASKS);
    expect(report.kind).toBe('full');
    expect(report.kind === 'full' && report.items.find(({ code }) => code === 'task/overdue')).toMatchObject({
      source: 'orch',
      severity: 2,
      range: { start: { line: 2, character: 36 }, end: { line: 2, character: 46 } },
      codeDescription: { href: 'https://docs.test/rules/task/overdue.md' },
      data: { id: 'T-1' },
    });
  });

  it('says "unchanged" while nothing changed, and what changed when it did', async () => {
    await connect(new MemoryHost().add(ROOT, FILES));
    await client.open(TASKS, FILES.get('ORCH/STATE/TASKS.md')!);
    await until(async () => (await client.pull(TASKS)).kind === 'unchanged', 'facts are in');
    await client.replace(TASKS, 'Login', 'Log in');
    expect((await client.pull(TASKS)).kind).toBe('full');
    await client.replace(TASKS, '2026-01-10', '2026-01-20');
    const report = await client.pull(TASKS);
    expect(report.kind === 'full' && report.items.map(({ code }) => code)).not.toContain('task/overdue');
  });

  it('answers for the whole workspace, closed files included', async () => {
    await connect(new MemoryHost().add(ROOT, FILES));
    const all = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    expect(all.items.map(({ uri, kind }) => [uri, kind])).toEqual(
      expect.arrayContaining([
        [TASKS, 'full'],
        [APPROVALS, 'full'],
      ]),
    );
    const previousResultIds = all.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    const again = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
    expect(again.items.filter(({ uri }) => uri === TASKS).map(({ kind }) => kind)).toEqual(['unchanged']);
  });

  it('is empty for a document that is no ledger or lies in no root', async () => {
    await connect(new MemoryHost().add(ROOT, FILES));
    for (const uri of [
      `${ROOT}/README.md`,
      'file:///elsewhere/ORCH/STATE/TASKS.md',
      'untitled:Untitled-1',
      'not a uri',
    ]) {
      await client.open(uri, '| task_id | state |\n|---|---|\n| T-1 | NONSENSE |\n');
      expect(await client.pull(uri)).toEqual({ kind: 'full', items: [] });
    }
  });
});

describe('across files', () => {
  it('asks the client to pull again when an edit in one ledger changes the findings of the other', async () => {
    await connect(new MemoryHost().add(ROOT, FILES));
    await client.open(TASKS, FILES.get('ORCH/STATE/TASKS.md')!);
    await client.open(APPROVALS, FILES.get('ORCH/STATE/APPROVALS.md')!);
    await client.pull(APPROVALS);
    expect(await client.codes(TASKS)).not.toContain('cross/done-without-approval');
    await client.pull(TASKS);
    const before = client.refreshes;
    await client.replace(APPROVALS, '| approved |', '| rejected |');
    await client.pull(APPROVALS);
    await until(() => client.refreshes > before, 'refresh');
    expect(await client.codes(TASKS)).toContain('cross/done-without-approval');
  });

  it('asks for an open document even where the client pulls the whole workspace meanwhile', async () => {
    await connect(new MemoryHost().add(ROOT, FILES));
    await client.open(TASKS, FILES.get('ORCH/STATE/TASKS.md')!);
    await client.open(APPROVALS, FILES.get('ORCH/STATE/APPROVALS.md')!);
    await until(async () => (await client.pull(TASKS)).kind === 'unchanged', 'facts are in');
    const before = client.refreshes;
    await client.replace(APPROVALS, '| approved |', '| rejected |');
    await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    await until(() => client.refreshes > before, 'refresh');
    expect(await client.codes(TASKS)).toContain('cross/done-without-approval');
  });

  it('does not ask again for what the client has pulled itself', async () => {
    const host = new MemoryHost().add(ROOT, FILES);
    await connect(host);
    await client.open(TASKS, FILES.get('ORCH/STATE/TASKS.md')!);
    await until(async () => (await client.pull(TASKS)).kind === 'unchanged', 'facts are in');
    const before = client.refreshes;
    const changes = client.changes;
    await client.replace(TASKS, '2026-01-10', '2026-01-20');
    await client.pull(TASKS);
    await until(() => client.changes > changes, 'the views are told, which comes later than a refresh');
    expect(client.refreshes).toBe(before);
  });
});

describe('time', () => {
  it('reports a lock that expires while nobody types', async () => {
    const files = readFixture(`
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock                      | lock_owner | lock_expires_at      |
|---------|-------|-------|-------|---------------------------|------------|----------------------|
| T-1     | Login | DOING | WORK  | WORK@2026-01-15T11:50:00Z | WORK       | 2026-01-15T12:20:00Z |
`).files;
    const host = new MemoryHost().add(ROOT, files);
    await connect(host);
    await client.open(TASKS, files.get('ORCH/STATE/TASKS.md')!);
    await client.pull(TASKS);
    expect(await client.codes(TASKS)).not.toContain('task/lock-expired');
    const before = client.refreshes;
    host.clock.advance(21 * 60_000);
    await until(() => client.refreshes > before, 'refresh');
    expect(await client.codes(TASKS)).toContain('task/lock-expired');
  });
});

describe('changes outside the editor', () => {
  it('sees a ledger that another program wrote', async () => {
    const host = new MemoryHost().add(ROOT, FILES);
    await connect(host);
    expect((await client.pull(TASKS)).kind).toBe('full');
    const before = client.refreshes;
    host.files.set(TASKS, FILES.get('ORCH/STATE/TASKS.md')!.replace('READY', 'NONSENSE'));
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: TASKS, type: 2 }] });
    await until(() => client.refreshes > before, 'refresh');
    expect(await client.codes(TASKS)).toContain('task/state-unknown');
  });

  it('sees evidence that appears, and a folder of it that goes', async () => {
    const files = new Map(FILES);
    files.delete('ev.md');
    files.set('ORCH/STATE/APPROVALS.md', FILES.get('ORCH/STATE/APPROVALS.md')!.replace('ev.md   ', 'proof/ev.md'));
    const host = new MemoryHost().add(ROOT, files);
    await connect(host);
    await until(
      async () => (await client.codes(APPROVALS)).includes('evidence/not-found'),
      'missing evidence is found',
    );
    host.files.set(`${ROOT}/proof/ev.md`, 'Approved: A-1\n');
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${ROOT}/proof/ev.md`, type: 1 }] });
    await until(async () => !(await client.codes(APPROVALS)).includes('evidence/not-found'), 'evidence is found');
    host.files.delete(`${ROOT}/proof/ev.md`);
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${ROOT}/proof`, type: 3 }] });
    await until(
      async () => (await client.codes(APPROVALS)).includes('evidence/not-found'),
      'evidence is missing again',
    );
  });

  it('goes back to the disk when a document is closed', async () => {
    await connect(new MemoryHost().add(ROOT, FILES));
    await client.open(TASKS, FILES.get('ORCH/STATE/TASKS.md')!);
    await client.replace(TASKS, 'READY', 'NONSENSE');
    expect(await client.codes(TASKS)).toContain('task/state-unknown');
    await client.close(TASKS);
    expect(await client.codes(TASKS)).not.toContain('task/state-unknown');
  });
});

describe('clients that cannot pull', () => {
  it('get findings pushed, for every file, and again when they change', async () => {
    await connect(new MemoryHost().add(ROOT, FILES), NOTHING, { rootUriOnly: true });
    expect(client.init?.capabilities).toMatchObject({
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
    });
    await client.open(TASKS, FILES.get('ORCH/STATE/TASKS.md')!);
    const codes = (): string[] => (client.pushed.get(TASKS) ?? []).map(({ code }) => String(code));
    await until(() => codes().includes('task/overdue') && client.pushed.has(APPROVALS), 'pushed');
    await client.replace(TASKS, '2026-01-10', '2026-01-20');
    await until(() => !codes().includes('task/overdue'), 'pushed again');
  });

  it('get an empty list for the files of a folder that went away', async () => {
    await connect(new MemoryHost().add(ROOT, FILES), { workspace: { workspaceFolders: true } });
    await until(() => (client.pushed.get(TASKS) ?? []).length > 0, 'pushed');
    const removed = [{ uri: `${ROOT}/`, name: 'shop' }];
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed } });
    await until(() => client.pushed.get(TASKS)?.length === 0, 'cleared');
  });
});

describe('many findings', () => {
  it('shows the gravest thousand and says how many more there are', async () => {
    const rows = Array.from(
      { length: 1500 },
      (_, at) => `| T-${String(at)} | x | ${at % 2 === 0 ? 'READY' : 'NONSENSE'} | WORK | 2026-01-01 |`,
    );
    const text = `| task_id | title | state | owner | due |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
    await connect(new MemoryHost().add(ROOT, new Map([['ORCH/STATE/TASKS.md', text]])), PULLING);
    const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: TASKS },
    });
    const items = report.kind === 'full' ? report.items : [];
    expect(items).toHaveLength(1001);
    expect(items.filter(({ code }) => code === 'task/state-unknown')).toHaveLength(750);
    expect(items.at(-1)?.message).toMatch(/^\d+ more findings/);
  });
});

describe('languages', () => {
  it('speaks Japanese to a Japanese client', async () => {
    await connect(new MemoryHost().add(ROOT, FILES), PULLING, { locale: 'ja' });
    const report = await client.pull(TASKS);
    expect(report.kind === 'full' && report.items.find(({ code }) => code === 'task/overdue')?.message).toMatch(/期限/);
  });

  it('lets initializationOptions overrule the locale', async () => {
    await connect(new MemoryHost().add(ROOT, FILES), PULLING, { locale: 'en', options: { locale: 'ja-JP' } });
    const report = await client.pull(TASKS);
    expect(report.kind === 'full' && report.items[0]?.message).toMatch(/[\u3040-\u30ff]/);
  });
});
