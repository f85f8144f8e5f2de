import fc from 'fast-check';
import { defaultPolicy, messagesFor, type Intent, type Workspace } from '../../../server/src/core/index.js';
import { scaffold } from '../../../server/src/core/scaffold/index.js';
import { approvals, APPROVALS, RULES, tasks, TASKS } from './ledgers.js';
export { seed } from '../../support/seed.js';

export const runs = Number(process.env['ORCH_RUNS'] ?? 25);

export type Files = Readonly<Record<string, string>>;

const sources: Files = { 'src/login.ts': 'export {};\n', 'docs/guide.md': '# Guide\n' };

const done = {
  status: 'approved',
  by: 'WORK@me',
  approver: 'AUDIT@kim',
  role: 'AUDIT',
  decided: '2026-01-15T11:00:00Z',
};

/** One task in each state, with all that belongs to it. */
const inAllStates: Files = {
  ...sources,
  [TASKS]: tasks(
    { id: 'T-1', state: 'PLAN' },
    { id: 'T-2', state: 'READY', depends: 'T-7' },
    { id: 'T-3', state: 'DOING', lock: 'WORK@me', artifact: 'src/login.ts' },
    { id: 'T-4', state: 'REVIEW', artifact: 'src/login.ts' },
    { id: 'T-5', state: 'REVIEW', artifact: 'src/login.ts' },
    { id: 'T-6', state: 'FIX', owner: 'WORK@me', artifact: 'src/login.ts', depends: 'T-8' },
    { id: 'T-7', state: 'DONE', artifact: 'src/login.ts' },
    { id: 'T-8', state: 'HOLD', notes: 'wait ・ held_from=DOING、then go' },
    { id: 'T-9', state: 'DROP' },
  ),
  [APPROVALS]: approvals(
    { id: 'A-4', task: 'T-4', status: 'pending', by: 'WORK@me' },
    { id: 'A-5', task: 'T-5', ...done },
    { id: 'A-6', task: 'T-6', ...done, status: 'rejected' },
    { id: 'A-7', task: 'T-7', ...done },
    { id: 'A-8', task: 'rule:review', op: 'change of rules', status: 'pending' },
  ),
};

/** Headers, states and statuses as Japanese teams write them. */
const japanese: Files = {
  ...sources,
  [TASKS]: `# タスク台帳

| タスクID | 件名       | 状態     | 担当 | ロック | ロック所有者 | ロック期限 | 成果物       | 備考 | 依存  | 説明 文 |
|----------|------------|----------|------|--------|--------------|------------|--------------|------|-------|---------|
| T-001    | ログイン   | 計画中   | WORK | -      | -            | -          | -            | 急ぎ | -     | a       |
| T-002    | 画面       | 準備完了 | WORK | -      | -            | -          | src/login.ts | -    | T-003 | b       |
| T-003    | 帳票・一覧 | 完了     | WORK | -      | -            | -          | src/login.ts | -    | -     | c       |
`,
  [APPROVALS]: `| 承認ID | タスクID | 操作 | 状態 | 申請者 | 承認者 | 承認者ロール | 申請日時 | 承認日時 | 証跡 | 種別 |
|---|---|---|---|---|---|---|---|---|---|---|
| A001 | T-003 | 帳票 | 承認済み | WORK@me | AUDIT@kim | AUDIT | 2026-01-15T10:00:00Z | 2026-01-15T11:00:00Z | - | 結果 |
`,
};

/** One heading per task. */
const sections: Files = {
  ...sources,
  [TASKS]: `# Tasks

### T-1: Log in

- **state**: PLAN
- **owner**: WORK
- **lock**: -
- **lock_owner**: -
- **lock_expires_at**: -
- **artifact**:
  - src/login.ts
  - docs/guide.md
- **notes**: -
- **depends**: -

Some words about it.

### T-2: Log out

- **state**: **READY**
- **owner**: WORK@me
- **lock**: -
- **lock_owner**: -
- **lock_expires_at**: -
- **artifact**: src/login.ts
- **notes**: free text; priority=high
- **depends**: T-1
`,
  [APPROVALS]: `## A-1

- **task_id**: T-1
- **op**: start it
- **kind**: execute
- **status**: pending
- **requested_by**: WORK@me
- **approver**: -
- **approver_role**: -
- **ts_req**: 2026-01-15T10:00:00Z
- **ts_dec**: -
- **evidence**: -
- **digest**: -
`,
};

