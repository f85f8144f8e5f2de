import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auditPath,
  encodeLine,
  hashOf,
  readLog,
  verifyLog,
  type AuditProblem,
  type PlacedAuditLine,
} from '../../../server/src/core/audit/index.js';
import { seed } from '../../support/seed.js';
import { anyLog, entry, FOLDER, Log, START } from './logs.js';

const DAY = 86_400_000;
const runs = { seed, numRuns: Number(process.env['ORCH_RUNS'] ?? 100) };

/** Each problem as `month/writer:line code`. */
function told(problems: readonly AuditProblem[]): readonly string[] {
  return problems.map(({ code, file, line }) => `${file.replace(`${FOLDER}/`, '')}:${line} ${code}`);
}

/** Hashes that the rest of a log, or the clone itself, names: only of these lines a change can be seen. */
function witnessed(log: Log, own: string): ReadonlySet<string> {
  const lines = readLog(log.files).map(({ line }) => line);
  const seen = lines.flatMap((line) => Object.values(line.seen).map(({ hash }) => hash));
  return new Set([...lines.map(({ prev }) => prev), ...seen, log.head(own)?.hash ?? '']);
}

/** A line of a log, what follows it of the same writer, and whether a change of it can be seen. */
interface Target {
  readonly log: Log;
  readonly own: string;
  readonly placed: PlacedAuditLine;
  readonly next: PlacedAuditLine | undefined;
}

const anyTarget: fc.Arbitrary<Target> = anyLog.chain(({ log, own }) => {
  const lines = readLog(log.files);
  const known = witnessed(log, own);
  return fc.constantFrom(...lines.filter(({ hash }) => known.has(hash))).map((placed) => {
    const next = lines.find(({ line }) => line.writer === placed.line.writer && line.seq === placed.line.seq + 1);
    return { log, own, placed, next };
  });
});

function verify({ log, own }: { log: Log; own: string }, files: ReadonlyMap<string, string>): readonly AuditProblem[] {
  return verifyLog(files, { writer: own, head: log.head(own) });
}

/** Some problem is told at the line itself, at the one under it, or at the writer's next. */
function expectAt({ placed, next }: Target, problems: readonly AuditProblem[], off: readonly number[] = [0, 1]): void {
  const places = [placed, ...(next === undefined ? [] : [next])].flatMap(({ file, at }) =>
    [-1, ...off].map((step) => `${file}:${at + step}`),
  );
  const found = problems.map(({ file, line }) => `${file}:${line}`);
  expect(
    found.some((place) => places.includes(place)),
    `${told(problems).join('\n')}\nnot at ${places.join(', ')}`,
  ).toBe(true);
}

describe('an audit log that nobody touched', () => {
  it('verifies, with and without the head that its clone knows', () => {
    fc.assert(
      fc.property(anyLog, ({ log, own }) => {
        expect(told(verifyLog(log.files))).toEqual([]);
        expect(told(verify({ log, own }, log.files))).toEqual([]);
      }),
      runs,
    );
  });

  it('verifies also with CRLF, and where a clock went back by a month', () => {
    const log = new Log();
    for (const days of [0, 3, -2, 4]) log.write('w-a', START + days * DAY);
    expect([...log.files.keys()].sort()).toHaveLength(2);
    expect(told(verifyLog(log.files))).toEqual([]);
    expect(told(verifyLog(new Map([...log.files].map(([path, text]) => [path, text.replace(/\n/g, '\r\n')]))))).toEqual(
      [],
    );
  });
});

