import type { AuditHead, PlacedAuditLine } from './types.js';

/**
 * Puts lines in an order in which each comes after its writer's earlier lines and after all that its writer had seen of
 * others; where that leaves a choice, by time and then by writer. Lines that contradict one another (a log that was
 * tampered with) come by time.
 */
export function inOrder(lines: readonly PlacedAuditLine[]): readonly PlacedAuditLine[] {
  const queues = queuesOf(lines);
  const waiting = new Set([...queues.values()]);
  const ordered: PlacedAuditLine[] = [];
  while (waiting.size > 0) {
    const next = firstOf([...waiting].filter((queue) => !isBlocked(queue, queues))) ?? firstOf([...waiting]);
    if (next === undefined) break;
    const [line] = next.lines.slice(next.at, next.at + 1);
    if (line !== undefined) ordered.push(line);
    next.at++;
    next.blockedBy = undefined;
    if (next.at >= next.lines.length) waiting.delete(next);
  }
  return ordered;
}

/** The lines of one writer, and how far they are placed. */
interface Queue {
  readonly writer: string;
  readonly lines: readonly PlacedAuditLine[];
  at: number;
  /** What the next line waits for, so that it is not looked for again until it came. */
  blockedBy: { readonly queue: Queue; readonly seq: number } | undefined;
}

function queuesOf(lines: readonly PlacedAuditLine[]): ReadonlyMap<string, Queue> {
  const byWriter = new Map<string, PlacedAuditLine[]>();
  for (const placed of lines) {
    const known = byWriter.get(placed.line.writer);
    if (known === undefined) byWriter.set(placed.line.writer, [placed]);
    else known.push(placed);
  }
  return new Map(
    [...byWriter].map(([writer, own]) => {
      own.sort((a, b) => a.line.seq - b.line.seq);
      return [writer, { writer, lines: own, at: 0, blockedBy: undefined }];
    }),
  );
}

/** The next line of a writer, which has one. */
function nextOf(queue: Queue): PlacedAuditLine | undefined {
  return queue.lines[queue.at];
}

function isBlocked(queue: Queue, queues: ReadonlyMap<string, Queue>): boolean {
  if (queue.blockedBy !== undefined && !isPlaced(queue.blockedBy.queue, queue.blockedBy.seq)) return true;
  queue.blockedBy = undefined;
  const seen: Readonly<Record<string, AuditHead>> = nextOf(queue)?.line.seen ?? {};
  for (const [writer, { seq }] of Object.entries(seen)) {
    const other = queues.get(writer);
    if (other === undefined || other === queue || isPlaced(other, seq)) continue;
    queue.blockedBy = { queue: other, seq };
    return true;
  }
  return false;
}

/** Whether all lines of a writer up to a sequence are placed. */
function isPlaced(queue: Queue, seq: number): boolean {
  const next = nextOf(queue);
  return next === undefined || next.line.seq > seq;
}

function firstOf(queues: readonly Queue[]): Queue | undefined {
  let first: Queue | undefined;
  for (const queue of queues) if (first === undefined || precedes(queue, first)) first = queue;
  return first;
}

function precedes(a: Queue, b: Queue): boolean {
  const [timeA, timeB] = [nextOf(a)?.line.time ?? '', nextOf(b)?.line.time ?? ''];
  return timeA === timeB ? a.writer < b.writer : timeA < timeB;
}
