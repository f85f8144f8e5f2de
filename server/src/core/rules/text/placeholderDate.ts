import { lineRange } from '../../text/index.js';
import { lineRule } from '../types.js';

/** Part of a date that is still to be filled in. */
const BLANK = String.raw`[XxＸ]{1,2}|MM|mm|DD|dd|\?{1,2}|？{1,2}|__|[○〇●]{1,2}|[0-3][XxＸ?]`;
const PART = String.raw`(?:\d{1,2}|${BLANK})`;
const YEAR = String.raw`(?:\d{4}|\d{2}[XxＸ]{2})`;
/** Dates in three parts, filled in or not, that are no part of a path or of a longer word. */
const DATE = new RegExp(
  String.raw`(?<![\w/\\.-])${YEAR}(?:([-/.])${PART}\1${PART}|年 ?${PART}月 ?${PART}日)(?![\w/\\-])(?!\.\w)|(?<![\w/\\.-])${YEAR}-${PART}-${PART}(?=T)`,
  'g',
);
const FILLED = /^\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年 ?\d{1,2}月 ?\d{1,2}日)$/;
/** Whatever could be a date to be filled in holds one of these behind a year. */
const HINT = /\d{2}[XxＸ]{2}[-/.年]|(?:\d{4}[-/.年] ?(?:\d{1,2}[-/.月] ?)?|[Yy]{4}[-/])[0-3]?[XxＸMmDd?？_○〇●]/;
/** `Last updated: YYYY-MM-DD` states a fact; under any other key the same may describe a form. */
const TEMPLATE =
  /^[\s>*+-]*(?:last[ _-]?updated|最終更新日?|更新日|作成日)[^:：]{0,20}[:：][\s*]*(YYYY([-/])MM\2DD)\s*$/i;
/** Said before a placeholder, this makes it the description of a form. */
const FORM =
  /(?:\bformats?\b|\bpatterns?\b|\bexamples?\b|\be\.g\.|\bsuch as\b|形式|書式|フォーマット|記法|例|命名)[^|]{0,40}$/i;
const LONGEST = 20_000;

export const placeholderDate = lineRule({
  code: 'text/placeholder-date',
  severity: 'warning',
  files: ['tasks', 'approvals', 'flags', 'blocked'],
  skipsVerbatim: true,
  hint: HINT,
  docs: {
    what: 'A date was left as a placeholder, such as `2024-01-XX`.',
    why: 'It looks like a fact and is none: nothing can be sorted, measured or due by it, and it is seldom filled in later.',
    fix: 'Write the date as `YYYY-MM-DD`, or `-` while there is none. Forms that are only described (in a code span or block, or behind a word such as "format") are left alone.',
    bad: `
=== ORCH/STATE/TASKS.md
# Tasks

- Last change: 2024-01-XX
               ~~~~~~~~~~ warning text/placeholder-date

| task_id | title | state | owner | notes                 |
|---------|-------|-------|-------|-----------------------|
| T-1     | Login | READY | WORK  | promised for 2025/??/?? |
                                                 ~~~~~~~~~~ warning text/placeholder-date
`,
    good: `
=== ORCH/STATE/TASKS.md
# Tasks

- Last change: 2024-01-15
- Format of dates: 2024-01-XX or YYYY-MM-DD
- Records: \`ORCH/patches/2024-XX/\`, logs/2024-01-XX.log

| task_id | title | state | owner | notes        |
|---------|-------|-------|-------|--------------|
| T-1     | Login | READY | WORK  | promised for |
`,
  },
  check(line) {
    if (line.length > LONGEST || !HINT.test(line)) return undefined;
    const template = TEMPLATE.exec(line);
    if (template !== null) return at(line.lastIndexOf(template[1] ?? ''), template[1] ?? '');
    const open = [...line.matchAll(DATE)].filter(({ 0: date, index }) => !FILLED.test(date) && !isQuoted(line, index));
    return open.length === 0 ? undefined : open.map(({ 0: date, index }) => at(index, date));
  },
});

function at(from: number, date: string): { at: ReturnType<typeof lineRange>; params: { date: string } } {
  return { at: lineRange(0, from, from + date.length), params: { date } };
}

/** Whether a place stands in a code span, or behind a word that announces a form. */
function isQuoted(line: string, index: number): boolean {
  const before = line.slice(0, index);
  if (FORM.test(before.slice(-60))) return true;
  return before.split('`').length % 2 === 0 && line.includes('`', index);
}
