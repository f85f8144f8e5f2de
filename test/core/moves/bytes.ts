import { expect } from 'vitest';
import type { AuditLine } from '../../../server/src/core/audit/index.js';
import {
  defaultPolicy,
  openWorkspace,
  policyFor,
  rolesOf,
  RowSource,
  RULES_PATH,
  SectionSource,
  type Workspace,
} from '../../../server/src/core/index.js';
import { scanRow } from '../../../server/src/core/syntax/index.js';

type Files = ReadonlyMap<string, string>;

/** The workspace that files make up. */
export function opened(files: Files): Workspace {
  const sourceOf = (path: string) => {
    const text = files.get(path);
    return text === undefined ? [] : [{ path, text }];
  };
  const { policy } = policyFor(sourceOf(RULES_PATH)[0]);
  return openWorkspace({ sources: [...rolesOf(policy).keys()].flatMap(sourceOf) });
}

/** A line of a ledger that belongs to a record: which, and in a table which column each cell is. */
interface Owned {
  readonly id: string;
  readonly columns: ReadonlyMap<string, number> | undefined;
}

/** Which lines of a file belong to which record, those of views included. */
function ownersOf(workspace: Workspace, path: string): ReadonlyMap<number, Owned> {
  const owners = new Map<number, Owned>();
  const file = workspace.files.get(path);
  for (const records of [file?.tasks, file?.approvals]) {
    for (const { item, line } of [...(records?.entries ?? []), ...(records?.viewed ?? [])]) {
      const { source } = item;
      if (source instanceof RowSource)
        owners.set(line, { id: item.id, columns: source.columns.index as ReadonlyMap<string, number> });
      if (!(source instanceof SectionSource)) continue;
      for (let at = 0; at < source.section.height; at++) owners.set(line + at, { id: item.id, columns: undefined });
    }
  }
  return owners;
}

const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/g;

/** The lines of a text with their ends. */
function linesOf(text: string): readonly string[] {
  return (text.match(LINE) ?? []).filter((line, at, all) => line !== '' || at < all.length - 1);
}

/**
 * Holds the ledgers after a move to what its audit line names: cells of those rows, and rows that came or went. All
 * else is the same, byte for byte.
 */
export function expectOnlyNamed(before: Files, after: Files, line: AuditLine): void {
  const was = opened(before);
  const is = opened(after);
  const ledgers = new Set(
    [...was.files.values(), ...is.files.values()]
      .filter(({ tasks, approvals }) => tasks ?? approvals)
      .map(({ path }) => path),
  );
  const columns = new Set((line.columns ?? []).map(({ file }) => file));
  for (const [path, text] of before) {
    if (after.get(path) === text || path.endsWith('.jsonl')) continue;
    if (columns.has(path)) expectOnlyColumns(path, text, after.get(path) ?? '', line);
    else if (path === defaultPolicy.paths.archive) expectOnlyRows(text, after.get(path) ?? '');
    else if (line.event === 'rename' && path.startsWith(defaultPolicy.paths.evidence))
      expectOnlyIds(path, text, after, line);
    else if (ledgers.has(path)) expectLines(path, [was, text], [is, after.get(path) ?? ''], line);
    else
      expect(
        line.rows.map(({ file }) => file),
        `${path} changed`,
      ).toContain(path);
  }
}

type Side = readonly [Workspace, string];

function expectLines(path: string, [was, old]: Side, [is, now]: Side, line: AuditLine): void {
  const rows = line.rows.filter(({ file }) => file === path);
  const named = new Map<string, Set<string>>();
  for (const { id, before, after } of rows) {
    const columns = named.get(id) ?? new Set();
    for (const column of Object.keys({ ...before, ...after })) columns.add(column);
    named.set(id, columns);
    const renamed = line.event === 'rename' ? after?.['task_id'] : undefined;
    if (renamed !== undefined) named.set(renamed, columns);
  }
  const gone = new Set(rows.filter(({ after }) => after === null).map(({ id }) => id));
  const fresh = new Set(rows.filter(({ before }) => before === null).map(({ id }) => id));
  const loose = gone.size + fresh.size > 0;
  const kept = keptLines(linesOf(old), ownersOf(was, path), { named, without: gone, loose });
  const stays = keptLines(linesOf(now), ownersOf(is, path), { named, without: fresh, loose });
  expect(stays, path).toEqual(kept);
}

