import fc from 'fast-check';
import { rules } from '../../../server/src/core/index.js';
import { readFixture } from '../../support/fixture.js';

/** What people, agents and enemies write into cells. */
const VALUES = [
  '', ' ', '-', '—', 'T-1', 'T-2', 'T-10', 't-1', 'A-1', '*T-1*', '`T-1`', 'プラン', 'constructor', '__proto__', 'toString',
  'PLAN', 'READY', 'DOING', 'REVIEW', 'FIX', 'DONE', 'HOLD', 'DROP', '✅ DONE', '**Doing**', '完了', 'pending', 'approved', 'rejected',
  'WORK', 'WORK1', 'WORK@ada', 'CMD', 'CMD@bo', 'AUDIT', 'AUDIT@auto', 'result', 'change',
  '2026-01-15', '2026-01-15T11:50:00Z', '2026-02-30', '2024-01-XX', '20XX-??-??', 'YYYY-MM-DD', 'WORK@2026-01-15T11:50:00Z', '@', 'a@b@c',
  'docs/a.md', 'docs/', 'docs\\a.md', 'C:\\x\\docs\\a.md', '\\\\server\\share\\a.md', '../../etc/passwd', '/etc/passwd', '~/a.md', 'a.md, b.md',
  'ORCH/STATE/TASKS.md', 'ORCH/patches/2026-01/T-1-A-1.diff.md', '[a](docs/a.md)', 'https://example.com/a', 'NUL\u0000', '\u0007rtifact', '\ttask_id',
  'priority=HIGH・depends=T-1,T-2', 'orch-ignore=task/overdue:reason', 'orch-ignore=', 'orch-ignore=x/y:z', 'a \\| b', 'a|b', '`a|b`', '\u202e', '\ufffd',
  '[2025-10-09 01:02:03] INFO x', '- x', '<!-- x', '-->', '```', '\ud800', '👩‍💻', 'e\u0301',
]; // prettier-ignore

const HEADERS = [
  'task_id', 'title', 'state', 'owner', 'lock', 'lock_owner', 'lock_expires_at', 'due', 'artifact', 'notes', 'priority', 'depends', 'milestone',
  'appr_id', 'op', 'status', 'requested_by', 'approver', 'approver_role', 'ts_req', 'ts_dec', 'evidence', 'kind', 'id', '状態', 'branch', 'ownr', '',
]; // prettier-ignore

const TASK_HEADERS = HEADERS.slice(0, 13);
const APPROVAL_HEADERS = [
  'appr_id',
  'task_id',
  'op',
  'status',
  'requested_by',
  'approver',
  'approver_role',
  'ts_req',
  'ts_dec',
  'evidence',
];

const value = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...VALUES) }, fc.string({ maxLength: 12 }));
const cells = (count: number): fc.Arbitrary<string[]> =>
  fc.array(value, { minLength: Math.max(1, count - 1), maxLength: count + 1 });

const line = (parts: readonly string[]): string => `| ${parts.join(' | ')} |`;

const header = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .shuffledSubarray(TASK_HEADERS, { minLength: 3 })
      .map((rest) => [...new Set(['task_id', 'state', ...rest])]),
  },
  { weight: 4, arbitrary: fc.constant(APPROVAL_HEADERS) },
  { weight: 1, arbitrary: fc.shuffledSubarray(HEADERS, { minLength: 1, maxLength: 8 }) },
);

const table = header.chain((names) =>
  fc
    .array(cells(names.length), { maxLength: 6 })
    .map((rows) => [line(names), `|${' --- |'.repeat(names.length)}`, ...rows.map(line)]),
);

const section = fc
  .tuple(value, fc.array(fc.tuple(fc.constantFrom(...HEADERS), value), { maxLength: 8 }))
  .map(([title, bullets]) => [`### ${title}`, ...bullets.map(([key, text]) => `- **${key}**: ${text}`)]);

const blocked = fc
  .tuple(value, value, value, value)
  .map(([id, date, status, task]) => [
    `### BLOCK-${id}: x`,
    `- **date**: ${date}`,
    '- **priority**: High',
    `- **status**: ${status}`,
    `- **task**: ${task}`,
  ]);

const other = fc.oneof(
  fc.constantFrom(
    [''],
    ['', ''],
    ['# Tasks'],
    ['text'],
    ['```', '| task_id | state |', '|---|---|', '```'],
    ['<!-- orch-ignore task/*: why not -->'],
    ['<!-- orch-ignore', 'orch-ignore a/b', '-->'],
    ['<<<<<<< HEAD', '| T-1 | x |', '=======', '>>>>>>> other'],
    ['FREEZE=on', 'FREEZE=maybe', 'AUTO_DECIDE=', 'constructor=on'],
    ['- [ ] T-101 P1 (due: 2026-01-15) x'],
    ['---', 'orch:', '  version: 1', '  states: {QA: {category: review}}', '---'],
  ),
  value.map((text) => [text]),
);

const eol = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');

/** A text that is nearly a ledger, of any kind. */
export const ledgerText = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 3, arbitrary: table }, section, blocked, other),
      fc.array(eol, { minLength: 1, maxLength: 2 }),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.map(([lines, ends]) => lines.join(ends[0]) + ends.join('')).join(''));

const PATHS = [
  'ORCH/STATE/TASKS.md',
  'ORCH/STATE/APPROVALS.md',
  'ORCH/STATE/flags.md',
  'blocked_items.md',
  'PROJECT_RULES.md',
  'docs/a.md',
];

const wildFiles = fc
  .array(fc.tuple(fc.constantFrom(...PATHS), ledgerText), { maxLength: 6 })
  .map((files): ReadonlyMap<string, string> => new Map(files));

/** A change of a text: to a line, or to one of its cells. */
const change = fc.tuple(
  fc.nat(30),
  fc.nat(12),
  fc.constantFrom('cell', 'drop', 'twice', 'blank', 'keep', 'keep'),
  value,
);

/** The examples in the documentation of the rules, each changed in a few places: near to what the rules look for. */
const changedExamples = fc
  .tuple(
    fc.constantFrom(...rules.flatMap(({ code, docs }) => (code === 'text/too-complex' ? [] : [docs.bad, docs.good]))),
    fc.array(change, { maxLength: 4 }),
  )
  .map(([example, changes]): ReadonlyMap<string, string> => {
    const { files } = readFixture(example);
    return new Map([...files].map(([path, text]) => [path, changes.reduce(changed, text)]));
  });

function changed(text: string, [at, cell, how, by]: readonly [number, number, string, string]): string {
  const lines = text.split('\n');
  const index = at % lines.length;
  const old = lines[index] ?? '';
  const cells = old.split('|');
  if (how === 'drop') lines.splice(index, 1);
  if (how === 'twice') lines.splice(index, 0, old);
  if (how === 'blank') lines.splice(index, 0, '');
  if (how === 'cell' && cells.length > 2) {
    cells[1 + (cell % (cells.length - 2))] = ` ${by} `;
    lines[index] = cells.join('|');
  }
  return lines.join('\n');
}

/** The files of a workspace that may be in any disorder. */
export const ledgerFiles = fc.oneof(wildFiles, changedExamples);
