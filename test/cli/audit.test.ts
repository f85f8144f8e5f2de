import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EMPTY_RUNTIME } from '../../server/src/core/index.js';
import { Log, START } from '../core/audit/logs.js';
import { orch } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

const A = 'ORCH/AUDIT/2026-01/w-a.jsonl';
const B = 'ORCH/AUDIT/2026-01/w-b.jsonl';

function someLog(): Log {
  const log = new Log();
  log.write('w-a', START, { event: 'ready', from: 'PLAN', to: 'READY', actor: 'CMD@dana', assurance: 'git-email' });
  log.write('w-b', START + 60_000, { id: 'T-2', reason: '=cmd|"/c calc"!A1' });
  log.write('w-a', START + 120_000, {
    event: 'submit',
    from: 'DOING',
    to: 'REVIEW',
    approval: 'A001',
    rows: [
      { file: 'ORCH/STATE/APPROVALS.md', kind: 'approval', id: 'A001', before: null, after: { status: 'pending' } },
    ],
  });
  return log;
}

/** A workspace with a log, in which this clone is `w-a` and knows its own last line. */
function workspace(log: Log, files: ReadonlyMap<string, string> = log.files): string {
  const state = { ...EMPTY_RUNTIME('w-a'), generation: 2, audit: { head: log.head('w-a'), sizes: {} } };
  return folderWith({ ...Object.fromEntries(files), '.orch/state.json': `${JSON.stringify(state)}\n` });
}

describe('orch audit verify', () => {
  it('says how much there is, by how many, from when to when', async () => {
    const { code, out } = await orch(['audit', 'verify', '-C', workspace(someLog())]);
    expect(out).toBe(
      'The audit log verifies: 3 lines by 2 writers, 2026-01-30T12:00:00Z to 2026-01-30T12:02:00Z\n' +
        'Compared with the last line that this clone (w-a) knows it wrote: 2\n',
    );
    expect(code).toBe(0);
  });

  it('tells each problem with its place, what it means and what to do, and ends with 1', async () => {
    const log = someLog();
    const edited = log.with(A, log.files.get(A)?.replace('CMD@dana', 'CMD@erin'));
    const { code, out } = await orch(['audit', 'verify', '-C', workspace(log, edited)]);
    expect(out).toMatch(/^ORCH\/AUDIT\/2026-01\/w-a\.jsonl:1 line 1 of w-a was changed .*"git log -p".* changed$/m);
    expect(out).toMatch(/^The audit log was tampered with or damaged: 1 problem in 3 lines by 2 writers$/m);
    expect(code).toBe(1);
  });

  it('misses its own last line, also when nobody else had seen it', async () => {
    const log = someLog();
    const cut = log.withLines(A, log.linesOf(A).slice(0, 1));
    const { code, out } = await orch(['audit', 'verify', '--json', '-C', workspace(log, cut)]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      ok: false,
      lines: 2,
      writers: 2,
      first: '2026-01-30T12:00:00Z',
      last: '2026-01-30T12:01:00Z',
      own: log.head('w-a'),
      problems: [{ code: 'truncated', file: A, line: 1, params: { writer: 'w-a', seq: 1, to: 2, file: '', line: 0 } }],
      notes: [],
    });
  });

  it('finds bytes that are no UTF-8, even where they read the same in another encoding', async () => {
    const log = new Log();
    log.write('w-a', START, { reason: 'é' });
    log.write('w-a', START);
    const folder = workspace(log);
    writeFileSync(join(folder, A), Buffer.from(log.files.get(A) ?? '', 'latin1'));
    const { code, out } = await orch(['audit', 'verify', '-C', folder]);
    expect(out).toMatch(/w-a\.jsonl:1 .* broken-line/);
    expect(code).toBe(1);
  });

  it('says every problem in both languages', async () => {
    const log = someLog();
    const [first = '', second = ''] = log.linesOf(A);
    const texts: ReadonlyMap<string, string>[] = [
      log.withLines(A, [second, first]),
      log.withLines(A, [first, '{"v":1}', 'x', '{"v":9}']),
      log.withLines(A, [first, first, second]),
      log.withLines(A, [second]),
      log.with(A, undefined),
      log.with(A, `${first}\n${second}`),
      log.with('ORCH/AUDIT/2026-01/copy.jsonl', `${first}\n`),
    ];
    for (const files of texts) {
      for (const lang of ['en', 'ja']) {
        const { code, out } = await orch(['audit', 'verify', '--lang', lang, '-C', workspace(log, files)]);
        expect(code).toBe(1);
        expect(out).not.toMatch(/undefined|\[object|NaN|「」/);
        if (lang === 'ja') expect(out).toMatch(/[ぁ-ん]/);
      }
    }
  });

  it('is content where there is no log yet, and where the state of the clone is damaged', async () => {
    const none = await orch(['audit', 'verify', '-C', folderWith()]);
    expect(none.out).toMatch(/^There is no audit log in ORCH\/AUDIT yet/);
    expect(none.code).toBe(0);
    const folder = workspace(someLog());
    writeFileSync(join(folder, '.orch/state.json'), 'no JSON');
    const { code, out } = await orch(['audit', 'verify', '-C', folder]);
    expect(out).toContain('This clone knows of no line of its own');
    expect(code).toBe(0);
  });

  it('reads the log of the main worktree from a linked one', async () => {
    const log = someLog();
    const main = folderWith(Object.fromEntries(log.files));
    const git = (...args: readonly string[]): void =>
      void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: main });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'log');
    const linked = join(folderWith(), 'linked');
    git('worktree', 'add', '-q', linked);
    log.write('w-a', START + 180_000);
    mkdirSync(dirname(join(main, A)), { recursive: true });
    writeFileSync(join(main, A), log.files.get(A) ?? '');
    const { out } = await orch(['audit', 'verify', '--json', '-C', linked]);
    expect(JSON.parse(out)).toMatchObject({ ok: true, lines: 4 });
  });

  it('follows no link out of the workspace', async () => {
    const outside = folderWith({ 'w-x.jsonl': 'secret\n' });
    const folder = workspace(someLog());
    execFileSync('ln', ['-s', join(outside, 'w-x.jsonl'), join(folder, 'ORCH/AUDIT/2026-01/w-x.jsonl')]);
    execFileSync('mkfifo', [join(folder, 'ORCH/AUDIT/2026-01/w-y.jsonl')]);
    expect((await orch(['audit', 'verify', '-C', folder])).code).toBe(0);
  });
});

