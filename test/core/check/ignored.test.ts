import { describe, expect, it } from 'vitest';
import { checkFixture } from '../../support/fixture.js';

const HEAD = '| task_id | title | state | due | notes |\n|---|---|---|---|---|\n';
const BASE = `=== ORCH/STATE/TASKS.md @base\n${HEAD}| T-1 | one | READY | 2026-01-01 | - |\n`;
const NOTE = 'orch-ignore=task/overdue:next week';

function codes(fixture: string): readonly string[] {
  const asked = ['task/overdue', 'history/suppression-added', 'table/blank-cell'];
  return checkFixture(fixture)
    .flatMap(({ code }) => (asked.includes(code) ? [code] : []))
    .sort();
}

function rows(id: string, target: string, approver: string): string {
  const head = '| appr_id | task_id | op | status | requested_by | approver | ts_req | ts_dec | kind |\n|---|---|---|---|---|---|---|---|---|\n';
  return `=== ORCH/STATE/APPROVALS.md\n${head}| ${id} | ${target} | late | approved | WORK@alice | ${approver} | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | change |\n`;
} // prettier-ignore

describe('a suppression that was added since the base', () => {
  const typed = `${BASE}=== ORCH/STATE/TASKS.md\n${HEAD}| T-1 | one | READY | 2026-01-01 | ${NOTE} |\n`;

  it('does nothing, and is told', () => {
    expect(codes(typed)).toEqual(['history/suppression-added', 'task/overdue']);
  });

  it('counts in a row that the base does not have as little', () => {
    const added = typed.replace('| T-1 | one | READY | 2026-01-01 | orch', '| T-2 | two | READY | 2026-01-01 | orch');
    expect(codes(added)).toEqual(['history/suppression-added', 'task/overdue']);
  });

  it('counts where the base has it', () => {
    const base = BASE.replace('| - |', `| ${NOTE} |`);
    expect(codes(typed.replace(BASE, base))).toEqual([]);
  });

  it('does not count where the base gave no reason', () => {
    const base = BASE.replace('| - |', '| orch-ignore=task/overdue: |');
    expect(codes(typed.replace(BASE, base))).toEqual(['history/suppression-added', 'task/overdue']);
  });

  it('counts without a base, and in a ledger that the base does not have', () => {
    expect(codes(typed.replace(BASE, ''))).toEqual([]);
    expect(codes(typed.replace(BASE, '=== README.md @base\n# A project\n'))).toEqual([]);
  });

  it.each(['rule:task/overdue', 'rule:task/*'])('counts after an approved change of %s', (target) => {
    expect(codes(typed + rows('A001', target, 'CMD@bob'))).toEqual([]);
  });

  it('does not count after one that its requester approved, or that is for another rule', () => {
    const found = ['history/suppression-added', 'task/overdue'];
    expect(codes(typed + rows('A001', 'rule:task/overdue', 'CMD@alice'))).toEqual(found);
    expect(codes(typed + rows('A001', 'rule:task/due-format', 'CMD@bob'))).toEqual(found);
  });

  it('does not count in a comment either, unless the base has it above the same table', () => {
    const comment = '<!-- orch-ignore task/overdue: it is late -->\n\n';
    const ledger = `=== ORCH/STATE/TASKS.md\n${comment}${HEAD}| T-1 | one | READY | 2026-01-01 | - |\n`;
    expect(codes(BASE + ledger)).toEqual(['history/suppression-added', 'task/overdue']);
    const base = BASE.replace('@base\n', `@base\n# Tasks\n\n${comment}`);
    expect(codes(base + ledger.replace('.md\n', '.md\n# Tasks\n\nSome words more.\n\n'))).toEqual([]);
    expect(codes(base + ledger.replace('.md\n', '.md\n# Others\n\n'))).toEqual([
      'history/suppression-added',
      'task/overdue',
    ]);
  });
});
