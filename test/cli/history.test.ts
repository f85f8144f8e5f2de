import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orch } from '../support/cli.js';
import { importCommits, type Author, type WantedCommit } from '../support/fastImport.js';
import { folderWith } from '../support/folders.js';
import { AUTHORS, LEDGER } from '../support/histories.js';
import { readXml, type ReadElement } from '../support/xml.js';

const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const START = Date.UTC(2026, 0, 5) / 1000;
const DAY = 86_400;
const [DANA, KENJI] = AUTHORS as readonly [Author, Author];

type Files = WantedCommit['files'];

interface Made {
  readonly files: Files;
  readonly parents?: readonly number[];
  readonly author?: Author;
}

/** One commit a day after the other, each the child of the one before unless it says otherwise. */
async function repository(...commits: readonly (Files | Made)[]): Promise<string> {
  const folder = folderWith();
  const wanted = commits.map((one, at): WantedCommit => {
    const parents = at === 0 ? [] : [at - 1];
    return { author: DANA, time: START + at * DAY, parents, ...(isMade(one) ? one : { files: one }) };
  });
  await importCommits(folder, wanted);
  return folder;
}

function isMade(commit: Files | Made): commit is Made {
  return typeof commit.files === 'object' && commit.files !== null;
}

function table(...rows: readonly (readonly [id: string, state: string])[]): string {
  const lines = rows.map(
    ([id, state]) => `| ${id} | Task ${id} | ${state} | WORK@claude-1 | - | - | - | - | - | - |\n`,
  );
  return `# Tasks\n\n| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | artifact | notes |\n|---|---|---|---|---|---|---|---|---|---|\n${lines.join('')}`;
}

function sections(...tasks: readonly (readonly [id: string, state: string])[]): string {
  return `# Tasks\n${tasks.map(([id, state]) => `\n## ${id}: Task ${id}\n\n- **state**: ${state}\n- **owner**: WORK@claude-1\n`).join('')}`;
}

interface Violation {
  readonly time: string;
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string | null;
  readonly commit: { readonly oid: string; readonly author: string };
  readonly findings: readonly { readonly rule: string; readonly message: string }[];
}

interface Report {
  readonly version: number;
  readonly commits: number;
  readonly shallow: boolean;
  readonly steps: number;
  readonly illegal: number;
  readonly conformance: number;
  readonly months: readonly { readonly month: string; readonly steps: number; readonly illegal: number }[];
  readonly rules: readonly {
    readonly rule: string;
    readonly illegal: number;
    readonly first: unknown;
    readonly last: unknown;
  }[];
  readonly authors: readonly { readonly email: string; readonly steps: number; readonly illegal: number }[];
  readonly violations: readonly Violation[];
  readonly nextCursor?: number;
}

