import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparePositions,
  contains,
  findSymbols,
  Lines,
  links,
  selections,
  tokens,
  type Position,
  type Range,
  type WorkspaceFile,
} from '../../../../server/src/core/index.js';
import { openFixture, readFixture } from '../../../support/fixture.js';
import { NAVIGATION } from '../../../support/navigation.js';
import { seed } from '../../../support/seed.js';

const limits = { seed, numRuns: Number(process.env['ORCH_RUNS'] ?? 200) };
const { files } = readFixture(NAVIGATION);
const workspace = openFixture(files);
const TASKS = workspace.files.get('ORCH/STATE/TASKS.md')!;
const APPROVALS = workspace.files.get('ORCH/STATE/APPROVALS.md')!;
const textOf = (file: WorkspaceFile, range: Range): string => file.document.lines.slice(range);
const all = ({ document: { lines } }: WorkspaceFile): Range => ({
  start: { line: 0, character: 0 },
  end: lines.positionAt(lines.text.length),
});

describe('semantic tokens', () => {
  const of = (file: WorkspaceFile, from: number, to = from): string[] =>
    tokens(file, workspace, { start: { line: from, character: 0 }, end: { line: to, character: 999 } }).map(
      ({ type, modifier, range }) => `${textOf(file, range)} ${type}${modifier === undefined ? '' : `.${modifier}`}`,
    );

  it('tell ids, states by category, paths, owners and times apart, of the lines that are asked for', () => {
    expect(of(TASKS, 4)).toEqual([
      'T-1 orchId.declaration',
      'REVIEW orchState.review',
      'src/login.ts orchPath',
      'BLOCK-001 orchId',
    ]);
    expect(of(TASKS, 10, 13)).toEqual(['READY orchState.ready', 'T-1 orchId', 'T-10 orchId']);
    expect(of(APPROVALS, 2)).toEqual([
      'A-1 orchId.declaration',
      'T-1 orchId',
      'pending orchStatus.pending',
      'WORK@ada orchOwner',
      '2026-01-14T09:00:00Z orchTime',
      'ORCH/patches/2026-01/T-1-A-1.diff.md orchPath',
    ]);
  });

  it('part a lock, follow the names of the policy, and leave what is no state alone', () => {
    const fixture = `
=== PROJECT_RULES.md
---
orch:
  states: { COOKING: active }
---
=== ORCH/STATE/TASKS.md
| task_id | state | lock |
|---|---|---|
| T-1 | COOKING | WORK@ada@2026-01-15T11:00:00Z |
| T-2 | NONSENSE | nobody |
`;
    const opened = openFixture(readFixture(fixture).files);
    const file = opened.files.get('ORCH/STATE/TASKS.md')!;
    const found = tokens(file, opened, all(file)).map(
      ({ type, modifier, range }) => `${textOf(file, range)} ${type} ${modifier ?? ''}`,
    );
    expect(found).toEqual([
      'T-1 orchId declaration',
      'COOKING orchState active',
      'WORK@ada orchOwner ',
      '2026-01-15T11:00:00Z orchTime ',
      'T-2 orchId declaration',
    ]);
  });

  it('are the same whether a file is asked for as a whole or in pieces, and never overlap', () => {
    for (const file of workspace.files.values()) {
      const whole = tokens(file, workspace, all(file));
      const { count } = file.document.lines;
      const pieces = Array.from({ length: count }, (_, line) => {
        const range = { start: { line, character: 0 }, end: { line, character: file.document.lines.at(line).length } };
        return tokens(file, workspace, range);
      });
      expect(pieces.flat()).toEqual(whole);
      whole.forEach(({ range }, at) => {
        const before = whole[at - 1];
        if (before !== undefined) expect(comparePositions(before.range.end, range.start)).toBeLessThanOrEqual(0);
      });
    }
  });
});

describe('selections', () => {
  const at = (text: string): string[] => {
    const { lines } = TASKS.document;
    const offset = lines.text.indexOf(text.replace('$0', '')) + text.indexOf('$0');
    return selections(TASKS, lines.positionAt(offset)).map((range) => textOf(TASKS, range));
  };

  it('grow from the word over value, cell and row to table, part and file', () => {
    const found = at('| Lo$0gout |');
    expect(found.slice(0, 2)).toEqual(['Logout', ' Logout ']);
    expect(found[2]).toMatch(/^\| T-10 .*\|$/);
    expect(found[3]).toMatch(/^\| task_id[^]*\(later\) .*\|$/);
    expect(found[4]).toMatch(/^# Sprint/);
    expect(found.at(-1)).toBe(TASKS.document.lines.text);
    expect(at('see BLO$0CK-001').slice(0, 2)).toEqual(['BLOCK-001', 'see BLOCK-001']);
  });

  it('grow from a value over its bullet to its section', () => {
    const found = at('  - T-1$00');
    expect(found[0]).toBe('T-10');
    expect(found).toContainEqual('- **depends**:\n  - T-1\n  - T-10');
    expect(found.some((text) => text.startsWith('## T-3') && text.endsWith('T-10'))).toBe(true);
  });

  it('hold the position and one another, wherever the cursor is', () => {
    const { lines } = TASKS.document;
    fc.assert(
      fc.property(fc.nat(lines.text.length), (offset) => {
        const position: Position = lines.positionAt(offset);
        const found = selections(TASKS, position);
        expect(found.at(-1)).toEqual(all(TASKS));
        found.forEach((range, at) => {
          expect(contains(range, position)).toBe(true);
          const inner = found[at - 1];
          if (inner !== undefined) expect(contains(range, inner.start) && contains(range, inner.end)).toBe(true);
        });
      }),
      limits,
    );
  });
});

describe('links', () => {
  it('mark paths without their decoration and remarks, and the rules that are switched off', () => {
    const text = `<!-- orch-ignore task/overdue: later -->\n\n| task_id | state | artifact | notes |\n|---|---|---|---|
| T-1 | DONE | \`src/a.ts\` (new), docs/b.md, src/*.ts, ../out.md | orch-ignore=task/due-format:old |\n`;
    const opened = openFixture(new Map([['ORCH/STATE/TASKS.md', text]]));
    const file = opened.files.get('ORCH/STATE/TASKS.md')!;
    expect(
      links(file, opened).map((link) => ['rule' in link ? link.rule : link.candidates, textOf(file, link.range)]),
    ).toEqual([
      ['task/due-format', 'task/due-format'],
      ['task/overdue', 'task/overdue'],
      [['src/a.ts'], 'src/a.ts'],
      [['docs/b.md'], 'docs/b.md'],
    ]);
  });
});

describe('symbols of the workspace', () => {
  const names = (query: string, most = 10): string[] => findSymbols(workspace, query, most).map(({ name }) => name);

  it('are found by id first, then by title, then by scattered letters, open ones first', () => {
    expect(names('T-1')).toEqual(['T-1 Login', 'T-10 Logout', 'A-1 → T-1']);
    expect(names('logo')).toEqual(['T-10 Logout', 'T-2 Logo']);
    expect(names('lgt')).toEqual(['T-10 Logout']);
    expect(names('block')).toEqual(['BLOCK-001 No key']);
    expect(names('nothing like it')).toEqual([]);
  });

  it('are no more than asked for, and stand where the id stands', () => {
    expect(names('', 3)).toHaveLength(3);
    const [first] = findSymbols(workspace, 'A-1', 1);
    expect(first).toMatchObject({ file: 'ORCH/STATE/APPROVALS.md', detail: 'pending' });
    expect(new Lines(files.get(first!.file)!).slice(first!.range)).toBe('A-1');
  });
});
