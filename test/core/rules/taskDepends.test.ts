import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cyclesOf } from '../../../server/src/core/rules/support/cycles.js';
import { checkFixture } from '../../support/fixture.js';
import { findingsOf, fixed, found, ledger, rulesFile, sentences, TASKS } from './cases.js';
import '../../support/seed.js';

const plan = (...rows: readonly string[]): string => ledger(['task_id | state | depends', ...rows]);

describe('task/depends-unknown', () => {
  const code = 'task/depends-unknown';

  it.each([
    'T-1',
    'T-1, T-2',
    'T-1、T-2',
    '[T-1]',
    '`T-1`',
    'T-1 (done)',
    'T-1（完了）',
    'T-1 T-2',
    'T-1 and T-2',
    'T-1 & T-2',
    '-',
    'なし',
    '[]',
  ])('knows the tasks in %s', (depends) => {
    expect(found(code, plan('T-1 | DONE | -', 'T-2 | DONE | -', `T-3 | PLAN | ${depends}`))).toEqual([]);
  });

  it('points at the member that is no task', () => {
    expect(found(code, plan('T-1 | DONE | -', 'T-2 | PLAN | T-1, T-9, the release'))).toEqual([
      'T-2 warning «T-9»',
      'T-2 warning «the release»',
    ]);
  });

  it('reads the notes as well', () => {
    const fixture = ledger(['task_id | state | notes', 'T-1 | PLAN | priority=HIGH・depends=T-9']);
    expect(found(code, fixture)).toEqual(['T-1 warning «T-9»']);
  });

  it('reads sections, under other names too', () => {
    const fixture = `=== ${TASKS}\n### T-1: Login\n- **state**: PLAN\n- **dependencies**: [T-9]\n\n### T-2: Logo\n- **state**: PLAN\n- **依存**:\n  - T-1\n  - T-8\n`;
    expect(found(code, fixture)).toEqual(['T-1 warning «T-9»', 'T-2 warning «T-8»']);
  });

  it('offers the id that differs in case alone', () => {
    expect(fixed(code, plan('T-1 | DONE | -', 'T-2 | PLAN | t-1'))).toEqual(['| T-2 | PLAN | T-1 |']);
  });

  it('offers nothing that would write over the rest of the cell', () => {
    const [finding] = findingsOf(code, plan('T-1 | DONE | -', 'T-2 | PLAN | a\\|b, t-1')).slice(-1);
    expect(finding?.fixes).toEqual([]);
  });

  it('knows what was archived', () => {
    const archive = '=== ORCH/STATE/ARCHIVE.md\n| task_id | state |\n|---|---|\n| T-0 | DONE |';
    expect(found(code, ledger(['task_id | state | depends', 'T-1 | DONE | T-0'], archive))).toEqual([]);
    expect(found(code, ledger(['task_id | state | depends', 'T-1 | DONE | T'], archive))).toHaveLength(1);
  });
});

describe('task/depends-cycle', () => {
  const code = 'task/depends-cycle';

  it('tells each task of the circle which one it waits for', () => {
    const fixture = plan(
      'T-1 | PLAN | T-2',
      'T-2 | PLAN | T-4, T-3',
      'T-3 | PLAN | T-1',
      'T-4 | PLAN | -',
      'T-5 | PLAN | T-1',
    );
    expect(found(code, fixture)).toEqual(['T-1 error «T-2»', 'T-2 error «T-3»', 'T-3 error «T-1»']);
    expect(sentences(code, fixture)[0]).toContain('a circle of 3 tasks (T-1, T-2, T-3)');
  });

  it('knows a task that waits for itself', () => {
    expect(sentences(code, plan('T-1 | PLAN | T-1'))).toEqual(['Task T-1 depends on itself; take the dependency out']);
  });

  it('tells two circles apart', () => {
    const fixture = plan('A | PLAN | B', 'B | PLAN | A', 'C | PLAN | D, A', 'D | PLAN | C');
    expect(sentences(code, fixture).map((text) => /\((.*)\)/.exec(text)?.[1])).toEqual([
      'A, B',
      'A, B',
      'C, D',
      'C, D',
    ]);
  });

  it('is silent where all is in order, in whatever order the rows stand', () => {
    expect(found(code, plan('T-1 | PLAN | T-3', 'T-2 | PLAN | T-1', 'T-3 | PLAN | -'))).toEqual([]);
  });

  it('finds a circle of ten thousand tasks', () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `T-${at} | PLAN | T-${(at + 1) % 10_000}`);
    const findings = checkFixture(plan(...rows)).filter((finding) => finding.code === code);
    expect(findings).toHaveLength(10_000);
    expect(findingsOf(code, plan('T-0 | PLAN | T-0'))).toHaveLength(1);
  });

  it('agrees with the definition: two are in one circle when each can be reached from the other', () => {
    const graphs = fc.array(fc.array(fc.nat(11), { maxLength: 3 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(graphs, (edges) => {
        const groups = cyclesOf(edges);
        const reach = edges.map((_, from) => reachable(edges, from));
        for (let a = 0; a < edges.length; a++) {
          expect((groups[a] ?? -1) >= 0).toBe(reach[a]?.has(a));
          for (let b = 0; b < edges.length; b++) {
            const together = (reach[a]?.has(b) ?? false) && (reach[b]?.has(a) ?? false);
            if (a !== b) expect(groups[a] !== -1 && groups[a] === groups[b]).toBe(together);
          }
        }
      }),
    );
  });
});

