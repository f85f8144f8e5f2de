import { idKey, type ColumnChange, type PlacedAuditLine } from '../../core/index.js';
import { pageOf, valuesOf } from '../moves/page.js';
import { printable } from '../render/printable.js';
import { painter, type Paint } from '../render/style.js';
import { EXIT, type CommandContext, type OptionValues } from '../types.js';
import type { Audit } from './read.js';

/** `orch audit show [ID]`: the latest lines first, all or those about one task, approval or blocked item. */
export function show({ lines }: Audit, id: string | undefined, options: OptionValues, context: CommandContext): number {
  const about = lines.filter((placed) => id === undefined || isAbout(placed, idKey(id))).reverse();
  const page = pageOf(about, valuesOf(options), context);
  if (context.json) {
    const items = page.items.map(({ line, file, at, hash }) => ({ file, line: at, hash, entry: line }));
    const next = page.next === undefined ? {} : { nextCursor: page.next };
    context.io.out(`${JSON.stringify({ version: 1, total: about.length, lines: items, ...next })}\n`);
    return EXIT.fine;
  }
  const { auditLog } = context.messages;
  const paint = painter(context.io.colour);
  const rows = page.items.map((placed) => row(placed, paint));
  if (about.length === 0) rows.push(auditLog.noLines({ id: printable(id ?? '') }));
  if (page.next !== undefined) {
    const command = `orch audit show${id === undefined ? '' : ` ${id}`} --cursor ${page.next}`;
    rows.push(auditLog.moreLines({ count: about.length - page.next, command: printable(command) }));
  }
  context.io.out(`${rows.join('\n')}\n`);
  return EXIT.fine;
}

function isAbout({ line }: PlacedAuditLine, key: string): boolean {
  return [line.id, line.approval, ...line.rows.map((row) => row.id)].some((one) => idKey(one ?? '') === key);
}

function row({ line }: PlacedAuditLine, paint: Paint): string {
  const { time, event, id, from, to, actor, assurance, reason, writer, seq, columns = [] } = line;
  const way = (from ?? to ?? null) === null ? '' : `${from ?? '-'} → ${to ?? '-'}`;
  const who = `${actor} (${assurance})`;
  const parts = [time, event, id ?? '', way, ...columns.map(columnsOf), who, reason === undefined ? '' : `"${reason}"`];
  return `${printable(parts.filter((part) => part !== '').join('  '))}  ${paint('dim', printable(`${writer}#${seq}`))}`;
}

/** `ORCH/STATE/TASKS.md +due +notes`: what came and went in a ledger. */
function columnsOf({ file, added, removed = [] }: ColumnChange): string {
  return [file, ...added.map((column) => `+${column}`), ...removed.map((column) => `-${column}`)].join(' ');
}