/** A record that names a renamed task: it may have another name, and only lines that name the task differ. */
function expectOnlyIds(path: string, text: string, after: Files, { rows: [row] }: AuditLine): void {
  const [from, to] = [row?.id ?? '', row?.after?.['task_id'] ?? ''];
  const moved = path.replace(encodeURIComponent(from), encodeURIComponent(to));
  const named = path.includes(`/${encodeURIComponent(from)}-A`);
  const [old, now] = [text, after.get(named ? moved : path) ?? ''].map(linesOf) as [string[], string[]];
  expect(now.length, path).toBe(old.length);
  old.forEach((one, at) => {
    if (one !== now[at]) expect([one.includes(from), now[at]?.includes(to)], `${path}: ${one}`).toEqual([true, true]);
  });
}

/** Rows were put into the archive, or taken out of it: all others stand as they did, in their order. */
function expectOnlyRows(before: string, after: string): void {
  const [short, long] = [before, after]
    .map((text) =>
      linesOf(text)
        .map((line) => line.trimEnd())
        .filter((line) => line !== ''),
    )
    .sort((a, b) => a.length - b.length) as [string[], string[]];
  let at = 0;
  for (const line of long) if (line === short[at]) at++;
  expect(at).toBe(short.length);
}

/** Columns came or went: each line of the shorter text is in the longer one, with empty cells or bullets in between. */
function expectOnlyColumns(path: string, before: string, after: string, { columns = [] }: AuditLine): void {
  const added = columns.some(({ file, added: names }) => file === path && names.length > 0);
  const [short, long] = (added ? [before, after] : [after, before]).map(linesOf) as [string[], string[]];
  const names = columns.flatMap((one) => [...one.added, ...(one.removed ?? [])]);
  const spelled = new RegExp(`\\b(?:${names.join('|')})\\b|[\\u3041-\\u30ff\\u3400-\\u9fff]+`, 'g');
  let at = 0;
  for (const line of long) {
    const own = short[at];
    const more = own === undefined ? undefined : insertedIn(own, line);
    const empty = (more ?? line).replace(spelled, '');
    expect(empty, `${path}: ${line}`).toMatch(/^[\s|*:：-]*$/);
    if (more !== undefined) at++;
  }
  expect(at, `${path}: all lines of the shorter text`).toBe(short.length);
}

/** What stands in a line beside another one: at one place of it, or at its end. */
function insertedIn(short: string, long: string): string | undefined {
  let start = 0;
  while (start < short.length && short.charAt(start) === long.charAt(start)) start++;
  const rest = short.slice(start);
  return long.endsWith(rest) && long.length >= short.length ? long.slice(start, long.length - rest.length) : undefined;
}

interface Expected {
  readonly named: ReadonlyMap<string, ReadonlySet<string>>;
  /** Records that came or went. */
  readonly without: ReadonlySet<string>;
  /** Where records come and go, line ends and blank lines between them do. */
  readonly loose: boolean;
}

/** The lines without the records that came or went, and with a dot for each cell that is named. */
function keptLines(
  lines: readonly string[],
  owners: ReadonlyMap<number, Owned>,
  { named, without, loose }: Expected,
): readonly string[] {
  return lines.flatMap((line, at) => {
    const owner = owners.get(at);
    const text = loose ? line.replace(/[\r\n]+$/, '') : line;
    if (loose && text.trim() === '') return [];
    if (owner === undefined) return [text];
    if (without.has(owner.id)) return [];
    const columns = named.get(owner.id);
    if (columns === undefined) return [text];
    // Of a section only the bullets that are named may differ.
    return owner.columns === undefined ? [] : [masked(text, owner.columns, columns)];
  });
}

function masked(line: string, columns: ReadonlyMap<string, number>, named: ReadonlySet<string>): string {
  const end = /\s*$/.exec(line)?.[0] ?? '';
  const text = line.slice(0, line.length - end.length);
  const row = scanRow(text);
  const cells = [...named].map((column) => columns.get(column) ?? -1);
  const dotted = cells
    .flatMap((cell) => row.outer(cell) ?? [])
    .sort((a, b) => b.start.character - a.start.character)
    .reduce((rest, { start, end: to }) => `${rest.slice(0, start.character)}.${rest.slice(to.character)}`, text);
  // A short row gains the cells that it lacked, behind those that it has.
  return dotted + '.|'.repeat(cells.filter((cell) => cell >= row.length).length) + end;
}