/** States renamed and added, events added, several ledgers, limits and permissions. */
const ownPolicy: Files = {
  ...sources,
  [RULES]: `---
orch:
  version: 1
  paths: { tasks: [a/TASKS.md, b/TASKS.md] }
  states:
    PLAN: off
    READY: off
    Backlog: { category: backlog }
    Todo: { category: ready }
    DOING: { category: active }
    Testing: { category: active }
    Waiting: { category: paused }
  events:
    test: { from: DOING, to: Testing, by: holder }
    skip: { from: backlog, to: done, by: CMD, reason: required }
    pass: { from: review, to: done, by: AUDIT }
    park: { from: active, to: Waiting, by: any, lock: release, approval: expire-pending }
    grab: { from: [ready, rework, paused], to: Testing, by: any, lock: acquire }
    deliver: { from: active, to: review, by: [holder, CMD], lock: release, approval: open-result }
  approvals: { required_for: [done, active], quorum: { result: 2 } }
  wip: 1
  people: { me: { roles: [WORK] }, dana: { roles: [CMD] } }
---
# Rules
`,
  'a/TASKS.md': tasks({ id: 'X-9', state: 'Backlog' }, { id: 'X-10', state: 'Todo', artifact: 'src/login.ts' }),
  'b/TASKS.md': tasks(
    { id: 'Y-1', state: 'Testing', lock: 'WORK@me', artifact: 'src/login.ts' },
    { id: 'Y-2', state: 'FIX' },
  ),
  [APPROVALS]: `| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence | kind | digest |
|---|---|---|---|---|---|---|---|---|---|---|---|
| P1 | X-10 | may I | pending | WORK@other | - | - | 2026-01-15T10:00:00Z | - | - | execute | - |
`,
};

/** Odd bytes: a mark at the start, mixed line ends, odd alignment, trailing blanks, a view, no final line end. */
const odd: Files = {
  ...sources,
  [TASKS]:
    '\uFEFF# Tasks\r\n\r\n' +
    '|task_id|title |  state | owner | lock|lock_owner| lock_expires_at | artifact | notes | extra |  \r\n' +
    '|-|:-:|--:|---|---|---|---|---|---|---|\r\n' +
    '|T-1|タスク一覧  |  **PLAN**  |WORK|-|-|-|`src/login.ts`|a \\| b| x |\n' +
    '|T-2| short |READY|WORK|-|-|-|src/login.ts|  \r\n' +
    '| T-3 |\ttab | `DOING` | WORK@me | WORK@me@2026-01-15T11:50:00Z | WORK@me | 2026-01-15T12:20:00Z | src/login.ts | - | \u3000 |   \r\n' +
    '\r\nWords \t \r\n\r\n## Overview\r\n\r\n| task_id | state | owner |\r\n|---|---|---|\r\n| T-1 | PLAN | WORK |\r\n| T-3 | DOING | - |\r\n| T-2 | READY | WORK |',
  [APPROVALS]: `${approvals({ id: 'A-1', task: 'T-1', op: 'x', status: 'rejected', approver: 'CMD@dana', role: 'CMD', decided: '2026-01-15T11:00:00Z' }).replaceAll('\n', '\r\n')}\r\nEnd`,
};

const fresh = (language: string): Files => ({
  ...sources,
  ...Object.fromEntries(scaffold(defaultPolicy, messagesFor(language)).map(({ path, text }) => [path, text])),
});

export const WORLDS: Readonly<Record<string, Files>> = {
  fresh: fresh('en'),
  'fresh, Japanese': fresh('ja'),
  'all states': inAllStates,
  Japanese: japanese,
  sections,
  'own policy': ownPolicy,
  'odd bytes': odd,
};

export const ACTORS = ['CMD@dana', 'AUDIT@kim', 'WORK@me', 'WORK@other', 'CMD', 'WORK', 'AUDIT@auto'] as const;

/** What a random mover does next, before it is known what there is: numbers choose among that. */
export interface Turn {
  readonly actor: (typeof ACTORS)[number];
  readonly kind: number;
  readonly pick: number;
  readonly other: number;
  readonly minutes: number;
  /** Do what is offered, instead of anything. */
  readonly legal: boolean;
}

