import { describe, expect, it } from 'vitest';
import { appendRecord, setValues, type Values } from '../../../server/src/core/edits/index.js';
import type { TaskColumn } from '../../../server/src/core/policy/index.js';
import { applyEdits } from '../../../server/src/core/text/index.js';
import { fileOf, open } from './ledgers.js';

/** The text after values of a task were set. */
function set(text: string, id: string, values: Values<TaskColumn>): string {
  const workspace = open(text);
  const entry = workspace.tasks.find(({ record }) => record.id === id);
  if (entry === undefined) throw new Error(`no ${id}`);
  const answer = setValues(workspace, entry, values);
  return 'edits' in answer ? applyEdits(text, answer.edits) : `missing ${answer.missing.join()}`;
}

function append(text: string, values: Values<TaskColumn>): string {
  const answer = appendRecord(fileOf(open(text)), 'task', values);
  if ('missing' in answer) return `missing ${answer.missing.join()}`;
  return 'edits' in answer ? applyEdits(text, answer.edits) : 'no table';
}

const HEAD = '| id | state | notes |\n|---|---|---|\n';
const ALIGNED = '| id  | state  | 件名       |\n|-----|--------|-----------:|\n';

describe('a cell', () => {
  it.each([
    ['keeps its blanks where the table is not aligned', '| T-1 |  DOING | - |', '| T-1 |  FIX | - |'],
    ['keeps to having none', '|T-1|DOING|x|', '|T-1|FIX|x|'],
    ['keeps tabs', '|\tT-1\t|\tDOING\t|\tx\t|', '|\tT-1\t|\tFIX\t|\tx\t|'],
    ['needs no pipes at the ends', ' T-1 | DOING | x', ' T-1 | FIX | x'],
    ['keeps emphasis', '| T-1 | **DOING** | x |', '| T-1 | **FIX** | x |'],
    ['keeps code ticks in emphasis', '| T-1 | **`DOING`** | x |', '| T-1 | **`FIX`** | x |'],
    ['loses a strike-through', '| T-1 | ~~DOING~~ | x |', '| T-1 | FIX | x |'],
    ['loses a link', '| T-1 | [DOING](#x) | x |', '| T-1 | FIX | x |'],
    ['is filled where it is blank', '| T-1 |  | x |', '| T-1 | FIX | x |'],
    ['is filled where nothing stands between the pipes', '| T-1 || x |', '| T-1 | FIX | x |'],
    ['is added where the row is short', '| T-1 |', '| T-1 | FIX |'],
    ['leaves further cells alone', '| T-1 | DOING | x | y | z', '| T-1 | FIX | x | y | z'],
  ])('%s', (_, row, after) => {
    expect(set(HEAD + row, 'T-1', { state: 'FIX' })).toBe(HEAD + after);
  });

  it.each([
    ['| T-1 | DOING  |       短い |', { title: 'もっと' }, '| T-1 | DOING  |     もっと |'],
    ['| T-1 | DOING  |       短い |', { state: 'FIX' }, '| T-1 | FIX    |       短い |'],
    ['| T-1 | DOING  |       短い |', { state: 'レビュー中' }, '| T-1 | レビュー中 |       短い |'],
    ['| T-1 | 作業中 |       短い |', { state: 'DONE' }, '| T-1 | DONE   |       短い |'],
    ['| T-1 | DOING | 短い |', { state: 'FIX' }, '| T-1 | FIX | 短い |'],
  ])('keeps to the width of its header: %s', (row, values, after) => {
    expect(set(ALIGNED + row, 'T-1', values)).toBe(ALIGNED + after);
  });

  it.each([
    ['a|b', '| T-1 | x | a\\|b |'],
    ['a\\|b', '| T-1 | x | a\\\\\\|b |'],
    ['a\\', '| T-1 | x | a\\ |'],
    ['one\r\n\n two ', '| T-1 | x | one two |'],
    ['', '| T-1 | x | - |'],
    [undefined, '| T-1 | x | - |'],
  ])('is written so that the row stays one: %j', (notes, after) => {
    expect(set(`${HEAD}| T-1 | x | y |`, 'T-1', { notes })).toBe(HEAD + after);
  });

  it('keeps its closing pipe from a backslash at its end', () => {
    expect(set(`${HEAD}|T-1|x|y|`, 'T-1', { notes: 'a\\' })).toBe(`${HEAD}|T-1|x|a\\ |`);
  });

  it('begins no list where no pipe stands before it', () => {
    const text = '| state | id |\n|---|---|\nDOING | T-1';
    expect(set(text, 'T-1', { state: '' })).toBe('| state | id |\n|---|---|\n| - | T-1');
  });

  it('is not touched where it says so already', () => {
    const text = `${HEAD}|T-1|  DOING|なし|`;
    expect(set(text, 'T-1', { state: 'DOING', notes: '' })).toBe(text);
  });

  it('needs its column, unless nothing is to stand in it', () => {
    expect(set(`${HEAD}| T-1 | x | y |`, 'T-1', { due: '2026-01-01', lock: '', priority: 'P1' })).toBe(
      'missing due,priority',
    );
  });
});

