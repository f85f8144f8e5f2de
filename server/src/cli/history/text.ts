import {
  byOf,
  describe,
  formatTime,
  rateOf,
  type BaseCommit,
  type Messages,
  type Share,
  type Sighting,
  type Step,
} from '../../core/index.js';
import type { Page } from '../moves/page.js';
import { printable } from '../render/printable.js';
import { painter, SEVERITY_FORMAT, type Paint } from '../render/style.js';
import type { CommandContext } from '../types.js';
import { columnsOf } from './columns.js';
import type { Replayed } from './types.js';

/** The report for people: totals, tables by month, rule and author, and a page of the illegal steps. */
export function historyText(replayed: Replayed, page: Page<Step>, context: CommandContext): string {
  const { messages, io } = context;
  const { replay: say } = messages;
  const { first, last, commits, conformance } = replayed;
  if (first === undefined || last === undefined) return `${say.nothing}\n`;
  const paint = painter(io.colour);
  const { total } = conformance;
  const count = { count: commits, first: dayOf(first.time), last: dayOf(last.time) };
  const tables = total.steps === 0 ? [] : tablesOf(replayed, messages, paint);
  return `${[
    say.commits(count),
    paint('bold', say.steps({ ...total, rate: percent(total) })),
    ...tables,
    ...violations(page, total.illegal, messages, paint),
  ].join('\n')}\n`;
}

function tablesOf({ conformance }: Replayed, { replay: say }: Messages, paint: Paint): readonly string[] {
  const { months, rules, authors } = conformance;
  const { steps, illegal, conform, first, last } = say.columns;
  const share = (one: Share): readonly string[] => [String(one.steps), String(one.illegal), percent(one)];
  const section = (title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string[] =>
    rows.length === 0
      ? []
      : [
          '',
          ...columnsOf(
            [title, ...columns],
            rows.map((row) => row.map(printable)),
            paint,
          ),
        ];
  return [
    ...section(
      say.months,
      [steps, illegal, conform],
      months.map(({ month, ...one }) => [month, ...share(one)]),
    ),
    ...section(
      say.rules,
      [illegal, first, last],
      rules.map((one) => [one.rule, String(one.illegal), sighting(one.first), sighting(one.last)]),
    ),
    ...section(
      say.authors,
      [steps, illegal, conform, first, last],
      authors.map((one) => [nameOf(one.author, say), ...share(one), sighting(one.first), sighting(one.last)]),
    ),
  ];
}

function violations({ items, next }: Page<Step>, illegal: number, messages: Messages, paint: Paint): readonly string[] {
  const { replay: say } = messages;
  if (items.length === 0) return [];
  const lines = items.flatMap((step) => violation(step, messages, paint));
  const more = next === undefined ? [] : [paint('dim', say.more({ count: illegal - next, cursor: next }))];
  return ['', paint('bold', say.violations), ...lines, ...more];
}

function violation(step: Step, messages: Messages, paint: Paint): readonly string[] {
  const { id, at, commit, findings } = step;
  const place = `${formatTime(at)} ${commit.oid.slice(0, ABBREVIATED)}`;
  const who = byOf(step) ?? messages.replay.nobody;
  return [
    `${paint('dim', place)} ${printable(who)}  ${paint('bold', printable(id))}`,
    ...findings.map((finding) => {
      const severity = paint(SEVERITY_FORMAT[finding.severity], messages.cli.severities[finding.severity]);
      return `  ${severity} ${printable(describe(finding, messages))} ${paint('dim', finding.code)}`;
    }),
  ];
}

const ABBREVIATED = 9;

function nameOf(author: BaseCommit['author'], say: Messages['replay']): string {
  return author === undefined ? say.nobody : `${author.name} <${author.email}>`;
}

function sighting(one: Sighting | undefined): string {
  return one === undefined ? '-' : `${dayOf(one.at)} ${one.commit.slice(0, ABBREVIATED)}`;
}

function dayOf(at: number): string {
  return formatTime(at).slice(0, 10);
}

/** One digit behind the point, and never 100 % while there is one that is not. */
function percent(share: Share): string {
  const rate = rateOf(share) * 100;
  const shown = Math.floor(rate * 10) / 10;
  return `${shown.toFixed(shown === 100 ? 0 : 1)} %`;
}