export const turn: fc.Arbitrary<Turn> = fc.record({
  actor: fc.oneof(fc.constantFrom(...ACTORS), fc.constant('WORK@me' as const)),
  kind: fc.nat(),
  pick: fc.nat(),
  other: fc.nat(),
  minutes: fc.oneof({ weight: 6, arbitrary: fc.nat(3) }, fc.constantFrom(20, 40, 60 * 24, 60 * 24 * 8)),
  legal: fc.nat(3).map((one) => one > 0),
});

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  task_id: ['task_id', 'ID', 'タスクID'],
  title: ['title', 'Task', '件名'],
  state: ['state', 'Status', '状態'],
  owner: ['owner', 'Assigned To', '担当'],
  lock: ['lock', 'ロック'],
  lock_owner: ['lock_owner', 'locked_by'],
  lock_expires_at: ['lock_expires_at', 'ロック期限 (UTC)'],
  due: ['due', '期限'],
  artifact: ['artifact', 'Artifacts', '成果物'],
  notes: ['notes', '備考'],
  depends: ['depends', 'Dependencies'],
  priority: ['priority', '優先度'],
  'no column of ours': ['no column of ours', '説明 文'],
};

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  PLAN: ['PLAN', '計画中', 'Plan', '**PLAN**'],
  READY: ['READY', '準備完了', 'Ready', '`READY`'],
  DOING: ['DOING', '作業中', 'Doing', '🔨 DOING'],
  REVIEW: ['REVIEW', 'レビュー中', 'Review', '**REVIEW**'],
  FIX: ['FIX', '修正中', 'Fix', '~~FIX~~'],
  DONE: ['DONE', '完了', 'Done', '✅ DONE'],
  HOLD: ['HOLD', '保留', 'Hold', '*HOLD*'],
  DROP: ['DROP', '中止', 'Drop', 'DROP'],
};

const spot = fc.record({
  state: fc.constantFrom(...Object.keys(SPELLINGS)),
  owner: fc.constantFrom('WORK', 'WORK@me', 'CMD'),
  title: fc.constantFrom('a', 'ログイン', 'a \\| b', '**x**', '`c`', '<b>'),
  depends: fc.option(fc.nat(5), { nil: undefined }),
  notes: fc.constantFrom('-', '', 'words', 'priority=high、more', 'a \\| b'),
});

/** Ledgers of any tasks, in any order of columns, words, line ends and dialect, that nothing is wrong with. */
const generated: fc.Arbitrary<Files> = fc
  .record({
    spots: fc.array(spot, { minLength: 1, maxLength: 6 }),
    optional: fc.subarray(['due', 'depends', 'priority', 'no column of ours']),
    order: fc.nat(6),
    words: fc.nat(3),
    eol: fc.constantFrom('\n', '\r\n'),
    end: fc.constantFrom('', '\n', '\n\nThe end.\n'),
    table: fc.boolean(),
    pad: fc.boolean(),
  })
  .map((made) => {
    const columns = [...Object.keys(HEADERS).slice(0, 7), 'artifact', 'notes', ...made.optional];
    const turned = [...columns.slice(0, 1), ...columns.slice(1 + made.order), ...columns.slice(1, 1 + made.order)];
    const header = turned.map((column) => HEADERS[column]?.at(made.words % 3) ?? HEADERS[column]?.[0] ?? column);
    const rows = made.spots.map((one, at) => turned.map((column) => valueIn(column, one, at, made.words)));
    const text = made.table ? tableText(header, rows, made.pad) : sectionText(header, rows);
    const asked = made.spots.flatMap(({ state }, at) => {
      if (state === 'REVIEW') return [{ id: `R-${at}`, task: `T-${at}`, status: 'pending', by: 'WORK@me' }];
      return state === 'DONE' ? [{ id: `R-${at}`, task: `T-${at}`, ...done }] : [];
    });
    return {
      ...sources,
      [TASKS]: `# Tasks\n\n${text}${made.end}`.replaceAll('\n', made.eol),
      [APPROVALS]: approvals(...asked),
    };
  });

type Spot = typeof spot extends fc.Arbitrary<infer T> ? T : never;

function valueIn(column: string, { state, owner, title, depends, notes }: Spot, at: number, words: number): string {
  const held = state === 'DOING' ? 'WORK@me' : undefined;
  const values: Readonly<Record<string, string | undefined>> = {
    task_id: `T-${at}`,
    title,
    state: SPELLINGS[state]?.[words],
    owner,
    lock: held && `${held}@2026-01-15T11:50:00Z`,
    lock_owner: held,
    lock_expires_at: held && '2026-01-15T12:20:00Z',
    artifact: 'src/login.ts',
    notes,
    // A task waits for earlier ones only: no circles.
    depends: depends !== undefined && depends < at ? `T-${depends}` : undefined,
  };
  return values[column] ?? '-';
}

