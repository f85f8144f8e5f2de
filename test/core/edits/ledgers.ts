import fc from 'fast-check';
import { openWorkspace, type Workspace, type WorkspaceFile } from '../../../server/src/core/model/index.js';
export { seed } from '../../support/seed.js';

export const runs = Number(process.env['ORCH_RUNS'] ?? 500);

export const TASKS = 'ORCH/STATE/TASKS.md';
export const APPROVALS = 'ORCH/STATE/APPROVALS.md';
export const FLAGS = 'ORCH/STATE/flags.md';
export const BLOCKED = 'blocked_items.md';

/** A workspace of one file. */
export function open(text: string, path = TASKS): Workspace {
  return openWorkspace({ sources: [{ path, text }] });
}

export function fileOf(workspace: Workspace, path = TASKS): WorkspaceFile {
  const file = workspace.files.get(path);
  if (file === undefined) throw new Error(`no ${path}`);
  return file;
}

/** Sources of cells as people and machines write them. */
const cell = fc.constantFrom(
  'a', 'DOING', '**DOING**', '~~READY~~', '`PLAN`', '✅ DONE', '作業中', '', ' ', '\t', '-', 'なし', 'x y', '日本語・完了', '　全角　',
  '👩‍💻 é', '\\|', '\\\\', 'C:\\x', 'end\\\\', '\\\\\\|z', '`a\\|b`', '<br>', '<!-- c -->', '**b** c', '[l](u)', '#', '=', '> q', '- l', '1. x',
  'P1; held_from=DOING', 'a, b、c', '2026-01-01', '\uFEFF', 'WORK@claude-2',
); // prettier-ignore

/** Values as somebody may ask for them: everything that could break a row, a bullet or a heading is among them. */
export const asked = fc.oneof(
  fc.constantFrom(
    '', '-', 'none', 'REVIEW', 'レビュー中', 'a|b', '|', '||x', 'a\\|b', 'a\\\\|b', 'back\\', 'two\\\\', '\\', '\n', 'a\nb', 'a\r\n\r\n b ', ' x ',
    '# head', '#', 'x ##', '- item', '* * *', '---', '===', '> quote', '1. one', '2) two', '```', '~~~', '<!-- c', '<div>', '[x]: y', '[ ] z',
    '**bold**', '`code`', '**', 'key=value', 'a: b', 'a：b', 'T-1: x', 'x, y', 'x; y', '日本語', '👩‍💻', '\t', '\u00a0', '\u3000', 'a\tb', '$&', '$1',
    '| a | b |', '|---|---|', ': x', '**k**: v',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !/\p{Cs}/u.test(text)),
  fc.array(fc.constantFrom('\\', '|', ' ', 'a', '#', '-', '*', '\n', '`', ':', '>', '　'), { maxLength: 7 }).map((all) => all.join('')),
); // prettier-ignore

const headers: Readonly<Record<string, readonly string[]>> = {
  task_id: ['task_id', 'ID', '**id**', 'タスクID'],
  title: ['title', 'Task', '件名'],
  state: ['state', 'Status', '状態'],
  owner: ['owner', 'assigned_to', '担当'],
  lock: ['lock'],
  lock_owner: ['lock_owner', 'ロック所有者'],
  lock_expires_at: ['lock_expires_at'],
  due: ['due', '期限 (UTC)'],
  artifact: ['artifact', '成果物'],
  notes: ['notes', '備考'],
  priority: ['priority'],
  depends: ['depends'],
};

const header = fc
  .record({
    names: fc.subarray(Object.keys(headers).slice(1)).filter((names) => names.includes('state')),
    more: fc.array(fc.constantFrom('x', '', 'state', '説明 文', 'Owner'), { maxLength: 2 }),
    pick: fc.nat(3),
  })
  .chain(({ names, more, pick }) => {
    const spelled = names.map((name) => headers[name]?.at(pick % 2) ?? name);
    const id = headers['task_id']?.[pick] ?? 'task_id';
    return fc
      .shuffledSubarray([...spelled, ...more], { minLength: spelled.length + more.length })
      .map((rest) => [id, ...rest]);
  });

const eol = fc.constantFrom('\n', '\r\n', '\r');
const eols = fc.oneof(
  eol.map((one) => [one]),
  fc.array(eol, { minLength: 2, maxLength: 5 }),
);
const above = fc.constantFrom<readonly string[]>(
  [],
  ['# Tasks', ''],
  ['text', ''],
  ['---', 'a: b', '---', ''],
  ['```', '| x |', '```', ''],
);
const below = fc.constantFrom<readonly string[]>(
  [], [''], ['', 'text'], ['# Next'], ['- list'], ['> quote'], ['<!-- c -->'], ['', '| T-9 | cut off |'], ['', '', '## A', '', '| a |', '|---|', '| b |', ''],
); // prettier-ignore

type Pad = 'none' | 'one' | 'aligned' | 'odd';

function layout(cells: readonly string[], widths: readonly number[], pad: Pad): string[] {
  return cells.map((text, at) => {
    if (pad === 'none') return text;
    if (pad === 'one') return ` ${text} `;
    if (pad === 'odd') return `  ${text}${at % 2 === 0 ? ' ' : '\t'}`;
    return ` ${text}${' '.repeat(Math.max(0, (widths[at] ?? 0) - wide(text)))} `;
  });
}