describe('any single change of an audit log is found and located', () => {
  it('a character is replaced, put in or taken out', () => {
    const edit = fc.record({
      at: fc.nat(),
      kind: fc.constantFrom('replace', 'insert', 'remove'),
      by: fc.oneof(fc.string({ minLength: 1, maxLength: 1 }), fc.constantFrom('\n', '0', '1', '9', '"', ' ', '\ufeff')),
    });
    fc.assert(
      fc.property(anyTarget, edit, (target, { at, kind, by }) => {
        const { log, placed } = target;
        const lines = log.linesOf(placed.file);
        const text = lines[placed.at - 1] ?? '';
        const index = at % text.length;
        const put = kind === 'remove' ? '' : by;
        const changed = text.slice(0, index) + put + text.slice(index + (kind === 'insert' ? 0 : 1));
        fc.pre(changed !== text);
        const problems = verify(target, log.withLines(placed.file, lines.with(placed.at - 1, changed)));
        expectAt(target, problems);
      }),
      runs,
    );
  });

  it('a line end is taken out or a blank line put in', () => {
    fc.assert(
      fc.property(anyTarget, fc.boolean(), (target, blank) => {
        const { log, placed } = target;
        const lines = log.linesOf(placed.file);
        const text = lines[placed.at - 1] ?? '';
        const joined = lines.toSpliced(placed.at - 1, 2, text + (lines[placed.at] ?? ''));
        const files = log.withLines(placed.file, blank ? lines.toSpliced(placed.at, 0, '') : joined);
        const open = new Map(files).set(placed.file, (files.get(placed.file) ?? '').slice(0, -1));
        expectAt(target, verify(target, !blank && placed.at === lines.length ? open : files));
      }),
      runs,
    );
  });

  it('a line is taken out', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        const { log, placed } = target;
        const left = log.linesOf(placed.file).toSpliced(placed.at - 1, 1);
        const problems = verify(
          target,
          left.length === 0 ? log.with(placed.file, undefined) : log.withLines(placed.file, left),
        );
        expect(problems.map(({ params }) => ('writer' in params ? params.writer : ''))).toContain(placed.line.writer);
        if (target.next !== undefined) expectAt(target, problems);
      }),
      runs,
    );
  });

  it('lines are cut off at the end', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        const { log, placed } = target;
        const left = log.linesOf(placed.file).slice(0, placed.at - 1);
        fc.pre(left.length > 0 && !readLog(log.files).some((one) => isLater(one, placed)));
        const problems = verify(target, log.withLines(placed.file, left));
        expect(told(problems)).toContain(`${placed.file.replace(`${FOLDER}/`, '')}:${placed.at - 1} truncated`);
      }),
      { ...runs, maxSkipsPerRun: 1000 },
    );
  });

  it('two lines change places', () => {
    fc.assert(
      fc.property(anyTarget, fc.nat(), (target, other) => {
        const { log, placed } = target;
        const lines = log.linesOf(placed.file);
        const [a, b] = [Math.min(placed.at - 1, other % lines.length), Math.max(placed.at - 1, other % lines.length)];
        fc.pre(a !== b);
        const swapped = lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '');
        const inside = verify(target, log.withLines(placed.file, swapped)).filter(({ file, line }) => {
          return file === placed.file && line >= a + 1 && line <= b + 2;
        });
        expect(told(inside).join()).toMatch(/reordered/);
      }),
      { ...runs, maxSkipsPerRun: 1000 },
    );
  });

  it('a file is taken away', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        const { log, placed } = target;
        const problems = verify(target, log.with(placed.file, undefined));
        expect(problems.map(({ params }) => ('writer' in params ? params.writer : ''))).toContain(placed.line.writer);
        expect(problems.map(({ code }) => code)).toSatisfy((codes: readonly string[]) =>
          codes.some((code) => code === 'missing-file' || code === 'truncated'),
        );
      }),
      runs,
    );
  });

  it('a file is copied beside itself or into another month', () => {
    fc.assert(
      fc.property(anyTarget, fc.boolean(), (target, beside) => {
        const { log, placed } = target;
        const copy = beside ? placed.file.replace('.jsonl', ' copy.jsonl') : auditPath(FOLDER, 0, placed.line.writer);
        const problems = verify(target, log.with(copy, log.files.get(placed.file)));
        expect(problems.map(({ code, file, line }) => [code, file, line])).toEqual([['misplaced', copy, 1]]);
      }),
      runs,
    );
  });

  it('a line is put in: a copy, another writer’s, a made-up one that follows well, or none', () => {
    fc.assert(
      fc.property(anyTarget, fc.constantFrom('copy', 'foreign', 'forged', 'none'), (target, kind) => {
        const { log, placed } = target;
        const { line, hash } = placed;
        const lines = log.linesOf(placed.file);
        const text = {
          copy: lines[placed.at - 1] ?? '',
          foreign: encodeLine(entry(START), { ...line, writer: 'w-x' }).text,
          forged: encodeLine(line, { ...line, seq: line.seq + 1, prev: hash }).text,
          none: '{}',
        }[kind];
        // At the end of what another clone wrote, one more line that follows well is for nobody here to tell.
        fc.pre(kind !== 'forged' || target.next !== undefined || line.writer === target.own);
        expectAt(target, verify(target, log.withLines(placed.file, lines.toSpliced(placed.at, 0, text))));
      }),
      { ...runs, maxSkipsPerRun: 1000 },
    );
  });
});

function isLater({ line }: PlacedAuditLine, placed: PlacedAuditLine): boolean {
  return (
    line.writer === placed.line.writer &&
    line.seq > placed.line.seq &&
    line.time.slice(0, 7) !== placed.line.time.slice(0, 7)
  );
}

