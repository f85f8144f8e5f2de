import { nextFor, query, type Entry, type Task } from '../../core/index.js';
import { printable } from '../render/printable.js';
import { EXIT, type CommandContext } from '../types.js';
import { deskOf } from './desk.js';
import type { Form } from './form.js';
import { pageOf, PAGING, type Page } from './page.js';
import { quoted } from './quote.js';
import { refused } from './report.js';

/** `orch next`: what the caller may start now, the most urgent first. */
export const next: Form = {
  docs: 'next',
  words: ['next'],
  positionals: [],
  options: PAGING,
  writes: false,
  async run(context, values) {
    const { ports, credentials } = deskOf(context);
    const { now } = context;
    const asked = await query(
      (snapshot, { caller, world }) => nextFor(snapshot, caller, world, now),
      { credentials, now },
      ports,
    );
    if ('ok' in asked) return refused(asked, context);
    const page = pageOf(asked.answer.map(lineOf), values, context);
    context.io.out(context.json ? jsonOf(page) : textOf(page, context));
    return EXIT.fine;
  },
};

type Line = ReturnType<typeof lineOf>;

function lineOf({ record: task, file, line }: Entry<Task>) {
  return {
    id: task.id,
    state: task.state?.name ?? '',
    title: task.title,
    priority: task.priority || null,
    due: task.text('due') || null,
    file: file.path,
    line: line + 1,
  };
}

function jsonOf({ items, next: cursor }: Page<Line>): string {
  return `${JSON.stringify({ version: 1, tasks: items, ...(cursor === undefined ? {} : { nextCursor: cursor }) })}\n`;
}

function textOf({ items, next: cursor }: Page<Line>, { as, messages }: CommandContext): string {
  const [first] = items;
  if (first === undefined) return `${messages.cliMoves.nothingToStart}\n`;
  const lines = items.map(({ id, state, title, priority, due }) =>
    printable([id, state, priority ?? '-', due ?? '-', title].join('  ')),
  );
  if (cursor !== undefined) lines.push(messages.cliMoves.moreFrom({ command: 'next', cursor }));
  const whom = as === undefined ? '' : ` --as ${quoted(as)}`;
  return `${lines.join('\n')}\n\n  orch start ${quoted(first.id)}${whom}\n`;
}
