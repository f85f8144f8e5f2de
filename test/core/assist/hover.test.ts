import { describe, expect, it } from 'vitest';
import { hover, toMarkdown, toPlainText } from '../../../server/src/core/index.js';
import { contextOf, readCursor } from '../../support/cursor.js';

function card(fixture: string, locale?: string): string | undefined {
  const { files, file, position } = readCursor(fixture);
  const found = hover(contextOf(files, locale), file, position);
  return found && toPlainText(found.card);
}

const HEAD = `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | artifact | notes |
|---------|-------|-------|-------|------|------------|-----------------|-----|----------|-------|
`;

describe('the card of a task', () => {
  it('says where it stands, who has it and what may happen next', () => {
    const shown = card(`${HEAD.trimEnd()}
| T-1 | Log$0in | DOING | WORK@ada | WORK@ada@2026-01-15T11:50:00Z | WORK@ada | 2026-01-15T12:20:00Z | 2026-01-20 | src/login.ts | priority=P1・depends=T-2 |
| T-2 | Database | DONE | WORK | - | - | - | - | - | - |
`);
    expect(shown).toBe(
      [
        'T-1 Login',
        'State: DOING (under way)',
        'Owner: WORK@ada',
        'Priority: P1',
        'Due: 2026-01-20 (5d left)',
        'Lock: WORK@ada, 20m left',
        'Artifact: src/login.ts',
        'Depends on: T-2 DONE',
        'Approvals: none yet',
        'Legal moves from here:',
        '- submit → REVIEW: by the lock holder (WORK@ada); releases the lock; opens a result approval; ✓ an artifact or evidence',
        '- hold → HOLD: by CMD; a reason; releases the lock',
        '- drop → DROP: by CMD; a reason; releases the lock',
        '- recover → where it was before: by the lock holder (WORK@ada), any role; a reason; releases the lock',
      ].join('\n'),
    );
  });

  it('says what stands in the way of starting', () => {
    const shown = card(`${HEAD.trimEnd()}
| T-1 | Login | READY$0 | WORK | WORK@2026-01-15T11:50:00Z | WORK@bo | 2026-01-15T12:20:00Z | 2026-01-10 | - | depends=T-2, T-9 |
| T-2 | Database | REVIEW | WORK | - | - | - | - | - | - |
=== ORCH/STATE/flags.md
FREEZE=on
=== blocked_items.md
### BLOCK-001: No database
- **status**: Active
- **task**: T-1
`);
    expect(shown).toContain('Due: 2026-01-10 (overdue by 4d)');
    expect(shown).toContain('Blocked by: BLOCK-001');
    expect(shown).toContain(
      '- start → DOING: by the owner (WORK); takes the lock; ✗ T-2 done first (REVIEW); ✗ T-9 done first (no such task); ✗ BLOCK-001 resolved; ✗ the lock, which WORK@bo holds; ✗ FREEZE off',
    );
  });

  it('lists the approvals and whether the latest result is approved', () => {
    const shown = card(`${HEAD.trimEnd()}
| T-1$0 | Login | REVIEW | WORK | - | - | - | - | - | - |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op | status | requested_by | approver | evidence |
|---------|---------|----|--------|--------------|----------|----------|
| A-1 | T-1 | first try | rejected | WORK@ada | CMD@bo | a.md, b.md |
| A-2 | T-1 | second try | approved | WORK@ada | CMD@bo | c.md |
`);
    expect(shown).toContain('- A-1 result rejected, requested: WORK@ada, a.md, b.md');
    expect(shown).toContain('- A-2 result approved, requested: WORK@ada, c.md');
    expect(shown).toContain('- finish → DONE: by CMD; ✓ the latest result approved');
  });

  it('speaks Japanese', () => {
    const shown = card(`${HEAD.trimEnd()}\n| T-1$0 | ログイン | READY | WORK | - | - | - | - | - | - |\n`, 'ja');
    expect(shown).toContain('状態: READY (着手可能)');
    expect(shown).toContain('ここから可能な操作:');
  });

  it('is shown for a section too, and for an unknown state without moves', () => {
    const shown = card(`
=== ORCH/STATE/TASKS.md
## T-1: Login

- **state**: NONS$0ENSE
- **owner**: WORK
`);
    expect(shown?.split('\nPLAN')[0]).toBe(
      'T-1 Login\nState: NONSENSE (not a state of this policy)\nOwner: WORK\nApprovals: none yet',
    );
  });
});

describe('other cards', () => {
  const APPROVALS = `
=== ORCH/STATE/TASKS.md
| task_id | title | state | depends |
|---------|-------|-------|---------|
| T-1     | Login | DONE  | -       |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | ship | approved | WORK@ada     | CMD@bo   | CMD           | 2026-01-10T09:00:00Z | 2026-01-10T10:00:00Z | ev.md    |
`;

  it('an approval', () => {
    expect(card(APPROVALS.replace('| ship', '| shi$0p'))).toBe(
      [
        'A-1 ship',
        'Status: approved (decided: yes)',
        'For: T-1 Login DONE',
        'Kind: result (permission to finish a task)',
        'Requested: by WORK@ada, at 2026-01-10T09:00:00Z',
        'Decided: by CMD@bo (CMD), at 2026-01-10T10:00:00Z',
        'Evidence: ev.md',
      ].join('\n'),
    );
  });

  it('the task that an id refers to', () => {
    expect(card(APPROVALS.replace('| A-1     | T-1', '| A-1     | T$0-1'))).toMatch(/^T-1 Login\nState: DONE/);
    expect(card(APPROVALS.replace('DONE  | -  ', 'DONE  | T-9, T-$01'))).toMatch(/^T-1 Login/);
  });

  it('a column, a flag, and nothing elsewhere', () => {
    expect(card(APPROVALS.replace('| state', '| sta$0te'))).toMatch(/^state\nWhere the task stands/);
    expect(card('=== ORCH/STATE/flags.md\nFREEZE=o$0n\n')).toMatch(/^FREEZE = on\n/);
    expect(card('=== ORCH/STATE/flags.md\nOTHER=o$0n\n')).toBeUndefined();
    expect(card('=== ORCH/STATE/TASKS.md\n# Tas$0ks\n\nProse.\n')).toBeUndefined();
  });

  it('marks exactly the cell', () => {
    const { files, file, position } = readCursor(APPROVALS.replace('| ship', '| shi$0p'));
    const found = hover(contextOf(files), file, position);
    expect(found?.range).toEqual({ start: { line: 2, character: 22 }, end: { line: 2, character: 26 } });
  });
});