/** What can be reached from a node by one edge or more. */
function reachable(edges: readonly (readonly number[])[], from: number): Set<number> {
  const seen = new Set<number>();
  const next = [...(edges[from] ?? [])];
  for (let node = next.pop(); node !== undefined; node = next.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    next.push(...(edges[node] ?? []));
  }
  return seen;
}

describe('task/started-before-dependency', () => {
  const code = 'task/started-before-dependency';

  it('judges each pair of states', () => {
    const severity = (own: string, other: string): string => {
      return found(code, plan(`T-1 | ${other} | -`, `T-2 | ${own} | T-1`))[0]?.split(' ')[1] ?? '-';
    };
    const states = ['PLAN', 'READY', 'DOING', 'REVIEW', 'FIX', 'DONE', 'HOLD', 'DROP', '???'];
    expect(states.map((own) => severity(own, 'DOING')).join(' ')).toBe('- - warning warning warning warning - - -');
    expect(states.map((other) => severity('DOING', other)).join(' ')).toBe(
      'warning warning warning warning info - warning warning -',
    );
  });

  it('has words of its own for a dropped one, and points to its state', () => {
    const fixture = plan('T-1 | DROP | -', 'T-2 | DONE | T-1');
    expect(sentences(code, fixture)[0]).toContain('was dropped (DROP) and will never be done');
    expect(findingsOf(code, fixture)[0]?.related[0]?.range.start).toEqual({ line: 2, character: 8 });
  });

  it('goes by the categories of the policy', () => {
    const policy = rulesFile('states: { SHIPPED: { category: done }, TESTING: { category: review } }');
    const rows = ['task_id | state | depends', 'T-1 | SHIPPED | -', 'T-2 | TESTING | T-1', 'T-3 | SHIPPED | T-2'];
    expect(found(code, ledger(rows, policy))).toEqual(['T-3 warning «T-2»']);
  });
});

describe('task/wip-limit', () => {
  const code = 'task/wip-limit';
  const rows = (...owners: readonly string[]): string => {
    return ledger(['task_id | state | owner', ...owners.map((owner, at) => `T-${at} | DOING | ${owner}`)]);
  };

  it('counts names, whatever the seat, and no bare roles', () => {
    expect(found(code, rows('WORK@a', 'WORK1@A', 'WORK@b'))).toEqual(['T-1 warning «WORK1@A»']);
    expect(found(code, rows('WORK', 'WORK', 'WORK1', 'WORK1'))).toEqual([]);
    expect(found(code, rows('Backend team', 'Backend team'))).toEqual([]);
  });

  it('counts who holds the lock', () => {
    const header = 'task_id | state | owner | lock_owner';
    const fixture = ledger([
      header,
      'T-1 | DOING | WORK@a | WORK@b',
      'T-2 | DOING | WORK@b | WORK@b',
      'T-3 | DOING | WORK@a | -',
    ]);
    expect(found(code, fixture)).toEqual(['T-2 warning «WORK@b»']);
  });

  it('goes by the limit of the policy, and 0 is none', () => {
    const names = ['task_id | state | owner', 'T-1 | DOING | WORK@a', 'T-2 | DOING | WORK@a', 'T-3 | DOING | WORK@a'];
    expect(found(code, ledger(names))).toHaveLength(2);
    expect(found(code, ledger(names, rulesFile('wip: 2')))).toEqual(['T-3 warning «WORK@a»']);
    expect(found(code, ledger(names, rulesFile('wip: 0')))).toEqual([]);
  });
});

describe('task/claimed-while-frozen', () => {
  const code = 'task/claimed-while-frozen';
  const frozen = (flags: string): string => {
    const rows = [
      'task_id | state | lock | lock_owner',
      'T-1 | DOING | WORK1@2026-01-15T11:50:00Z | WORK1',
      'T-2 | DOING | - | -',
      'T-3 | HOLD | - | WORK1',
    ];
    return ledger(rows, `=== ORCH/STATE/flags.md\n${flags}\n`);
  };

  it('points from the lock to the flag', () => {
    const fixture = frozen('AUTO_DECIDE=off\nFREEZE=on');
    expect(found(code, fixture)).toEqual(['T-1 info «WORK1@2026-01-15T11:50:00Z»']);
    expect(findingsOf(code, fixture)[0]?.related).toEqual([
      { file: 'ORCH/STATE/flags.md', range: { start: { line: 1, character: 7 }, end: { line: 1, character: 9 } } },
    ]);
  });

  it('is silent while the flag is off', () => {
    expect(found(code, frozen('FREEZE=off'))).toEqual([]);
  });
});
