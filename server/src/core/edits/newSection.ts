import type { SectionSource } from '../model/index.js';
import type { MarkdownDocument, Section } from '../syntax/index.js';
import { Lines, type TextEdit } from '../text/index.js';
import { styleOf } from './bullets.js';
import { headingSource, readsAsId } from './heading.js';
import { blankLinesBefore, insertLines } from './lines.js';
import { spelledIn, type SectionAt } from './keys.js';
import { NOTHING } from './values.js';

/** A section as the given one, the last of its ledger, is written, with other values, behind it. */
export function newSection(
  document: MarkdownDocument,
  { line, source }: SectionAt,
  sections: readonly SectionAt[],
  asked: ReadonlyMap<string, string>,
): { readonly edits: readonly TextEdit[]; readonly line: number } {
  const { lines } = document;
  const head = headingOf(source, asked);
  const bullets = bulletLines(source, sections, asked, head.told);
  const gap = Math.max(line === 0 ? 1 : 0, blankLinesBefore(lines, line));
  const body = [...blank(gap), head.text, ...blank(blankLinesBehind(source.section)), ...bullets];
  return insertLines(lines, endOfSection(document, line, source.section), body, gap);
}

/** The line behind the last that says something of the section or of the headings under it. */
export function endOfSection(document: MarkdownDocument, line: number, { depth }: Section): number {
  const next = document.headings.find((heading) => heading.line > line && heading.depth <= depth);
  let end = next?.line ?? document.lines.count;
  while (end > line + 1 && document.lines.at(end - 1).trim() === '') end--;
  return end;
}

/** The heading, and which columns it tells: the id and the title where the pattern's does. */
function headingOf(
  { section, heading }: SectionSource<string>,
  asked: ReadonlyMap<string, string>,
): { readonly text: string; readonly told: ReadonlySet<string> } {
  const told = [...heading.keys()];
  const values = told.map((column) => asked.get(column) ?? NOTHING);
  const fields = [...heading.values()];
  const between = section.title.value.slice(fields[0]?.value.length, -(fields[1]?.value.length ?? 0) || undefined);
  const id = asked.get('task_id') ?? asked.get('appr_id') ?? NOTHING;
  const text = values.length === 0 ? id : values.join(values.length > 1 ? between : '');
  const lone = told.length === 1 && told[0] === 'title' && readsAsId(text);
  return { text: `${'#'.repeat(section.depth)} ${headingSource(text, true)}`, told: new Set(lone ? [] : told) };
}

function bulletLines(
  source: SectionSource<string>,
  sections: readonly SectionAt[],
  asked: ReadonlyMap<string, string>,
  told: ReadonlySet<string>,
): string[] {
  const lines = new Lines(source.section.text);
  const own = [...source.bullets].map(([column, bullet]) => {
    const { before, behind } = styleOf(lines, bullet);
    return `${before}${bullet.key.value}${behind}${asked.get(column) ?? NOTHING}`;
  });
  const last = source.section.bullets[source.section.bullets.length - 1];
  if (last === undefined) return own;
  const { before, behind } = styleOf(lines, last);
  const further = [...asked].filter(
    ([column, value]) => value !== NOTHING && !source.bullets.has(column) && !told.has(column),
  );
  return [
    ...own,
    ...further.map(([column, value]) => `${before}${spelledIn(sections, column) ?? column}${behind}${value}`),
  ];
}

function blankLinesBehind({ text, title, bullets }: Section): number {
  const lines = new Lines(text);
  const line = title.range.end.line + 1;
  return bullets[0]?.key.range.start.line === line || lines.at(line).trim() !== '' ? 0 : 1;
}

function blank(count: number): string[] {
  return Array.from({ length: count }, () => '');
}
