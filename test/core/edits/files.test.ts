import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBlocked,
  fileItem,
  readProposal,
  setBlocked,
  setFlag,
  type BlockedChange,
} from '../../../server/src/core/edits/index.js';
import { parseFlags } from '../../../server/src/core/model/index.js';
import { parseMarkdown } from '../../../server/src/core/syntax/index.js';
import { applyEdits } from '../../../server/src/core/text/index.js';
import { BLOCKED, fileOf, FLAGS, open, runs, seed } from './ledgers.js';

describe('a flag', () => {
  const set = (text: string, value: string): string =>
    applyEdits(text, setFlag(fileOf(open(text, FLAGS), FLAGS), 'FREEZE', value));

  it.each([
    ['', 'FREEZE=on\n'],
    ['\uFEFF', '\uFEFFFREEZE=on\n'],
    ['# Flags\n', '# Flags\nFREEZE=on\n'],
    ['# Flags', '# Flags\nFREEZE=on'],
    ['FREEZE=off', 'FREEZE=on'],
    ['FREEZE=on', 'FREEZE=on'],
    ['- FREEZE = off  \r\nx\r\n', '- FREEZE = on  \r\nx\r\n'],
    ['FREEZE=off\nFREEZE=off\n', 'FREEZE=off\nFREEZE=on\n'],
    ['FREEZE=\n', 'FREEZE=on\n'],
    ['* AUTO_DECIDE=on\r\n\r\ntext\r\n', '* AUTO_DECIDE=on\r\n* FREEZE=on\r\n\r\ntext\r\n'],
    ['\uFEFFAUTO_DECIDE=on\n', '\uFEFFAUTO_DECIDE=on\nFREEZE=on\n'],
  ])('in %j makes %j', (text, after) => {
    expect(set(text, 'on')).toBe(after);
  });

  it('makes the file where there is none', () => {
    expect(applyEdits('', setFlag(undefined, 'AUTO_DECIDE', 'shadow'))).toBe('AUTO_DECIDE=shadow\n');
  });

  it('reads back whatever the file says, and the other flag stays', () => {
    const line = fc.constantFrom(
      'FREEZE=off',
      '- FREEZE = on',
      'AUTO_DECIDE=shadow',
      'text',
      '',
      '\uFEFF',
      '```',
      'FREEZE',
      '  FREEZE =',
    );
    const file = fc.tuple(fc.array(line), fc.constantFrom('\n', '\r\n', '\r')).map(([all, eol]) => all.join(eol));
    fc.assert(
      fc.property(file, fc.constantFrom('on', 'off'), (text, value) => {
        const after = set(text, value);
        expect(parseFlags(after).freeze).toBe(value);
        expect(parseFlags(after).autoDecide).toBe(parseFlags(text).autoDecide);
        expect(set(after, value)).toBe(after);
      }),
      { seed, numRuns: runs },
    );
  });
});

const ITEM = { id: 'BLOCK-002', title: 'No key #', date: '2026-01-01', priority: 'High', task: 'T-1', summary: 'a\nb' };

describe('a blocked item', () => {
  const add = (text: string): string => applyEdits(text, addBlocked(fileOf(open(text, BLOCKED), BLOCKED), ITEM));
  const change = (text: string, asked: BlockedChange): string => {
    const workspace = open(text, BLOCKED);
    const [entry] = workspace.blocked;
    if (entry === undefined) throw new Error('no item');
    return applyEdits(text, setBlocked(workspace, entry, asked));
  };
  const body =
    '### BLOCK-002: No key \\#\n\n- **date**: 2026-01-01\n- **priority**: High\n- **status**: Active\n- **task**: T-1\n- **summary**: a b\n';

  it('makes the file where there is none', () => {
    expect(applyEdits('', addBlocked(undefined, ITEM))).toBe(body);
  });

  it('is added at the end of a file without items', () => {
    expect(add('# Blocked items\n')).toBe(`# Blocked items\n\n${body}`);
    expect(add('# Blocked items')).toBe(`# Blocked items\n\n${body.trimEnd()}`);
  });

  it('is added behind the last one, as that is written', () => {
    const text = '## BLOCK-001: x\r\n* __発生日：__ 2026-01-01\r\n* __状態：__ 対応待ち\r\n\r\n# Archive\r\n';
    expect(add(text)).toBe(
      '## BLOCK-001: x\r\n* __発生日：__ 2026-01-01\r\n* __状態：__ 対応待ち\r\n\r\n' +
        '## BLOCK-002: No key \\#\r\n\r\n* __発生日：__ 2026-01-01\r\n* __priority：__ High\r\n* __状態：__ 対応中\r\n* __task：__ T-1\r\n* __summary：__ a b\r\n' +
        '\r\n# Archive\r\n',
    );
  });

  it('reads back', () => {
    const { blocked } = open(add('text'), BLOCKED);
    expect(blocked[0]?.record).toMatchObject({ id: 'BLOCK-002', priority: 'high', status: 'active', escalated: false });
    expect(blocked[0]?.record.tasks.map(({ id }) => id)).toEqual(['T-1']);
  });

  it('is resolved and escalated in place', () => {
    const text = '### BLOCK-001: x\n\n- **Status:** Pending\n- **escalated_to:** -\n';
    expect(change(text, { status: 'resolved', resolution: 'key found' })).toBe(
      '### BLOCK-001: x\n\n- **Status:** Resolved\n- **escalated_to:** -\n- **resolution:** key found\n',
    );
    expect(change(text, { escalated: 'CMD' })).toBe(
      '### BLOCK-001: x\n\n- **Status:** Pending\n- **escalated_to:** CMD\n',
    );
    expect(change(text, { status: 'pending' })).toBe(text);
  });

  it('gains the key that it lacks', () => {
    expect(change('### BLOCK-001: x\n- **summary**: y', { status: 'cancelled' })).toBe(
      '### BLOCK-001: x\n- **summary**: y\n- **status**: Cancelled',
    );
  });
});

describe('a check-list item', () => {
  const item = (text: string): NonNullable<ReturnType<typeof parseMarkdown>['checklist'][number]> => {
    const [first] = parseMarkdown(text).checklist;
    if (first === undefined) throw new Error('no item');
    return first;
  };

  it.each([
    ['- [ ] T-101 P1 (due: 2026-02-01) Add a login', 'T-101', 'P1', '2026-02-01', 'Add a login'],
    ['- [ ] **T-101**: Add a login （期限：2026-02-01）', 'T-101', undefined, '2026-02-01', 'Add a login'],
    ['- [ ] 004-P3 [P∞] - Title', '004-P3', 'P∞', undefined, 'Title'],
    ['- [ ] P2 Add T-1 again', undefined, 'P2', undefined, 'Add T-1 again'],
    ['- [ ] Upgrade to 3 nodes', undefined, undefined, undefined, 'Upgrade to 3 nodes'],
    ['- [ ] 3 nodes (due:)', undefined, undefined, undefined, '3 nodes'],
    ['- [ ] T-7', 'T-7', undefined, undefined, ''],
  ])('%s', (text, id, priority, due, title) => {
    expect(readProposal(item(text))).toEqual({ id, priority, due, title });
  });

  it.each([
    ['- [ ] T-1 x\n', '- [x] T-1 x\n'],
    ['\uFEFF* [ ] [ ] x\r\n', '\uFEFF* [x] [ ] x\r\n'],
    ['1. [ ] x', '1. [x] x'],
    ['- [X] x', '- [X] x'],
  ])('%j is ticked', (text, after) => {
    const workspace = open(text);
    expect(applyEdits(text, fileItem(fileOf(workspace), item(text)))).toBe(after);
  });
});
