import { describe, expect, it } from 'vitest';
import {
  definitions,
  highlights,
  Lines,
  mentionAt,
  references,
  type Lead,
  type Range,
} from '../../../../server/src/core/index.js';
import { openFixture, readFixture } from '../../../support/fixture.js';
import { NAVIGATION } from '../../../support/navigation.js';

const { files } = readFixture(NAVIGATION);
const workspace = openFixture(files);
const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const RECORD = 'ORCH/patches/2026-01/T-1-A-1.diff.md';
const records = [{ path: RECORD, text: files.get(RECORD)! }];

/** The place of `$0` in `around`, which stands in the file without it. */
function at(path: string, around: string) {
  const text = files.get(path)!;
  const from = text.indexOf(around.replace('$0', ''));
  if (from === -1) throw new Error(`not in ${path}: ${around}`);
  const position = new Lines(text).positionAt(from + around.indexOf('$0'));
  return { workspace, path, position, record: path === RECORD ? text : undefined };
}

const text = (path: string, range: Range): string => new Lines(files.get(path)!).slice(range);
const place = (path: string, { start }: Range): string =>
  `${path.split('/').at(-1)}:${start.line + 1}:${start.character}`;

function leads(path: string, around: string): string[] {
  return definitions(at(path, around)).map((lead: Lead) =>
    'file' in lead ? `${place(lead.file, lead.range)} ${text(lead.file, lead.range)}` : lead.candidates.join(' or '),
  );
}

describe('definitions', () => {
  it.each([
    ['a dependency', TASKS, '| T-$01, `', 'TASKS.md:5:2 T-1'],
    ['a decorated dependency', TASKS, '`T-$02`', 'TASKS.md:7:2 T-2'],
    ['a dependency with a remark', TASKS, 'T-1$00 (later)', 'TASKS.md:6:2 T-10'],
    ['a dependency in the notes', TASKS, 'depends=T-$03', 'TASKS.md:9:3 T-3'],
    ['a dependency in a nested list', TASKS, '  - T-10$0', 'TASKS.md:6:2 T-10'],
    ['a row of a view', TASKS, '| T-$01     | Login | REVIEW |', 'APPROVALS.md:3:2 A-1'],
    ['what an approval is for', APPROVALS, '| A-1     | $0T-1', 'TASKS.md:5:2 T-1'],
    ['a task of a blocked item', 'blocked_items.md', 'T-1, T-2$0', 'TASKS.md:7:2 T-2'],
    ['a blocked item in the notes', TASKS, 'see BLOCK$0-001', 'blocked_items.md:1:4 BLOCK-001'],
    ['the task of a record', RECORD, 'task: "T$0-1"', 'TASKS.md:5:2 T-1'],
    ['the approval of a record', RECORD, 'approval: "A-$01"', 'APPROVALS.md:3:2 A-1'],
    ['a label of a record', RECORD, 'Approval ID: $0A-1', 'APPROVALS.md:3:2 A-1'],
  ])('lead from %s to its row', (_, path, around, expected) => {
    expect(leads(path, around)).toContain(expected);
  });

  it('lead from a row to what belongs to it, and to itself where there is nothing', () => {
    expect(leads(TASKS, '| T-$01     | Login  |')).toEqual(['APPROVALS.md:3:2 A-1']);
    expect(leads(TASKS, '| T-$02     | Logo')).toEqual(['TASKS.md:7:2 T-2']);
    expect(leads(APPROVALS, '| A-$01 ')).toEqual([RECORD]);
    expect(leads('blocked_items.md', 'BLOCK-$0001')).toEqual(['TASKS.md:5:2 T-1', 'TASKS.md:7:2 T-2']);
  });

  it('lead from paths to files, and from nothing else anywhere', () => {
    expect(leads(TASKS, 'src/lo$0gin.ts')).toEqual(['src/login.ts']);
    expect(leads(APPROVALS, 'patches/$02026')).toEqual([RECORD]);
    expect(leads(TASKS, '| Lo$0gin  |')).toEqual([]);
    expect(leads(APPROVALS, 'T-$09')).toEqual([]);
  });
});

describe('references', () => {
  const of = (path: string, around: string): string[] => {
    const mention = mentionAt(at(path, around));
    if (mention === undefined) throw new Error('nothing there');
    return references(mention, workspace, records).map(({ file, range, role }) => `${place(file, range)} ${role}`);
  };

  it('are found in both dialects, views, approvals, blocked items and records, each as exactly the id', () => {
    expect(of(TASKS, '| T-$01     | Login  |')).toEqual([
      'TASKS.md:5:2 own',
      'TASKS.md:6:30 refers',
      'TASKS.md:13:4 refers',
      'TASKS.md:25:2 again',
      'APPROVALS.md:3:12 refers',
      'blocked_items.md:4:12 refers',
      'T-1-A-1.diff.md:3:7 refers',
    ]);
    expect(of(APPROVALS, '| A-$01')).toEqual([
      'APPROVALS.md:3:2 own',
      'T-1-A-1.diff.md:4:11 refers',
      'T-1-A-1.diff.md:8:15 refers',
    ]);
    expect(of('blocked_items.md', 'BLOCK-$0001')).toEqual(['TASKS.md:5:66 refers', 'blocked_items.md:1:4 own']);
    expect(of(TASKS, '## T-$04')).toEqual(['TASKS.md:18:15 own', 'TASKS.md:16:3 again']);
  });

  it('compare ids in NFC', () => {
    const composed = 'T-\u00e9';
    const fixture = `=== ${TASKS}\n| task_id | state | depends |\n|---|---|---|\n| ${composed} | READY | - |\n| T-2 | READY | T-e\u0301 |\n`;
    const opened = openFixture(readFixture(fixture).files);
    expect(references({ kind: 'task', key: composed }, opened)).toHaveLength(2);
  });

  it('are highlighted in one file alone', () => {
    const found = highlights({ kind: 'task', key: 'T-1' }, workspace, TASKS);
    expect(found.map(({ range }) => text(TASKS, range))).toEqual(['T-1', 'T-1', 'T-1', 'T-1']);
    expect(highlights({ kind: 'approval', key: 'A-1' }, workspace, RECORD, files.get(RECORD))).toHaveLength(2);
  });
});
