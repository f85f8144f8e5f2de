import type { BlockedItem, Entry } from '../../core/index.js';
import { printable } from '../render/printable.js';
import { EXIT, type CommandContext } from '../types.js';
import { deskOf } from './desk.js';
import type { Form } from './form.js';
import { pageOf, PAGING, type Page } from './page.js';

/** `orch blocked`: what stands in the way, or with `--all` all that ever did. */
export const blockedList: Form = {
  docs: 'blocked.list',
  words: ['blocked', 'list'],
  positionals: [],
  options: [{ name: 'all', placeholder: '', flag: true }, ...PAGING],
  writes: false,
  async run(context, values) {
    const { workspace } = await deskOf(context).ports.store.read();
    const all = values['all'] !== undefined;
    const page = pageOf(workspace.blocked.filter(({ record }) => all || isOpen(record)).map(lineOf), values, context);
    context.io.out(context.json ? jsonOf(page) : textOf(page, context));
    return EXIT.fine;
  },
};

type Line = ReturnType<typeof lineOf>;

function lineOf({ record, file, line }: Entry<BlockedItem>) {
  const { id, title, status, priority, tasks } = record;
  return {
    id,
    title,
    status: status ?? null,
    priority: priority ?? null,
    tasks: tasks.map((task) => task.id),
    file: file.path,
    line: line + 1,
  };
}

/** An item that says nothing of its status stands in the way. */
function isOpen({ status }: BlockedItem): boolean {
  return status !== 'resolved' && status !== 'cancelled';
}

function jsonOf({ items, next }: Page<Line>): string {
  return `${JSON.stringify({ version: 1, blocked: items, ...(next === undefined ? {} : { nextCursor: next }) })}\n`;
}

function textOf({ items, next }: Page<Line>, { messages }: CommandContext): string {
  if (items.length === 0) return `${messages.cliMoves.noBlocked}\n`;
  const lines = items.map(({ id, title, status, priority, tasks }) =>
    printable([id, status ?? '-', priority ?? '-', tasks.join(', ') || '-', title].join('  ')),
  );
  if (next !== undefined) lines.push(messages.cliMoves.moreFrom({ command: 'blocked list', cursor: next }));
  return `${lines.join('\n')}\n`;
}