describe('what is wrong with a log', () => {
  const a = `${FOLDER}/2026-01/w-a.jsonl`;

  /** Three lines of w-a, the second of which w-b has seen. */
  function three(): Log {
    const log = new Log();
    log.write('w-a', START);
    log.write('w-a', START + 1000);
    log.write('w-b', START + 2000);
    log.write('w-a', START + 3000);
    return log;
  }

  it('a tail that another writer had seen is missed, and its line is named', () => {
    const log = three();
    const [problem, ...more] = verifyLog(log.withLines(a, log.linesOf(a).slice(0, 1)));
    expect(more).toEqual([]);
    expect(problem).toEqual({
      code: 'truncated',
      file: a,
      line: 1,
      params: { writer: 'w-a', seq: 1, to: 2, file: `${FOLDER}/2026-01/w-b.jsonl`, line: 1 },
    });
  });

  it('a tail that nobody had seen is missed by the clone that wrote it, and by nobody else', () => {
    const log = three();
    const files = log.withLines(a, log.linesOf(a).slice(0, 2));
    expect(told(verifyLog(files))).toEqual([]);
    expect(told(verifyLog(files, { writer: 'w-b', head: log.head('w-b') }))).toEqual([]);
    expect(told(verifyLog(files, { writer: 'w-a', head: log.head('w-a') }))).toEqual(['2026-01/w-a.jsonl:2 truncated']);
  });

  it('a writer of whom nothing is left is told where another had seen it, else at its file', () => {
    const log = three();
    expect(told(verifyLog(log.with(a, undefined)))).toEqual(['2026-01/w-b.jsonl:1 missing-file']);
    const alone = new Map<string, string>();
    expect(told(verifyLog(alone, { writer: 'w-a', head: log.head('w-a') }))).toEqual([
      '2026-01/w-a.jsonl:1 missing-file',
    ]);
    expect(told(verifyLog(alone, { writer: 'w-a', head: null }))).toEqual([]);
  });

  it('a clone that was copied forks the chain, once, and both go on', () => {
    const log = three();
    const copy = new Log(log);
    log.write('w-a', START + 4000);
    log.write('w-a', START + 5000);
    copy.write('w-a', START + 5000);
    copy.write('w-a', START + 6000);
    const merged = log.withLines(a, [...log.linesOf(a), ...copy.linesOf(a).slice(3)]);
    const [problem, ...more] = verifyLog(merged);
    expect(more).toEqual([]);
    expect(problem).toEqual({
      code: 'forked',
      file: a,
      line: 6,
      params: { writer: 'w-a', seq: 4, file: a, line: 4 },
    });
    expect(told(verifyLog(merged, { writer: 'w-a', head: log.head('w-a') }))).toEqual(['2026-01/w-a.jsonl:6 forked']);
  });

  it('a line that its clone never wrote', () => {
    const log = three();
    const head = log.head('w-a');
    log.write('w-a', START + 4000);
    expect(told(verifyLog(log.files, { writer: 'w-a', head }))).toEqual(['2026-01/w-a.jsonl:4 unknown']);
    expect(told(verifyLog(log.files, { writer: 'w-a', head: null }))).toEqual(['2026-01/w-a.jsonl:1 unknown']);
  });

  it('a chain that was written anew is told by who had seen the old one', () => {
    const log = three();
    log.write('w-b', START + 4000);
    const anew = new Log();
    for (const [at, ms] of [0, 1000, 3000].entries()) anew.write('w-a', START + ms, { reason: `forged ${at}` });
    const files = log.with(a, anew.files.get(a));
    expect(told(verifyLog(files))).toEqual(['2026-01/w-a.jsonl:2 disputed', '2026-01/w-a.jsonl:3 disputed']);
    expect(told(verifyLog(files, { writer: 'w-a', head: log.head('w-a') }))).toEqual([
      '2026-01/w-a.jsonl:2 disputed',
      '2026-01/w-a.jsonl:3 changed',
    ]);
  });

  it('a line of a newer Orch is told by its version, and the chain goes on through it', () => {
    const log = three();
    const newer = '{"v":7,"what":"ever"}';
    const after = encodeLine(entry(START), { writer: 'w-a', seq: 5, prev: hashOf(newer), seen: {} }).text;
    const files = log.withLines(a, [...log.linesOf(a), newer, after]);
    expect(verifyLog(files)).toEqual([{ code: 'newer-version', file: a, line: 4, params: { version: 7 } }]);
  });

  it('lines that cannot be read are told once, not as a gap too', () => {
    const log = three();
    const [first = '', , third = ''] = log.linesOf(a);
    expect(told(verifyLog(log.withLines(a, [first, '<<<<<<< HEAD', third])))).toEqual([
      '2026-01/w-a.jsonl:2 broken-line',
    ]);
  });

  it('takes a time that is linear in the log', () => {
    const line = (seq: number): string =>
      encodeLine(entry(START), {
        writer: 'w-a',
        seq,
        prev: hashOf(String(seq)),
        seen: { 'w-b': { seq, hash: hashOf('') } },
      }).text;
    const many = Array.from({ length: 4000 }, (_, at) => line(2 * at + 2)).join('\n');
    const before = performance.now();
    expect(verifyLog(new Map([[a, `${many}\n`]])).length).toBeGreaterThan(3000);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