describe('text from cells', () => {
  it('never becomes Markdown', () => {
    const { files, file, position } = readCursor(`
=== ORCH/STATE/TASKS.md
| task_id | title | state |
|---------|-------|-------|
| T-1     | [x](command:evil) ![y](http://e.vil/p.png) <img src=x> **b** \`c\` www.evil.com | DO$0NE |
`);
    const found = hover(contextOf(files), file, position);
    const text = found && toMarkdown(found.card);
    expect(text).toContain('\\[x\\]\\(command\\:evil\\)');
    expect(text?.replace(/`[^`]*`/g, '')).not.toMatch(/(?<!\\)[<[!]|\]\(|www\./);
  });
});

describe('the process on a card', () => {
  const TASK = '| T-1 | Login | DO$0ING | WORK | - | - | - | - | - | - |';

  it('is drawn with the current state marked, where the state or the id is looked at', () => {
    const drawn = card(`${HEAD.trimEnd()}\n${TASK}\n`)?.split('\n') ?? [];
    expect(drawn.slice(drawn.findIndex((line) => line.startsWith('PLAN')))).toEqual([
      'PLAN ─ready→ READY ─start→ [DOING] ─submit→ REVIEW ─finish→ DONE',
      'FIX ─start→ [DOING]',
      'REVIEW ─return→ FIX',
      'any open ([DOING]) ─hold→ HOLD',
      'HOLD ─resume→ where it was before',
      'any open ([DOING]) ─drop→ DROP',
      'DONE ─reopen→ FIX',
      '[DOING] ─recover→ where it was before',
    ]);
    expect(card(`${HEAD.trimEnd()}\n| T-1 | Log$0in | DOING | WORK | - | - | - | - | - | - |\n`)).not.toContain('─');
  });

  it('is drawn over the header of the states, without a mark', () => {
    const drawn = card('=== ORCH/STATE/TASKS.md\n| task_id | st$0ate |\n|---|---|\n| T-1 | DOING |\n');
    expect(drawn).toContain('PLAN ─ready→ READY');
    expect(drawn).not.toContain('[');
  });

  it('has the states and events of the policy, and breaks long ways', () => {
    const policy = `=== PROJECT_RULES.md
---
orch:
  version: 1
  states:
    IDEA: backlog
    SOON: ready
    IMPLEMENTING: active
    CHECKING_IT_ALL_OVER: review
    FINISHED_AND_SHIPPED: done
    中止: dropped
---
`;
    const drawn =
      card(`${policy}${HEAD.trimEnd().slice(1)}\n${TASK.replace('DO$0ING', 'IMPLEMENTING$0')}\n`)?.split('\n') ?? [];
    const from = drawn.findIndex((line) => line.startsWith('IDEA'));
    expect(drawn.slice(from, from + 2)).toEqual([
      'IDEA ─ready→ SOON ─start→ [IMPLEMENTING] ─submit→ CHECKING_IT_ALL_OVER',
      ' ─finish→ FINISHED_AND_SHIPPED',
    ]);
    expect(drawn).toContain('any open ([IMPLEMENTING]) ─drop→ 中止');
  });
});

describe('links on a card', () => {
  const links = {
    file: (path: string, line?: number) => `file:///x/${path}${line === undefined ? '' : `#L${String(line + 1)}`}`,
    move: (event: string) => (event === 'submit' ? 'command:orch.move?%5B%5D' : undefined),
  };
  function linked(fixture: string): string {
    const { files, file, position } = readCursor(fixture);
    const found = hover({ ...contextOf(files), links }, file, position);
    return found === undefined ? '' : toMarkdown(found.card);
  }

  it('lead to artifacts, evidence, approvals and dependencies, and make the moves that are legal', () => {
    const shown = linked(`${HEAD.trimEnd()}
| T-1 | Log$0in | DOING | WORK | - | - | - | - | src/a (1).ts, https://x.y/z, ../out.md | depends=T-2 |
| T-2 | Logo | DONE | WORK | - | - | - | - | - | - |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op | status | requested_by | evidence |
|---------|---------|----|--------|--------------|----------|
| A-1 | T-1 | ship | pending | WORK@ada | ORCH/patches/a.md |
`);
    expect(shown).toContain('[`T-2`](file:///x/ORCH/STATE/TASKS.md#L4) DONE');
    expect(shown).toContain('[`A-1`](file:///x/ORCH/STATE/APPROVALS.md#L3)');
    expect(shown).toContain('[`ORCH/patches/a.md`](file:///x/ORCH/patches/a.md)');
    expect(shown).toContain('[**submit**](command:orch.move?%5B%5D) →');
    expect(shown).toContain('- **hold** →');
    expect(shown).not.toContain('](file:///x/..');
    expect(shown).not.toContain('](https:');
  });
});
