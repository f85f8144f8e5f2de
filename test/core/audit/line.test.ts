import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auditPath,
  encodeLine,
  hashOf,
  newerLine,
  NO_HASH,
  readLog,
  type AuditEntry,
} from '../../../server/src/core/audit/index.js';
import { seed } from '../../support/seed.js';
import { anyMore, entry, START } from './logs.js';

const place = { writer: 'w-1', seq: 1, prev: NO_HASH, seen: {} };

function read(text: string): readonly AuditEntry[] {
  return readLog(new Map([['ORCH/AUDIT/2026-01/w-1.jsonl', text]])).map(({ line }) => line);
}

describe('a line of the audit log', () => {
  it('is printed in one way, without blanks, other languages as they are', () => {
    const { text, hash } = encodeLine(
      entry(START, {
        reason: '設計が変わった "と" é',
        rows: [
          {
            file: 'ORCH/STATE/TASKS.md',
            kind: 'task',
            id: 'T-1',
            before: { state: 'READY', lock: '-' },
            after: { state: 'DOING', lock: 'WORK' },
          },
        ],
      }),
      { ...place, seen: { 'w-3': { hash: NO_HASH, seq: 2 }, 'w-2': { seq: 7, hash: NO_HASH } } },
    );
    expect(text).toBe(
      `{"v":1,"seq":1,"prev":"${NO_HASH}","writer":"w-1","time":"2026-01-30T12:00:00Z","actor":"WORK@claude-2",` +
        '"role":"WORK","assurance":"asserted","event":"start","id":"T-1","reason":"設計が変わった \\"と\\" é",' +
        '"rows":[{"file":"ORCH/STATE/TASKS.md","kind":"task","id":"T-1",' +
        '"before":{"lock":"-","state":"READY"},"after":{"lock":"WORK","state":"DOING"}}],' +
        `"seen":{"w-2":{"seq":7,"hash":"${NO_HASH}"},"w-3":{"seq":2,"hash":"${NO_HASH}"}}}`,
    );
    expect(hash).toBe(hashOf(text));
  });

  it('hashes as sha256sum does', () => {
    expect(hashOf('é\n')).toBe('sha256:edd3a863872a04239eb29ad4bc12fc892b3d4ae57cc7e786a3697816f8e141c2');
  });

  it('comes back as it was, is one line for every reader, and prints the same again', () => {
    fc.assert(
      fc.property(anyMore, (more) => {
        const said = entry(START, more);
        const { text } = encodeLine(said, place);
        expect(text).not.toMatch(/[\x00-\x1f\x7f-\x9f\u2028\u2029]/);
        const [line] = read(`${text}\n`);
        expect(line).toEqual(JSON.parse(JSON.stringify({ ...said, v: 1, ...place })));
        if (line !== undefined) expect(encodeLine(line, place).text).toBe(text);
      }),
      { seed },
    );
  });

  it('keeps fields that this version does not know', () => {
    const { text } = encodeLine(entry(START), place);
    const later = text.replace('"seen":{}', '"seen":{},"model":{"name":"m","b":[1,{"z":1,"a":null}]}');
    const [line] = read(`${later}\n`);
    expect(line).toMatchObject({ model: { name: 'm', b: [1, { z: 1, a: null }] } });
    if (line !== undefined) {
      expect(JSON.parse(encodeLine(line, place).text)).toMatchObject({
        model: { name: 'm', b: [1, { a: null, z: 1 }] },
      });
    }
  });

  it('of a newer Orch is told by its version and not read', () => {
    const text = `${encodeLine(entry(START), place).text}\n{"v":2,"anything":true}\n`;
    expect(read(text)).toHaveLength(1);
    expect(newerLine(new Map([['a.jsonl', text]]))).toEqual({ file: 'a.jsonl', at: 2, version: 2 });
    expect(newerLine(new Map([['a.jsonl', '']]))).toBeUndefined();
  });

  it('belongs into a file of its writer and month, in UTC', () => {
    expect(auditPath('ORCH/AUDIT/', Date.UTC(2026, 11, 31, 23, 59, 59), 'w-1f')).toBe('ORCH/AUDIT/2026-12/w-1f.jsonl');
    expect(auditPath('ORCH/AUDIT', Date.UTC(2027, 0, 1), 'w-1f')).toBe('ORCH/AUDIT/2027-01/w-1f.jsonl');
  });
});

describe('reading a log', () => {
  it('never throws, whatever stands there', () => {
    const { text } = encodeLine(entry(START), place);
    const piece = fc.oneof(fc.constant(text), fc.constant(text.slice(0, 80)), fc.string(), fc.json());
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('\n', '\r\n', '\r'), (pieces, end) => {
        read(pieces.join(end));
      }),
      { seed },
    );
  });

  it.each(['seq', 'prev', 'writer', 'time', 'actor', 'role', 'assurance', 'event', 'rows', 'seen'])(
    'leaves a line without %s out',
    (field) => {
      const { text } = encodeLine(entry(START), place);
      const value = JSON.parse(text) as Record<string, unknown>;
      expect(read(JSON.stringify({ ...value, [field]: undefined }))).toEqual([]);
      expect(read(JSON.stringify({ ...value, [field]: 17.5 }))).toEqual([]);
      expect(read(JSON.stringify(value))).toHaveLength(1);
    },
  );

  it.each([
    ['no list', {}],
    ['no columns', [{ file: 'a' }]],
    ['no file', [{ added: ['due'] }]],
    ['no names', [{ file: 'a', added: [1] }]],
    ['wrong tables', [{ file: 'a', added: ['due'], tables: ['due'] }]],
    ['wrong sections', [{ file: 'a', added: ['due'], sections: 'due' }]],
    ['wrong removed', [{ file: 'a', added: [], removed: {} }]],
  ])('leaves a line out whose columns have %s', (_, columns) => {
    const { text } = encodeLine(entry(START), place);
    const value = JSON.parse(text) as Record<string, unknown>;
    expect(read(JSON.stringify({ ...value, columns }))).toEqual([]);
    const rows = [{ file: 'a', kind: 'task', id: 'T-1', before: {}, after: null, stood: { behind: 1, before: null } }];
    expect(read(JSON.stringify({ ...value, rows }))).toEqual([]);
  });

  it('takes the line ends of a checkout that made them CRLF', () => {
    const { text } = encodeLine(entry(START), place);
    expect(read(`${text}\r\n`)).toEqual(read(`${text}\n`));
  });
});