describe('orch audit show', () => {
  it('shows the latest first, with who, how surely, and from where to where', async () => {
    const { code, out } = await orch(['audit', 'show', '-C', workspace(someLog())]);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      '2026-01-30T12:02:00Z  submit  T-1  DOING → REVIEW  WORK@claude-2 (asserted)  w-a#2',
      '2026-01-30T12:01:00Z  start  T-2  WORK@claude-2 (asserted)  "=cmd|"/c calc"!A1"  w-b#1',
      '2026-01-30T12:00:00Z  ready  T-1  PLAN → READY  CMD@dana (git-email)  w-a#1',
      '',
    ]);
  });

  it('shows what is about one id, of tasks and approvals', async () => {
    const folder = workspace(someLog());
    expect((await orch(['audit', 'show', 'T-2', '-C', folder])).out.trim().split('\n')).toHaveLength(1);
    expect((await orch(['audit', 'show', 'A001', '-C', folder])).out).toMatch(/submit/);
    expect((await orch(['audit', 'show', 'T-9', '-C', folder])).out).toBe('No line about "T-9"\n');
  });

  it('gives a page at a time', async () => {
    const log = new Log();
    for (let at = 0; at < 25; at++) log.write('w-a', START + at * 1000);
    const folder = workspace(log);
    const first = await orch(['audit', 'show', '-C', folder]);
    expect(first.out.trim().split('\n')).toHaveLength(21);
    expect(first.out).toContain('5 older: orch audit show --cursor 20\n');
    const { out } = await orch(['audit', 'show', '--json', '--limit', '2', '--cursor', '23', '-C', folder]);
    const page = JSON.parse(out) as { total: number; lines: { line: number; entry: { seq: number } }[] };
    expect(page.total).toBe(25);
    expect(page.lines.map(({ line, entry }) => [line, entry.seq])).toEqual([
      [2, 2],
      [1, 1],
    ]);
    expect(page).not.toHaveProperty('nextCursor');
  });

  it('does not let a log drive the terminal', async () => {
    const log = new Log();
    log.write('w-a', START, { reason: '\u001b[2J\nforged line' });
    const { out } = await orch(['audit', 'show', '-C', workspace(log)]);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(out).not.toContain('\u001b');
  });
});