describe('a new row', () => {
  it.each([
    ['after the last one', `${HEAD}| T-1 | x | y |\n`, `${HEAD}| T-1 | x | y |\n| T-2 | PLAN | - |\n`],
    ['without pipes at the ends', `${HEAD}T-1 | x | y\n`, `${HEAD}T-1 | x | y\nT-2 | PLAN | -\n`],
    ['without blanks', `${HEAD}|T-1|x|y|\n`, `${HEAD}|T-1|x|y|\n|T-2|PLAN|-|\n`],
    ['at the end of a file without a line end', `${HEAD}| T-1 | x | y |`, `${HEAD}| T-1 | x | y |\n| T-2 | PLAN | - |`],
    ['of an empty table', HEAD, `${HEAD}| T-2 | PLAN  | -     |\n`],
    [
      'before text that follows at once',
      `${HEAD}| T-1 | x | y |\n# Next\n`,
      `${HEAD}| T-1 | x | y |\n| T-2 | PLAN | - |\n# Next\n`,
    ],
    [
      "with the last row's line end",
      `${HEAD}| T-1 | x | y |\r\n\ntext\n`,
      `${HEAD}| T-1 | x | y |\r\n| T-2 | PLAN | - |\r\n\ntext\n`,
    ],
    ['indented as the last one', `${HEAD}  | T-1 | x | y |\n`, `${HEAD}  | T-1 | x | y |\n  | T-2 | PLAN | - |\n`],
  ])('is written %s', (_, text, after) => {
    expect(append(text, { task_id: 'T-2', state: 'PLAN' })).toBe(after);
  });

  it("keeps to the widths of the header, and what is not Orch's gets a dash", () => {
    const text = '| id  | state  | 備考   | x |\n|-----|--------|--------|---|\n| T-1 | DOING  | 短い   | y |\n';
    const row = '| T-2 | PLAN   | 題     | - |\n';
    expect(append(text, { task_id: 'T-2', state: 'PLAN', notes: '題' })).toBe(text + row);
  });

  it('has no cell for what is to be empty in a column that there is not', () => {
    const text = `${HEAD}| T-1 | x | y |\n`;
    expect(append(text, { task_id: 'T-2', state: 'PLAN', due: '', milestone: undefined })).toBe(
      `${text}| T-2 | PLAN | - |\n`,
    );
  });

  it('goes to the first table that is no view', () => {
    const main = `${HEAD}| T-1 | x | y |\n| T-2 | x | y |\n`;
    const view = `\n## Mine\n\n${HEAD}| T-2 | x | y |\n`;
    expect(append(main + view, { task_id: 'T-3', state: 'PLAN' })).toBe(`${main}| T-3 | PLAN | - |\n${view}`);
  });

  it('needs a table, and the columns', () => {
    expect(append('# Tasks\n', { task_id: 'T-3', state: 'PLAN' })).toBe('no table');
    expect(append(HEAD, { task_id: 'T-3', state: 'PLAN', due: 'x', milestone: '' })).toBe('missing due');
  });
});

const SECTIONS =
  '### T-1: One\n\n* __状態：__ DOING\n* __担当：__ WORK\n\nProse.\n\n### T-2: Two\n\n* __状態：__ PLAN\n';

describe('a section', () => {
  it('gains the bullets that others have, in its style', () => {
    expect(set(SECTIONS, 'T-2', { owner: 'WORK1', state: 'READY' })).toBe(
      SECTIONS.replace('* __状態：__ PLAN\n', '* __状態：__ READY\n* __担当：__ WORK1\n'),
    );
  });

  it('has its title in the heading', () => {
    expect(set(SECTIONS, 'T-1', { title: 'Uno #' })).toBe(SECTIONS.replace('T-1: One', 'T-1: Uno \\#'));
  });

  it('says a title in a bullet where the heading would be taken for an id', () => {
    const text = '## Fix it\n- **task_id**: T-1\n- **state**: DOING\n';
    expect(set(text, 'T-1', { title: 'Login' })).toBe(
      '## Login\n- **task_id**: T-1\n- **state**: DOING\n- **title**: Login\n',
    );
  });

  it('keeps a list under a bullet a list', () => {
    const text = '## T-1\n- **state**: DOING\n- **notes**:\n    - one\n    - two\n- **due**: -\n';
    const after = text.replace('    - two\n', '    - two\n    - held_from=DOING\n');
    expect(set(text, 'T-1', { notes: 'one; two; held_from=DOING' })).toBe(after);
    expect(set(after, 'T-1', { notes: 'one; two' })).toBe(text);
    expect(set(text, 'T-1', { notes: '' })).toBe('## T-1\n- **state**: DOING\n- **notes**: -\n- **due**: -\n');
    expect(set(text, 'T-1', { notes: '# one' })).toBe(
      '## T-1\n- **state**: DOING\n- **notes**:\n    - \\# one\n- **due**: -\n',
    );
  });

  it('puts a value that stood below its key behind it', () => {
    const text = '## T-1\n- **state**: DOING\n- **due**:\n  some\n  time\n';
    expect(set(text, 'T-1', { due: '# 2026' })).toBe('## T-1\n- **state**: DOING\n- **due**: # 2026\n');
  });

  it('is appended as the last one is written', () => {
    expect(append(SECTIONS, { task_id: 'T-3', title: 'Three', state: 'PLAN', owner: 'WORK' })).toBe(
      `${SECTIONS}\n### T-3: Three\n\n* __状態：__ PLAN\n* __担当：__ WORK\n`,
    );
  });

  it('is appended behind the deeper headings of the last one', () => {
    const text = '# T-1\n- **state**: x\n## Details\nmore\n\n# Other\n';
    expect(append(text, { task_id: 'T-2', state: 'PLAN' })).toBe(
      '# T-1\n- **state**: x\n## Details\nmore\n\n# T-2\n- **state**: PLAN\n\n# Other\n',
    );
  });
});
