import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeLine, headsOf, nextPlace, NO_HASH, NO_LINES, readLog } from '../../../server/src/core/audit/index.js';
import { seed } from '../../support/seed.js';
import { anyLog, entry, FOLDER, Log, START, summaryOf } from './logs.js';

const SECOND = 1000;

function told(files: ReadonlyMap<string, string>): readonly string[] {
  return readLog(files).map(({ line }) => `${line.writer}#${line.seq}`);
}

describe('the order of a log', () => {
  it('puts each line behind all that its writer had seen, and loses none', () => {
    fc.assert(
      fc.property(anyLog, ({ log }) => {
        const placed = new Map<string, number>();
        const lines = readLog(log.files);
        for (const { line } of lines) {
          expect(line.seq).toBe((placed.get(line.writer) ?? 0) + 1);
          for (const [writer, { seq }] of Object.entries(line.seen)) {
            expect(placed.get(writer) ?? 0).toBeGreaterThanOrEqual(seq);
          }
          placed.set(line.writer, line.seq);
        }
        expect(lines).toHaveLength([...log.files.keys()].reduce((sum, file) => sum + log.linesOf(file).length, 0));
      }),
      { seed },
    );
  });

  it('is by cause before it is by clock: a clone whose clock is late comes after what it had seen', () => {
    const log = new Log();
    log.write('w-b', START);
    log.write('w-a', START - 3600 * SECOND);
    log.write('w-b', START + SECOND);
    expect(told(log.files)).toEqual(['w-b#1', 'w-a#1', 'w-b#2']);
  });

  it('is by time, then by writer, where nobody had seen the other', () => {
    const files = new Map<string, string>();
    for (const [writer, seconds] of [
      ['w-c', 2],
      ['w-b', 0],
      ['w-a', 2],
    ] as const) {
      const log = new Log();
      log.write(writer, START + seconds * SECOND);
      for (const [path, text] of log.files) files.set(path, text);
    }
    expect(told(files)).toEqual(['w-b#1', 'w-a#1', 'w-c#1']);
  });

  it('holds every line of a log that contradicts itself', () => {
    const line = (writer: string, other: string): string => {
      const seen = { [other]: { seq: 1, hash: NO_HASH } };
      return `${encodeLine(entry(START), { writer, seq: 1, prev: NO_HASH, seen }).text}\n`;
    };
    const files = new Map([
      [`${FOLDER}/2026-01/w-a.jsonl`, line('w-a', 'w-b')],
      [`${FOLDER}/2026-01/w-b.jsonl`, line('w-b', 'w-a')],
      [`${FOLDER}/2026-01/w-c.jsonl`, line('w-c', 'w-gone')],
    ]);
    expect([...told(files)].sort()).toEqual(['w-a#1', 'w-b#1', 'w-c#1']);
  });

  it('is quick with many writers', () => {
    const files = new Map<string, string>();
    for (let writer = 0; writer < 100; writer++) {
      const name = `w-${String(writer).padStart(3, '0')}`;
      const lines = Array.from({ length: 50 }, (_, at) => {
        const seen = writer === 0 ? {} : { 'w-000': { seq: at + 1, hash: NO_HASH } };
        return encodeLine(entry(START + at * SECOND), { writer: name, seq: at + 1, prev: NO_HASH, seen }).text;
      });
      files.set(`${FOLDER}/2026-01/${name}.jsonl`, `${lines.join('\n')}\n`);
    }
    const before = performance.now();
    expect(readLog(files)).toHaveLength(5000);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('the heads of a log', () => {
  it('are the last lines of all writers but one that nobody had seen', () => {
    const files = new Map<string, string>();
    for (const writer of ['w-a', 'w-b', 'w-c']) {
      const log = new Log();
      log.write(writer, START);
      log.write(writer, START);
      for (const [path, text] of log.files) files.set(path, text);
    }
    const history = readLog(files);
    const [, a2, , , , c2] = history;
    expect(headsOf(summaryOf(files), 'w-b')).toEqual({
      'w-a': { seq: 2, hash: a2?.hash },
      'w-c': { seq: 2, hash: c2?.hash },
    });
  });

  it('stay few, however many clones have written', () => {
    const log = new Log();
    for (let writer = 0; writer < 40; writer++) log.write(`w-${writer}`, START + writer * SECOND);
    const seen = readLog(log.files).map(({ line }) => Object.keys(line.seen).length);
    expect(seen).toEqual([0, ...Array.from({ length: 39 }, () => 1)]);
  });
});

describe('the place of the next line', () => {
  const log = new Log();
  for (const writer of ['w-a', 'w-b', 'w-a']) log.write(writer, START);
  const summary = summaryOf(log.files);
  const head = log.head('w-a');

  it('is behind the last line of the clone', () => {
    const place = { writer: 'w-a', seq: 3, prev: head?.hash, seen: {} };
    expect(nextPlace(summary, { writer: 'w-a', head }, 'w-x')).toEqual(place);
    expect(nextPlace(summary, { writer: 'w-a', head: null }, 'w-x')).toEqual(place);
    expect(nextPlace(summary, { writer: 'w-a', head: { seq: 1, hash: NO_HASH } }, 'w-x')).toEqual(place);
  });

  it('is the first of a clone that has written nothing', () => {
    const seen = { 'w-a': { seq: 2, hash: head?.hash } };
    expect(nextPlace(summary, { writer: 'w-c', head: null }, 'w-x')).toEqual({
      writer: 'w-c',
      seq: 1,
      prev: NO_HASH,
      seen,
    });
  });

  it('is the first of a new name where the clone wrote its last line on another branch', () => {
    for (const elsewhere of [
      { seq: 3, hash: NO_HASH },
      { seq: 2, hash: NO_HASH },
    ]) {
      const place = nextPlace(summary, { writer: 'w-a', head: elsewhere }, 'w-x');
      expect(place).toMatchObject({ writer: 'w-x', seq: 1, prev: NO_HASH, after: { writer: 'w-a', ...elsewhere } });
    }
    expect(nextPlace(NO_LINES, { writer: 'w-a', head }, 'w-x')).toMatchObject({ writer: 'w-x', seq: 1, seen: {} });
  });
});
