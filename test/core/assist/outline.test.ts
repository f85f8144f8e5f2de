import { describe, expect, it } from 'vitest';
import {
  contains,
  fixableAt,
  folds,
  messagesFor,
  safeEdits,
  symbols,
  type OutlineSymbol,
  type TextEdit,
} from '../../../server/src/core/index.js';
import { openFixture, readFixture } from '../../support/fixture.js';

const TASKS = `
=== ORCH/STATE/TASKS.md
# Sprint

| task_id | title | state | depends |
|---------|-------|-------|---------|
| T-1     | Login | READY | -       |
|         |       | DONE  | T-1     |

## T-3: By heading

- **state**: DOING

## Notes

\`\`\`
code
\`\`\`

<!-- a
comment -->
`;

function fileOf(fixture: string, path = 'ORCH/STATE/TASKS.md') {
  return openFixture(readFixture(fixture).files).files.get(path)!;
}

describe('symbols', () => {
  const found = symbols(fileOf(TASKS), messagesFor('en'));

  it('name tables, rows and sections, with the state beside', () => {
    expect(
      found.map(({ name, detail, children }) => [
        name,
        detail,
        children.map((child) => `${child.name} ${child.detail}`),
      ]),
    ).toEqual([
      ['Sprint', '2', ['T-1 Login READY', '(no id) DONE']],
      ['T-3 By heading', 'DOING', []],
    ]);
  });

  it('have their selection in their range', () => {
    const all = (symbol: OutlineSymbol): OutlineSymbol[] => [symbol, ...symbol.children.flatMap(all)];
    for (const { range, selection } of found.flatMap(all)) {
      expect(contains(range, selection.start) && contains(range, selection.end)).toBe(true);
    }
  });

  it('show flags and blocked items', () => {
    const flags = fileOf('=== ORCH/STATE/flags.md\nFREEZE=off\n', 'ORCH/STATE/flags.md');
    expect(symbols(flags, messagesFor('en')).map(({ name, detail }) => [name, detail])).toEqual([['FREEZE', 'off']]);
    const blocked = fileOf('=== blocked_items.md\n### BLOCK-001: No key\n- **status**: Active\n', 'blocked_items.md');
    expect(symbols(blocked, messagesFor('en')).map(({ name, detail }) => [name, detail])).toEqual([
      ['BLOCK-001 No key', 'active'],
    ]);
  });
});

describe('folding', () => {
  it('folds parts, tables, code and comments', () => {
    expect(folds(fileOf(TASKS).document).map(({ startLine, endLine, kind }) => [startLine, endLine, kind])).toEqual([
      [0, 18, undefined],
      [2, 5, undefined],
      [7, 9, undefined],
      [11, 18, undefined],
      [13, 15, undefined],
      [17, 18, 'comment'],
    ]);
  });

  it('folds front matter', () => {
    const file = fileOf('=== PROJECT_RULES.md\n---\norch:\n  wip: 2\n---\n\n# Rules\n', 'PROJECT_RULES.md');
    expect(folds(file.document)).toContainEqual({ startLine: 0, endLine: 3, kind: 'region' });
  });
});

describe('fixes', () => {
  const edit = (line: number, from: number, to: number): TextEdit => ({
    range: { start: { line, character: from }, end: { line, character: to } },
    newText: 'x',
  });
  const finding = (edits: TextEdit[], safe = true) => ({ range: edits[0]!.range, fixes: [{ edits, safe }] });

  it('takes safe ones, whole, in order, and none that touches another', () => {
    const findings = [
      finding([edit(3, 0, 2)]),
      finding([edit(1, 0, 2), edit(2, 0, 1)]),
      finding([edit(2, 1, 4)]),
      finding([edit(5, 0, 1)], false),
    ];
    expect(safeEdits(findings)).toEqual([edit(1, 0, 2), edit(2, 0, 1), edit(3, 0, 2)]);
  });

  it('finds what a range touches', () => {
    const findings = [finding([edit(1, 0, 2)]), finding([edit(3, 0, 2)])];
    expect(fixableAt(findings, edit(1, 2, 5).range)).toEqual([findings[0]]);
  });
});
