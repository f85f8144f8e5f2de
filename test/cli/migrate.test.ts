import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkJson, orch, type Ran } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const files = {
  [TASKS]:
    '# タスク\r\n\r\n| ID | 件名 | 状態 | 担当 |\r\n|----|------|------|------|\r\n| T-1 | ログイン | 準備完了 | WORK |',
  [APPROVALS]: '| appr_id | task_id | op | status |\n| :-- | :-- | :-- | :-- |\n',
  'src/login.ts': 'export {};\n',
};

/** A folder with ledgers of few columns, and who types there. */
function desk() {
  const folder = folderWith(files);
  const types = (as: string, ...argv: string[]): Promise<Ran> => orch([...argv, '--as', as], { cwd: folder });
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const errors = async () => (await checkJson(folder)).findings.filter(({ severity }) => severity === 'error');
  return { folder, types, text, errors };
}

describe('orch migrate --add-columns', () => {
  it('makes a refused move possible, by the command that the refusal names', async () => {
    const { types, errors } = desk();
    const refused = await types('WORK@ada', 'start', 'T-1');
    expect(refused.code).toBe(1);
    const [, columns] = /"orch migrate --add-columns (\S+)"/.exec(refused.err) ?? [];
    expect(columns).toBe('lock,lock_owner,lock_expires_at');
    const done = await types('CMD@dana', 'migrate', '--add-columns', columns ?? '');
    expect(done).toEqual({ code: 0, out: `columns added to ${TASKS}\n`, err: '' });
    expect(await errors()).toEqual([]);
    expect((await types('WORK@ada', 'start', 'T-1')).code).toBe(0);
    expect(await errors()).toEqual([]);
  });

  it('adds all that is usual without names, in the language of the ledger', async () => {
    const { types, text, errors } = desk();
    const { code, out } = await types('CMD@dana', 'migrate', '--add-columns', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, event: 'migrate', id: null });
    expect(text(TASKS)).toBe(
      '# タスク\r\n\r\n| ID | 件名 | 状態 | 担当 | ロック | ロック所有者 | ロック期限 | 期限 | 成果物 | 備考 |\r\n|----|------|------|------|--------|--------------|------------|------|--------|------|\r\n| T-1 | ログイン | 準備完了 | WORK | - | - | - | - | - | - |',
    );
    expect(text(APPROVALS).split('\n')[1]).toBe(`| :-- | :-- | :-- | :-- |${' --- |'.repeat(6)}`);
    expect(await errors()).toEqual([]);
    await types('WORK@ada', 'start', 'T-1');
    expect((await types('WORK@ada', 'submit', 'T-1', '--artifact', 'src/login.ts')).code).toBe(0);
    expect((await types('CMD@dana', 'audit', 'verify')).code).toBe(0);
    const again = await types('CMD@dana', 'migrate', '--add-columns');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('have all the usual columns')]);
  });

  it('is told of by the audit log, and taken back while the columns are empty', async () => {
    const { types, text } = desk();
    const before = text(TASKS);
    await types('CMD@dana', 'migrate', '--add-columns', 'priority,milestone');
    const undone = await types('CMD@dana', 'undo');
    expect(undone).toEqual({ code: 0, out: `${TASKS} taken back\n`, err: '' });
    expect(text(TASKS)).toBe(before);
    const { out } = await types('CMD@dana', 'audit', 'show');
    expect(out).toContain(`undo  ${TASKS} -priority -milestone  CMD@dana`);
    expect(out).toContain(`migrate  ${TASKS} +priority +milestone  CMD@dana`);
    const { out: csv } = await types('CMD@dana', 'audit', 'export', '--format', 'csv');
    expect(csv.split('\r\n')[1]).toContain(`,"[{""file"":""${TASKS}"",""added"":[""priority"",""milestone""],`);
    expect((await types('CMD@dana', 'audit', 'verify')).code).toBe(0);
  });

  it('shows what it would do', async () => {
    const { types, text } = desk();
    const { code, out, err } = await types('CMD@dana', 'migrate', 'priority', '--add-columns', '--dry-run');
    expect({ code, err }).toEqual({ code: 0, err: `would be: columns added to ${TASKS} (nothing was written)\n` });
    expect(out).toContain('+| T-1 | ログイン | 準備完了 | WORK | - |');
    expect(text(TASKS)).toBe(files[TASKS]);
  });

  it('says how it is called', async () => {
    const { types } = desk();
    const bare = await types('CMD@dana', 'migrate');
    expect([bare.code, bare.err]).toEqual([2, expect.stringContaining('--add-columns is missing')]);
    const { out } = await orch(['help', 'migrate']);
    expect(out).toContain('Usage: orch migrate --add-columns [COLUMN,...]');
    const unknown = await types('CMD@dana', 'migrate', '--add-columns', 'urgency');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('no column "urgency"')]);
  });
});