function tableText(header: readonly string[], rows: readonly (readonly string[])[], pad: boolean): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => (pad ? cell.padEnd(12) : cell)).join(' | ')} |`;
  return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

function sectionText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const section = (cells: readonly string[]): string => {
    const bullets = cells.slice(1).map((cell, at) => `- **${header[at + 1] ?? ''}**: ${cell}`);
    return [`## ${cells[0] ?? ''}`, '', ...bullets, '', 'Words.'].join('\n');
  };
  return rows.map(section).join('\n\n');
}

/** A world by its name. */
export const world = fc.constantFrom(...Object.keys(WORLDS));

/** Where a story begins: a world by its name, or any healthy ledger. */
export const beginning: fc.Arbitrary<string | Files> = fc.oneof(
  { weight: 2, arbitrary: world },
  { weight: 1, arbitrary: generated },
);

function at<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(1, list.length)];
}

const TITLES = ['Log out', 'a | b', '帳票の出力', '**bold**', '`x`', 'T-1: x', '- [ ] item', 'x'.repeat(200)];

/** Any intent at all about what a workspace holds. */
export function intentOf({ policy, tasks: all, approvals: rows }: Workspace, { kind, pick, other }: Turn): Intent {
  const ids = all.map(({ record }) => record.id);
  const id = at(ids, pick) ?? 'T-1';
  const approval = at(rows, pick)?.record.id ?? 'A-1';
  const event = at(policy.events, other)?.name ?? 'ready';
  const reason = other % 5 === 0 ? {} : { reason: 'because | of\nthat' };
  const artifacts = other % 3 === 0 ? { artifacts: ['src/login.ts', 'docs/guide.md'] } : {};
  const choices: readonly Intent[] = [
    { verb: 'event', event, id, ...reason, ...artifacts },
    { verb: 'event', event, id, ...reason },
    { verb: 'event', event, id, ...reason, op: 'done | it' },
    {
      verb: 'plan',
      title: at(TITLES, other) ?? 'x',
      owner: at(['WORK', 'WORK@me', 'CMD'], other) ?? 'WORK',
      ...dependsOn(at(ids, other)),
    },
    { verb: other % 3 === 0 ? 'reject' : 'approve', id: approval, ...reason },
    { verb: 'assign', id, owner: at(['WORK', 'WORK@me', 'WORK@other', 'CMD@dana'], other) ?? 'WORK' },
    { verb: 'set', id, values: at(SETS, other) ?? {} },
    {
      verb: 'request',
      target: at([id, 'rule:x', 'path:src/login.ts'], other) ?? id,
      kind: at(KINDS, other) ?? 'result',
      op: 'please',
    },
    { verb: 'expire' },
    { verb: at(LOCKS, other) ?? 'lock.extend', id, reason: 'x' },
    { verb: 'lock.clean' },
    { verb: 'flags.set', name: 'FREEZE', value: other % 4 === 0 ? 'on' : 'off' },
    { verb: 'flags.set', name: 'AUTO_DECIDE', value: at(['on', 'off', 'shadow'], other) ?? 'off' },
    { verb: 'blocked.add', title: 'no key', task: id },
    { verb: 'blocked.resolve', id: 'BLOCK-001', reason: 'here' },
    { verb: 'archive', ids: other % 2 === 0 ? [] : [id] },
    { verb: 'rename', id, to: `${at(['N-', 'T-', '課題:'], pick) ?? ''}${other % 40}` },
    { verb: 'rename', id, to: `N-${other}` },
    { verb: 'undo' },
    { verb: 'undo', seq: 1 + (other % 12) },
    { verb: 'migrate', ...(other % 4 === 0 ? {} : { columns: at(COLUMNS, other) ?? [] }) },
  ];
  return at(choices, kind) ?? { verb: 'expire' };
}

const COLUMNS = [['milestone'], ['priority', 'due'], ['depends', 'expiry_utc'], ['kind', 'digest'], ['title']] as const;
const KINDS = ['result', 'execute', 'change', 'steal', 'waiver'] as const;
const LOCKS = ['lock.acquire', 'lock.extend', 'lock.release', 'lock.steal'] as const;
const SETS = [
  { title: 'another | title' },
  { due: '2026-02-01' },
  { artifact: 'docs/guide.md' },
  { notes: 'held_from=READY; free' },
  { depends: 'T-1' },
  { priority: 'P1' },
] as const;

function dependsOn(id: string | undefined): { depends?: readonly string[] } {
  return id === undefined ? {} : { depends: [id] };
}
