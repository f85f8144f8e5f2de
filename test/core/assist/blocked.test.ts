import { describe, expect, it } from 'vitest';
import { applyEdits, complete, hover, toPlainText } from '../../../server/src/core/index.js';
import { contextOf, readCursor } from '../../support/cursor.js';

const LEDGERS = `=== ORCH/STATE/TASKS.md
| task_id | title  | state |
|---------|--------|-------|
| T-1     | Login  | READY |
| T-2     | Logout | DONE  |
`;

const item = (lines: string): string => `${LEDGERS}=== blocked_items.md\n### BLOCK-001: No key\n\n${lines}\n`;

function offered(lines: string) {
  const { files, file, position } = readCursor(item(lines));
  return { found: complete(contextOf(files), file, position), text: files.get(file)! };
}

const names = (lines: string): string[] => offered(lines).found.map(({ text }) => text);

describe('completion in blocked items', () => {
  it('offers keys that the item lacks, and writes them as bullets', () => {
    expect(names('- **status**: Active\n- $0')).toEqual(
      ['date', 'priority', 'task', 'summary', 'workaround', 'escalated'].map((key) => `**${key}**: `),
    );
    const { found, text } = offered('- **st$0');
    const [status] = found.filter((one) => one.text === '**status**: ');
    expect(applyEdits(text, [{ range: status!.range, newText: status!.insert }])).toContain('- **status**: \n');
  });

  it('offers values by key: statuses, priorities, tasks, dates, roles', () => {
    expect(names('- **status**: $0')).toEqual(['Active', 'Pending', 'Resolved', 'Cancelled']);
    expect(names('- **優先度**: H$0')).toEqual(['High', 'Medium', 'Low']);
    expect(names('- **task**: T-1, $0')).toEqual(['T-1', 'T-2']);
    expect(names('- **task**: Logo$0')).toEqual(['T-2']);
    expect(names('- **date**: $0')).toEqual(['2026-01-15']);
    expect(names('- **escalated**: $0')).toEqual(['CMD', 'AUDIT', 'WORK']);
  });

  it('is silent in prose, under keys of the team, and outside items', () => {
    expect(names('Some $0words')).toEqual([]);
    expect(names('- **summary**: $0')).toEqual([]);
    const { files, file, position } = readCursor(`${LEDGERS}=== blocked_items.md\n# Blocked\n\n- $0\n`);
    expect(complete(contextOf(files), file, position)).toEqual([]);
  });
});

describe('hover', () => {
  const card = (fixture: string): string | undefined => {
    const { files, file, position } = readCursor(fixture);
    const found = hover(contextOf(files), file, position);
    return found && toPlainText(found.card);
  };

  it('shows the task that is blocked, and what an item holds up', () => {
    expect(card(item('- **task**: T-$01'))).toMatch(/^T-1 Login/);
    expect(card(item('- **status**: Active\n- **task**: T-2, T-9').replace('BLOCK-', 'BLO$0CK-'))).toBe(
      'BLOCK-001 No key\nStatus: active\n- T-2 DONE Logout\n- T-9 no task of this id',
    );
    expect(card(item('Some $0words'))).toBeUndefined();
  });
});