async function report(folder: string, ...options: readonly string[]): Promise<Report> {
  const { code, out, err } = await orch(['history', '--json', '-C', folder, ...options]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Report;
}

/** `T-1 PLAN>DONE history/skipped-states`, the latest first. */
function told({ violations }: Report): readonly string[] {
  return violations.map(
    ({ id, from, to, findings }) => `${id} ${from ?? ''}>${to ?? ''} ${findings.map(({ rule }) => rule).join(' ')}`,
  );
}

describe('orch history', () => {
  it('tells every illegal step by commit and author, and the rate over time', async () => {
    const folder = await repository(
      { [LEDGER]: table(['T-1', 'PLAN'], ['T-2', 'READY']) },
      { [LEDGER]: table(['T-1', 'READY'], ['T-2', 'READY']) },
      { files: { [LEDGER]: table(['T-1', 'READY'], ['T-2', 'DONE']) }, author: KENJI },
      { files: { [LEDGER]: table(['T-1', 'DOING'], ['T-2', 'DONE']) } },
      { 'src/a.ts': 'code' },
      { files: { [LEDGER]: table(['T-1', 'PLAN'], ['T-2', 'DROP']) }, author: KENJI },
    );
    const found = await report(folder);
    expect(found).toMatchObject({ version: 1, commits: 5, shallow: false, steps: 5, illegal: 3, conformance: 0.4 });
    expect(found.months).toEqual([{ month: '2026-01', steps: 5, illegal: 3, conformance: 0.4 }]);
    expect(told(found)).toEqual([
      'T-2 DONE>DROP history/skipped-states',
      'T-1 DOING>PLAN history/illegal-transition',
      'T-2 READY>DONE history/skipped-states',
    ]);
    expect(found.authors.map(({ email, steps, illegal }) => [email, steps, illegal])).toEqual([
      [KENJI.email, 3, 3],
      [DANA.email, 2, 0],
    ]);
    expect(found.violations[2]?.findings[0]?.message).toContain('DOING, REVIEW');
    expect(found.rules[0]).toEqual({
      rule: 'history/skipped-states',
      illegal: 2,
      first: { time: '2026-01-07T00:00:00Z', commit: oidOf(folder, 'HEAD~3') },
      last: { time: '2026-01-10T00:00:00Z', commit: oidOf(folder, 'HEAD') },
    });
  });

  it('follows a ledger that was moved, with its policy and without', async () => {
    const policy = (path: string): string => `---\norch:\n  version: 1\n  paths:\n    tasks: [${path}]\n---\n`;
    const plain = await repository(
      { 'TASKS.md': table(['T-1', 'PLAN'], ['T-2', 'PLAN']) },
      { 'TASKS.md': table(['T-1', 'DONE'], ['T-2', 'PLAN']) },
      { 'TASKS.md': null, [LEDGER]: table(['T-1', 'DONE'], ['T-2', 'READY']) },
      { [LEDGER]: table(['T-1', 'DONE'], ['T-2', 'REVIEW']) },
    );
    expect(told(await report(plain))).toEqual([
      'T-2 READY>REVIEW history/skipped-states',
      'T-1 PLAN>DONE history/skipped-states',
    ]);
    const named = await repository(
      { 'PROJECT_RULES.md': policy('a/T.md'), 'a/T.md': table(['T-1', 'PLAN'], ['T-2', 'PLAN']) },
      { 'a/T.md': table(['T-1', 'REVIEW'], ['T-2', 'PLAN']) },
      { 'PROJECT_RULES.md': policy('b/T.md'), 'a/T.md': null, 'b/T.md': table(['T-1', 'REVIEW'], ['T-2', 'DOING']) },
      { 'b/T.md': table(['T-1', 'DONE'], ['T-2', 'DOING']) },
    );
    expect(told(await report(named)).filter((one) => one.startsWith('T-'))).toEqual([
      'T-2 PLAN>DOING history/skipped-states',
      'T-1 PLAN>REVIEW history/skipped-states',
    ]);
    expect((await report(named)).steps - (await report(named)).illegal).toBe(1);
  });

  it('takes what a parent explains of a merge for no step, and what none explains for one', async () => {
    const base = table(['T-1', 'PLAN'], ['T-2', 'PLAN'], ['T-3', 'PLAN']);
    const fork = [
      { [LEDGER]: base },
      { files: { [LEDGER]: table(['T-1', 'READY'], ['T-2', 'PLAN'], ['T-3', 'PLAN']) } },
      { files: { [LEDGER]: table(['T-1', 'PLAN'], ['T-2', 'DONE'], ['T-3', 'PLAN']) }, parents: [0], author: KENJI },
    ];
    const merged = (third: string) => ({
      files: { [LEDGER]: table(['T-1', 'READY'], ['T-2', 'DONE'], ['T-3', third]) },
      parents: [1, 2],
    });
    const good = await report(await repository(...fork, merged('PLAN')));
    expect([good.steps, ...told(good)]).toEqual([2, 'T-2 PLAN>DONE history/skipped-states']);
    expect(good.violations[0]?.by).toBe(KENJI.name);
    const evil = await report(await repository(...fork, merged('REVIEW')));
    expect(told(evil)).toEqual(['T-3 PLAN>REVIEW history/skipped-states', 'T-2 PLAN>DONE history/skipped-states']);
    expect(evil.violations[0]?.by).toBe(DANA.name);
  });

  it('sees no step where a ledger is written otherwise: dialect, columns, order, line ends', async () => {
    const rows = [
      ['T-1', 'PLAN'],
      ['T-2', 'DOING'],
    ] as const;
    const folder = await repository(
      { [LEDGER]: table(...rows) },
      { [LEDGER]: sections(...rows) },
      { [LEDGER]: sections(...[...rows].reverse()) },
      { [LEDGER]: table(...rows).replaceAll('\n', '\r\n') },
      {
        [LEDGER]:
          '| owner | 状態 | id | priority |\n|---|---|---|---|\n| WORK@claude-1 | **doing** | T-2 | HIGH |\n| WORK@claude-1 | plan | T-1 | - |\n',
      },
      { [LEDGER]: sections(['T-1', 'READY'], ['T-2', 'DONE']) },
    );
    const found = await report(folder);
    expect([found.steps, ...told(found)]).toEqual([2, 'T-2 DOING>DONE history/skipped-states']);
  });

  it('judges by the policy of the commit before', async () => {
    const policy = (states: string): string => `---\norch:\n  version: 1\n  states:\n${states}---\n`;
    const own = policy('    TODO: { category: backlog }\n    NEXT: { category: ready }\n    DOING: { category: active }\n    REVIEW: { category: review }\n    FIX: { category: rework }\n    DONE: { category: done }\n'); // prettier-ignore
    const folder = await repository(
      { 'PROJECT_RULES.md': own, [LEDGER]: table(['T-1', 'TODO'], ['T-2', 'TODO']) },
      { [LEDGER]: table(['T-1', 'NEXT'], ['T-2', 'DOING']) },
    );
    expect(told(await report(folder))).toEqual(['T-2 TODO>DOING history/skipped-states']);
  });

  it('tells a part of the history, and says which revision is none', async () => {
    const folder = await repository(
      { [LEDGER]: table(['T-1', 'PLAN']) },
      { [LEDGER]: table(['T-1', 'DONE']) },
      { [LEDGER]: table(['T-1', 'PLAN']) },
      { [LEDGER]: table(['T-1', 'READY']) },
    );
    expect(told(await report(folder, '--from', 'HEAD~2'))).toEqual(['T-1 DONE>PLAN history/illegal-transition']);
    expect(told(await report(folder, '--to', 'HEAD~2'))).toEqual(['T-1 PLAN>DONE history/skipped-states']);
    expect(await report(folder, '--from', 'HEAD')).toMatchObject({ commits: 0, steps: 0, conformance: 1 });
    const wrong = await orch(['history', '--from', 'v9', '-C', folder]);
    expect(wrong).toMatchObject({ code: 2, out: '', err: 'orch: "v9" names no commit here; "git log" lists them\n' });
    const nowhere = await orch(['history', '-C', folderWith()]);
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toMatch(/is in no git repository/);
  });

  it('pages through violations, in text and JSON, and says it in Japanese', async () => {
    const states = ['PLAN', 'DONE', 'READY', 'REVIEW', 'READY', 'DONE'];
    const folder = await repository(...states.map((state) => ({ [LEDGER]: table(['T-1', state]) })));
    const first = await report(folder, '--limit', '2');
    expect([first.violations.length, first.nextCursor]).toEqual([2, 2]);
    expect((await report(folder, '--limit', '2', '--cursor', '4')).nextCursor).toBeUndefined();
    const { out } = await orch(['history', '-C', folder, '--limit', '1']);
    expect(out).toMatch(
      /^6 commits touched the ledgers, 2026-01-05 to 2026-01-10\n5 steps, 5 illegal: 0\.0 % conform\n/,
    );
    expect(out).toMatch(/^By month +steps +illegal +conform\n2026-01 +5 +5 +0\.0 %$/m);
    expect(out).toMatch(/^history\/skipped-states +3 +2026-01-06 [0-9a-f]{9} +2026-01-10 [0-9a-f]{9}$/m);
    expect(out).toMatch(/^2026-01-10T00:00:00Z [0-9a-f]{9} Dana {2}T-1\n {2}error .*skips/m);
    expect(out).toMatch(/^4 more: orch history --cursor 1$/m);
    const japanese = await orch(['history', '-C', folder, '--lang', 'ja']);
    expect(japanese.out).toContain('5 ステップ、うち不正 5');
  });

  it('says how far it is on a terminal, and takes that away again', async () => {
    const folder = await repository({ [LEDGER]: table(['T-1', 'PLAN']) }, { [LEDGER]: table(['T-1', 'READY']) });
    const { out, err } = await orch(['history', '-C', folder], { terminal: true });
    expect(err).toBe('\r\u001b[KReplaying: 1 of 2 commits (50 %)\r\u001b[KReplaying: 2 of 2 commits (100 %)\r\u001b[K');
    expect(out).toContain('1 step, 0 illegal: 100 % conform');
  });

  it('ends at once where somebody cancels it, leaves nothing behind and says so', async () => {
    const states = Array.from({ length: 300 }, (_, at) => (at % 2 === 0 ? 'READY' : 'HOLD'));
    const folder = await repository(...states.map((state) => ({ [LEDGER]: table(['T-1', state]) })));
    const before = readdirSync(folder, { recursive: true });
    const listeners = process.listenerCount('SIGINT');
    let shown = 0;
    const watch = (): void => {
      if (++shown === 2) process.emit('SIGINT', 'SIGINT');
    };
    const { code, out, err } = await orch(['history', '-C', folder], { terminal: true, watch });
    expect({ code, out }).toEqual({ code: 130, out: '' });
    expect(err).toMatch(/\r\u001b\[Korch: cancelled: nothing was written\n$/);
    expect(shown).toBeLessThan(50);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
    expect(process.listenerCount('SIGINT')).toBe(listeners);
  });

  it('says where the history was cut off when the repository was cloned', async () => {
    const folder = await repository(...['PLAN', 'DONE', 'FIX'].map((state) => ({ [LEDGER]: table(['T-1', state]) })));
    const clone = join(folderWith(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '2', `file://${folder}`, clone]);
    const { code, out, err } = await orch(['history', '--json', '-C', clone]);
    expect(code).toBe(0);
    expect(err).toMatch(/^orch: this clone is shallow/);
    expect(JSON.parse(out)).toMatchObject({ shallow: true, steps: 1, illegal: 0 });
  });
});

describe('orch history of moves', () => {
  it('tells each audited move with its actor and time, however many one commit holds', async () => {
    const folder = await repository({ [LEDGER]: table(['T-1', 'PLAN'], ['T-2', 'PLAN']) });
    checkout(folder);
    const at = (minute: number) => ({ cwd: folder, now: Date.UTC(2026, 0, 6, 9, minute) });
    for (const [minute, words] of [
      [0, ['ready', 'T-1', '--as', 'CMD@dana']],
      [1, ['start', 'T-1', '--as', 'WORK@claude-1']],
    ] as const) {
      const { code, out } = await orch([...words], at(minute));
      expect({ code, out }).toMatchObject({ code: 0 });
    }
    edit(folder, LEDGER, (text) => text.replace('| T-2 | Task T-2 | PLAN |', '| T-2 | Task T-2 | REVIEW |'));
    commitAll(folder, '2026-01-06T10:00:00Z');
    const { out } = await orch(['history', '--format', 'csv', '-C', folder]);
    const rows = csvRows(out).map((row) => [row['time'], row['id'], row['event'], row['from'], row['to'], row['by'], row['legal'], row['source']].join(' ')); // prettier-ignore
    expect(rows).toEqual([
      '2026-01-06T09:00:00Z T-1 ready PLAN READY CMD@dana true audit',
      '2026-01-06T09:01:00Z T-1 start READY DOING WORK@claude-1 true audit',
      '2026-01-06T10:00:00Z T-2  PLAN REVIEW Dana false hand',
    ]);
  });
});

describe('orch history --format xes', () => {
  const STEPS = ['PLAN', 'READY', 'DONE'];

  async function log(): Promise<ReadElement> {
    const folder = await repository(
      ...STEPS.map((state) => ({ files: { [LEDGER]: table(['T-1', state], ['T<2>', 'PLAN']) } })),
      {
        files: {
          [LEDGER]: table(['T-1', 'DONE'], ['T<2>', 'HOLD']),
          [APPROVALS]: '| appr_id | task_id | op | status | requested_by |\n|---|---|---|---|---|\n',
        },
      },
      {
        [APPROVALS]:
          '| appr_id | task_id | op | status | requested_by |\n|---|---|---|---|---|\n| A-1 | T-1 | finish | pending | WORK@claude-1 |\n',
      },
    );
    const { code, out } = await orch(['history', '--format', 'xes', '-C', folder]);
    expect(code).toBe(0);
    return readXml(out);
  }

  it('has the structure that XES asks for', async () => {
    const root = await log();
    expect([root.name, root.attributes['xes.version'], root.attributes['xmlns']]).toEqual([
      'log',
      '2.0',
      'http://www.xes-standard.org/',
    ]);
    // The order that the schema gives: extensions, globals, classifiers, attributes, traces.
    const order = ['extension', 'global', 'classifier', 'string', 'trace'];
    const places = children(root).map(({ name }) => order.indexOf(name));
    expect(places).toEqual([...places].sort());
    const prefixes = children(root, 'extension').map(({ attributes }) => attributes['prefix']);
    expect(prefixes).toEqual(['concept', 'lifecycle', 'time', 'org']);
    for (const { attributes } of children(root, 'extension'))
      expect(attributes['uri']).toBe(`http://www.xes-standard.org/${attributes['prefix'] ?? ''}.xesext`);
    const globals = new Map(children(root, 'global').map((one) => [one.attributes['scope'], keysOf(one)]));
    for (const { attributes } of children(root, 'classifier'))
      for (const key of known(attributes['keys'], globals.get('event') ?? []))
        expect(globals.get('event')).toContain(key);
    for (const trace of children(root, 'trace')) {
      expect(keysOf(trace)).toEqual(expect.arrayContaining([...(globals.get('trace') ?? [])]));
      for (const event of children(trace, 'event')) {
        const keys = keysOf(event);
        expect(keys).toEqual(expect.arrayContaining([...(globals.get('event') ?? [])]));
        expect(new Set(keys).size).toBe(keys.length);
        for (const { name, attributes } of children(event))
          expect(TYPES[name]?.test(attributes['value'] ?? '')).toBe(true);
      }
    }
  });

  it('has one trace a task and one event a change of state', async () => {
    const root = await log();
    const traces = children(root, 'trace').map((trace) => [
      value(trace, 'concept:name'),
      ...children(trace, 'event').map((event) =>
        ['concept:name', 'org:resource', 'from', 'to', 'legal', 'rules'].map((key) => value(event, key)).join(' '),
      ),
    ]);
    expect(traces).toEqual([
      ['T-1', 'ready Dana PLAN READY true ', 'READY → DONE Dana READY DONE false history/skipped-states', 'request Dana - pending true '], // prettier-ignore
      ['T<2>', 'hold Dana PLAN HOLD true '],
    ]);
    const first = children(children(root, 'trace')[0] ?? root, 'event')[0];
    expect(first && value(first, 'time:timestamp')).toBe('2026-01-06T00:00:00.000Z');
  });
});

const TYPES: Readonly<Record<string, RegExp>> = {
  string: /^[^]*$/,
  boolean: /^(?:true|false)$/,
  date: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
};

function children(element: ReadElement, name?: string): readonly ReadElement[] {
  const all = element.children.filter((child) => typeof child !== 'string');
  return name === undefined ? all : all.filter((child) => child.name === name);
}

function keysOf(element: ReadElement): readonly string[] {
  return children(element).flatMap(({ name, attributes }) => (name in TYPES ? [attributes['key'] ?? ''] : []));
}

function value(element: ReadElement, key: string): string {
  return children(element).find(({ attributes }) => attributes['key'] === key)?.attributes['value'] ?? '';
}

/** The keys that a classifier lists, by those there are: a blank stands between keys, and may stand in one. */
function known(list = '', keys: readonly string[]): readonly string[] {
  return list.split(' ').filter((key) => !keys.includes(key)).length === 0 ? list.split(' ') : ['?'];
}

function oidOf(folder: string, rev: string): string {
  return execFileSync('git', ['rev-parse', rev], { cwd: folder, encoding: 'utf8' }).trim();
}

function checkout(folder: string): void {
  execFileSync('git', ['reset', '-q', '--hard'], { cwd: folder });
}

function edit(folder: string, path: string, change: (text: string) => string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), change(text));
}

function commitAll(folder: string, time: string): void {
  const env = { ...process.env, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
  const who = ['-c', `user.name=${DANA.name}`, '-c', `user.email=${DANA.email}`];
  execFileSync('git', ['add', '-A'], { cwd: folder });
  execFileSync('git', [...who, 'commit', '-q', '-m', 'Work'], { cwd: folder, env });
}

/** Rows of a table by its header; cells here hold no line ends. */
function csvRows(text: string): readonly Readonly<Record<string, string>>[] {
  const lines = text.split('\r\n').slice(0, -1);
  const [header = [], ...rows] = lines.map((line) => line.slice(1, -1).split('","'));
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}