describe('orch audit export', () => {
  it('gives all lines as they are, in the order of cause', async () => {
    const log = someLog();
    const { code, out } = await orch(['audit', 'export', '-C', workspace(log)]);
    const [a1, a2] = log.linesOf(A);
    expect(out).toBe(`${[a1, log.linesOf(B)[0], a2].join('\n')}\n`);
    expect(code).toBe(0);
  });

  it('gives a table that no spreadsheet takes for formulas', async () => {
    const { out } = await orch(['audit', 'export', '--format', 'csv', '-C', workspace(someLog())]);
    const [header = '', ...rows] = out.trimEnd().split('\r\n');
    expect(header.split(',')).toHaveLength(22);
    expect(header).toMatch(/^"time","writer","seq","actor"/);
    expect(rows).toHaveLength(3);
    expect(rows[1]).toContain(`,"'=cmd|""/c calc""!A1",`);
  });

  it.each(['=1', '+1', '-1', '@A', '\t=1', '\r=1', ' =1', '＝1', '%0A', '|x', '\u200b=1'])(
    'makes %j a text',
    async (reason) => {
      const log = new Log();
      log.write('w-a', START, { reason });
      const { out } = await orch(['audit', 'export', '--format', 'csv', '-C', workspace(log)]);
      expect(out).toContain(`,"'${reason}",`);
    },
  );

  it('says when lines had to be left out', async () => {
    const log = someLog();
    const folder = workspace(log, log.with(A, `${readable(log)}broken\n{"v":3}\n`));
    const { out, err } = await orch(['audit', 'export', '-C', folder]);
    expect(out.trim().split('\n')).toHaveLength(3);
    expect(err).toBe(
      'orch: 2 lines of the audit log could not be read and are left out; "orch audit verify" says which\n',
    );
  });
});

function readable(log: Log): string {
  return log.files.get(A) ?? '';
}

describe('orch audit', () => {
  it.each([
    [['audit'], /needs verify\|show\|export/],
    [['audit', 'burn'], /needs verify\|show\|export/],
    [['audit', 'verify', 'T-1'], /one word too many/],
    [['audit', 'export', '--format', 'xml'], /--format does not take "xml"; it takes one of jsonl, csv/],
    [['audit', 'show', '--limit', 'all'], /--limit takes a whole number/],
  ])('refuses %j', async (argv, message) => {
    const { code, err } = await orch([...argv, '-C', folderWith()]);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  it('is refused by moves where a newer Orch goes on with it', async () => {
    const log = someLog();
    const ledger =
      '| task_id | title | state | owner | lock | lock_owner | lock_expires_at | notes |\n|---|---|---|---|---|---|---|---|\n| T-1 | Login | PLAN | WORK | - | - | - | - |\n';
    const folder = workspace(log, new Map([...log.files, ['ORCH/STATE/TASKS.md', ledger], [B, '{"v":2}\n']]));
    const { code, out, err } = await orch(['ready', 'T-1', '--as', 'CMD@dana', '-C', folder]);
    expect(out + err).toMatch(/w-b\.jsonl:1 was written by a newer Orch \(version 2\)/);
    expect(code).toBe(1);
  });

  it('leaves the log as it is', async () => {
    const log = someLog();
    const folder = workspace(log);
    for (const verb of ['verify', 'show', 'export']) await orch(['audit', verb, '-C', folder]);
    expect(readFileSync(join(folder, A), 'utf8')).toBe(log.files.get(A));
  });
});