/** Wide enough for a test: what is not ASCII is taken for two columns, so that some cells are aligned and some are not. */
function wide(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
}

/** A task table in any shape: pipes, blanks, widths, rows too short and too long. */
const table = fc
  .record({
    header,
    rows: fc.array(fc.record({ cells: fc.array(cell, { maxLength: 12 }), length: fc.integer({ min: -4, max: 1 }) }), {
      maxLength: 5,
    }),
    pad: fc.constantFrom<Pad>('none', 'one', 'aligned', 'odd'),
    open: fc.boolean(),
    close: fc.boolean(),
    indent: fc.constantFrom('', '', ' ', '   '),
    align: fc.constantFrom('---', ':--', '--:', ':-:'),
    prefix: fc.constantFrom('T-', '', 'タスク-', 'a|'),
  })
  .map(({ header: names, rows, pad, open: opens, close, indent, align, prefix }) => {
    const widths = names.map((name) => Math.max(wide(name), 5));
    const line = (cells: readonly string[], isFrame = false): string => {
      const text = layout(cells, widths, pad).join('|');
      return `${indent}${opens || isFrame ? '|' : ''}${text}${close || isFrame ? '|' : ''}`;
    };
    const body = rows.map(({ cells, length }, at) =>
      line([`${prefix.replace('|', '\\|')}${at + 1}`, ...cells].slice(0, Math.max(1, names.length + length))),
    );
    return [
      line(names, true),
      line(
        names.map(() => align),
        true,
      ),
      ...body,
    ];
  });

function written(lines: readonly string[], ends: readonly string[], bom: boolean, final: boolean): string {
  const text = lines
    .map((line, at) => line + (at === lines.length - 1 && !final ? '' : (ends[at % ends.length] ?? '\n')))
    .join('');
  return (bom ? '\uFEFF' : '') + text;
}

const around = { above, below, ends: eols, bom: fc.boolean(), final: fc.boolean() };

export const tableLedger = fc
  .record({ table, ...around })
  .map(({ table: lines, above: before, below: behind, ends, bom, final }) =>
    written([...before, ...lines, ...behind], ends, bom, final),
  );

interface SectionStyle {
  readonly marker: string;
  readonly mark: string;
  readonly inside: boolean;
  readonly colon: string;
  readonly depth: number;
}

const value = fc.constantFrom(
  'a',
  'DOING',
  '**DOING**',
  '-',
  '',
  'x y',
  '日本語',
  'C:\\x',
  'b | c',
  '`c`',
  'a: b',
  'WORK@x',
);
const member = fc.constantFrom('one', 'docs/a.md', 'x; y', '日本語', 'held_from=DOING', '**b**');

const section = (style: SectionStyle, at: number) =>
  fc
    .record({
      form: fc.constantFrom('id: title', 'id', 'title', 'none'),
      title: fc.constantFrom('Fix it', 'Login page', 'a: b c', '題名 その1', 'x #'),
      bullets: fc.subarray(['owner', 'lock', 'lock_owner', 'due', 'artifact', 'notes', 'priority']),
      values: fc.array(value, { minLength: 9, maxLength: 9 }),
      nested: fc.array(fc.array(member, { maxLength: 3 }), { minLength: 9, maxLength: 9 }),
      gap: fc.boolean(),
      tail: fc.constantFrom<readonly string[]>([], ['', 'Some prose.'], ['', '#### Details', '', 'more'], ['', '']),
    })
    .map(({ form, title, bullets, values, nested, gap, tail }) => {
      const id = `T-${at + 1}`;
      const key = (name: string, text: string): string =>
        style.marker +
        style.mark +
        name +
        (style.inside ? style.colon + style.mark : style.mark + style.colon) +
        (text && ` ${text}`);
      const heading = { 'id: title': `${id}: ${title}`, id, title, none: 'Some task here' }[form];
      const named = [
        ...(form === 'title' || form === 'none' ? [key('task_id', id)] : []),
        ...(form === 'none' || form === 'id' ? [key('title', title)] : []),
        key('状態', values[8] ?? ''),
      ];
      const lines = bullets.flatMap((name, index) => [
        key(name, values[index] ?? ''),
        ...(name === 'notes' || name === 'artifact' ? (nested[index] ?? []).map((text) => `    - ${text}`) : []),
      ]);
      return [`${'#'.repeat(style.depth)} ${heading}`, ...(gap ? [''] : []), ...named, ...lines, ...tail];
    });

const style = fc.record({
  marker: fc.constantFrom('- ', '* ', '+ ', '1. ', '-   '),
  mark: fc.constantFrom('**', '__'),
  inside: fc.boolean(),
  colon: fc.constantFrom(':', '：'),
  depth: fc.integer({ min: 1, max: 3 }),
});

export const sectionLedger = fc
  .record({ style, count: fc.integer({ min: 1, max: 4 }), tight: fc.boolean(), ...around })
  .chain(({ style: form, count, tight, ends, bom, final }) =>
    fc.tuple(...Array.from({ length: count }, (_, at) => section(form, at))).map((sections) => {
      const lines = sections.flatMap((all, at) => (at > 0 && !tight ? ['', ...all] : all));
      return written(lines, ends, bom, final);
    }),
  );
