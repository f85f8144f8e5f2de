import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeLine,
  headsOf,
  nextPlace,
  NO_HASH,
  NO_LINES,
  readLines,
  readLog,
  summarise,
  type AuditHead,
  type PlacedAuditLine,
} from '../../../server/src/core/audit/index.js';
import { highestToken } from '../../../server/src/core/leases/index.js';
import { idKey } from '../../../server/src/core/model/index.js';
import { seed } from '../../support/seed.js';
import { anyLog, entry, FOLDER, Log, START, summaryOf } from './logs.js';

const runs = { seed, numRuns: Number(process.env['ORCH_RUNS'] ?? 100) };
const WRITERS = ['w-a', 'w-b', 'w-c', 'w-new'];

/** A log, some of its lines twice or of another fork of their writer, in any order. */
const anyLines = fc
  .tuple(anyLog, anyLog)
  .chain(([one, other]) =>
    fc.shuffledSubarray([...readLines(one.log.files), ...readLines(other.log.files), ...readLines(one.log.files)]),
  );

/** What the whole history tells, as plainly as it can be said. */
function lastOf(history: readonly PlacedAuditLine[], writer: string): AuditHead | undefined {
  const last = history.findLast(({ line }) => line.writer === writer);
  return last && { seq: last.line.seq, hash: last.hash };
}

function seesHead(history: readonly PlacedAuditLine[], writer: string, { seq }: AuditHead): boolean {
  return history.some(({ line }) => Object.hasOwn(line.seen, writer) && line.seen[writer]?.seq === seq);
}

function tokenOf(history: readonly PlacedAuditLine[], key: string): number {
  const own = history.filter(({ line }) => line.id !== null && idKey(line.id) === key);
  return Math.max(0, ...own.map(({ line }) => line.token ?? 0));
}

describe('the summary of a log', () => {
  it('is the same however its lines are split and ordered', () => {
    fc.assert(
      fc.property(anyLines, fc.array(fc.nat({ max: 40 }), { maxLength: 4 }), (lines, cuts) => {
        const places = [0, ...cuts.map((cut) => Math.min(cut, lines.length)).sort((a, b) => a - b), lines.length];
        const parts = places.slice(1).map((end, at) => lines.slice(places[at], end));
        const sorted = [...lines].sort((a, b) => (a.hash < b.hash ? -1 : 1));
        const whole = summarise(NO_LINES, lines);
        expect(parts.reduce(summarise, NO_LINES)).toEqual(whole);
        expect(summarise(NO_LINES, sorted)).toEqual(whole);
      }),
      runs,
    );
  });

  it('changes neither the summary that it goes on from nor what it says of the same lines again', () => {
    fc.assert(
      fc.property(anyLines, anyLines, (before, after) => {
        const first = summarise(NO_LINES, before);
        const copy = structuredClone(first);
        summarise(first, after);
        expect(first).toEqual(copy);
        expect(summarise(first, before)).toEqual(first);
      }),
      runs,
    );
  });

  it('gives the next line the place that the whole history gives it', () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom(...WRITERS), ({ log }, writer) => {
        const history = readLog(log.files);
        const last = lastOf(history, writer);
        const others = WRITERS.filter((other) => other !== writer).flatMap((other) => {
          const head = lastOf(history, other);
          return head === undefined || seesHead(history, other, head) ? [] : [[other, head] as const];
        });
        expect(nextPlace(summaryOf(log.files), { writer, head: log.head(writer) }, 'w-fresh')).toEqual({
          writer,
          seq: (last?.seq ?? 0) + 1,
          prev: last?.hash ?? NO_HASH,
          seen: Object.fromEntries(others),
        });
      }),
      runs,
    );
  });

  it('tells the highest token of every task, and every row that a move has added', () => {
    fc.assert(
      fc.property(anyLog, ({ log }) => {
        const history = readLog(log.files);
        const summary = summaryOf(log.files);
        for (const { line } of history) {
          const key = idKey(line.id ?? '');
          expect(highestToken(summary, key)).toBe(tokenOf(history, key));
        }
        for (const kind of ['task', 'approval'] as const) {
          const rows = history.flatMap(({ line }) => line.rows.filter((row) => row.kind === kind));
          const added = rows.filter(({ before }) => before === null).map(({ id }) => id);
          expect(summary.added[kind]).toEqual(new Set(added));
        }
      }),
      runs,
    );
  });

  it('stays small: of what was seen only what lies behind the last line of a writer', () => {
    const log = new Log();
    for (let at = 0; at < 20; at++) for (const writer of ['w-a', 'w-b']) log.write(writer, START + at * 1000);
    expect(summaryOf(log.files).seen).toEqual(new Map([['w-a', new Set([20])]]));
  });

  it('says of two lines that contradict each other always the same one', () => {
    const fork = (id: string): string =>
      encodeLine(entry(START, { id }), { writer: 'w-a', seq: 1, prev: NO_HASH, seen: {} }).text;
    const files = (...ids: readonly string[]): ReadonlyMap<string, string> =>
      new Map([[`${FOLDER}/2026-01/w-a.jsonl`, ids.map((id) => `${fork(id)}\n`).join('')]]);
    expect(headsOf(summaryOf(files('T-1', 'T-2')), 'w-b')).toEqual(headsOf(summaryOf(files('T-2', 'T-1')), 'w-b'));
  });
});
