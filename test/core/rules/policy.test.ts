import { describe, expect, it } from 'vitest';
import { describe as sentence, messagesFor, type Finding } from '../../../server/src/core/index.js';
import { checkFixture } from '../../support/fixture.js';
import { expectMarked, fixed } from './marked.js';

const rules = (yaml: string): string => `=== PROJECT_RULES.md\n---\n${yaml}\n---\n`;
const only = (code: string, fixture: string): Finding[] => checkFixture(fixture).filter((one) => one.code === code);

describe('policy/schema', () => {
  const code = 'policy/schema';

  it('says nothing without a policy, and of front matter that is for others', () => {
    expect(checkFixture('=== PROJECT_RULES.md\n# Rules\n')).toEqual([]);
    expect(only(code, rules('title: [broken'))).toEqual([]);
  });

  it('points at YAML that cannot be read', () => {
    const [finding] = only(code, rules('orch:\n  wip: [1'));
    expect(finding).toMatchObject({ severity: 'error', params: { reason: 'syntax' } });
  });

  it('refuses a newer version by name', () => {
    expectMarked(code, rules('orch:\n  version: 99\n           ~~ error policy/schema'));
    const [finding] = only(code, rules('orch:\n  version: 99'));
    expect(finding && sentence(finding, messagesFor('en'))).toMatch(/version 99.*newer Orch.*version 1/);
  });

  it('corrects a misspelt key and a misspelt value', () => {
    for (const [yaml, after] of [
      ['orch:\n  states:\n    QA: {category: reveiw}', 'category: review}'],
      ['orch:\n  seperation: solo', '  separation: solo'],
    ] as const) {
      const fixture = rules(yaml);
      const [finding] = only(code, fixture);
      expect(finding && fixed(fixture, finding)).toContain(after);
    }
  });

  it('tells of contradictions that no schema sees', () => {
    expect(only(code, rules('orch:\n  people:\n    ada: {roles: [CHEF]}')).map(({ params }) => params)).toMatchObject([
      { reason: 'unknown-role', actual: 'CHEF' },
    ]);
  });

  it('has a sentence of its own for every reason, in both languages', () => {
    const reasons = [
      'orch:\n  wip: [1',
      'orch: !!set {a}',
      'orch:\n  wip: 1\n  wip: 2',
      'orch:\n  version: 99',
      'orch:\n  wip: many',
      'orch:\n  separation: loose',
      'orch:\n  wip: -1',
      'orch:\n  wip: 99999999999',
      'orch:\n  states: {QA: {category: review}, "": {category: done}}',
      'orch:\n  stetes: {}',
      'orch:\n  people: {ada: {roles: [CHEF]}}',
      'orch:\n  events: {go: {from: NOWHERE, to: done}}',
      'orch:\n  events: {go: {to: done}}',
      'orch:\n  paths: {tasks: ../TASKS.md}',
      'orch:\n  lock: {ttl_minutes: 5, heartbeat_minutes: 10}',
      'orch:\n  ids: {pattern: "T-{1"}',
    ].flatMap((yaml) => only(code, rules(yaml)));
    expect(new Set(reasons.map(({ params }) => ('reason' in params ? params.reason : ''))).size).toBeGreaterThan(10);
    for (const finding of reasons) {
      expect(sentence(finding, messagesFor('en'))).not.toMatch(/schema wants it|undefined/);
      expect(sentence(finding, messagesFor('ja'))).toMatch(/[ぁ-ん]/);
    }
  });
});

describe('states that are cut off', () => {
  it('are named where the policy names them', () => {
    expectMarked(
      'policy/unreachable-state',
      rules(
        'orch:\n  states:\n    READY: {category: ready}\n    ASSIGNED: {category: ready}\n    ~~~~~~~~ warning policy/unreachable-state',
      ),
    );
  });

  it('are no fault where a default event was switched off with its state', () => {
    expect(only('policy/unreachable-state', rules('orch:\n  events: {hold: off, drop: off}'))).toEqual([]);
  });

  it('are a dead end even where the policy only changes events', () => {
    const found = only('policy/dead-end', rules('orch:\n  events: {finish: off, return: off, hold: off, drop: off}'));
    expect(found.map(({ params }) => params)).toContainEqual({ state: 'REVIEW' });
    expect(found[0]?.range.start.line).toBe(2);
  });
});

describe('suppression', () => {
  const tasks = (notes: string, above = ''): string => `=== ORCH/STATE/TASKS.md
${above}
| task_id | title | state | due | notes |
|---------|-------|-------|-----|-------|
| T-1 | x | READY | 2026-01-01 | ${notes} |
`;
  const codes = (fixture: string): string[] =>
    checkFixture(fixture)
      .map(({ code }) => code)
      .filter((code) => code === 'task/overdue' || code === 'policy/suppression');

  it.each([
    ['orch-ignore=task/overdue:waits for the law', []],
    ['orch-ignore=task/*:waits for the law', []],
    ['waits・orch-ignore=task/overdue:waits・priority=HIGH', []],
    ['orch-ignore=task/overdue', ['policy/suppression', 'task/overdue']],
    ['orch-ignore=task/overdue:', ['policy/suppression', 'task/overdue']],
    ['orch-ignore=', ['policy/suppression', 'task/overdue']],
    ['orch-ignore=task/overdu:law', ['policy/suppression', 'task/overdue']],
    ['orch-ignore=*:law', ['policy/suppression', 'task/overdue']],
    ['orch-ignore=task/due-format:law', ['task/overdue']],
  ])('in notes: %s', (notes, left) => {
    expect(codes(tasks(notes)).sort()).toEqual(left);
  });

  it.each([
    ['<!-- orch-ignore task/overdue: old ledger -->', []],
    ['<!-- orch-ignore=task/overdue:old ledger -->', []],
    ['<!-- orch-ignore task/overdue old ledger -->', []],
    ['<!-- orch-ignore task/overdue: old ledger -->\n', []],
    ['<!-- orch-ignore task/overdue: old ledger -->\n<!-- another -->\n', []],
    ['<!--\norch-ignore table/blank-cell: so\norch-ignore task/overdue: old ledger\n-->', []],
    ['<!-- orch-ignore task/overdue: old ledger -->\n\n## Heading\n', []],
    ['<!-- orch-ignore task/overdue -->', ['policy/suppression', 'task/overdue']],
    ['<!-- orch-ignore -->', ['policy/suppression', 'task/overdue']],
    ['<!-- orch-ignore task/overdue: old ledger -->\n\nText.\n', ['policy/suppression', 'task/overdue']],
    ['<!-- see orch-ignore -->', ['task/overdue']],
    ['<!-- orch-ignored task/overdue: x -->', ['task/overdue']],
  ])('in a comment: %s', (above, left) => {
    expect(codes(tasks('-', above)).sort()).toEqual(left);
  });

  it('of a heading ends where the next part begins', () => {
    const row = '| task_id | title | state | due |\n|---|---|---|---|\n';
    const fixture = `=== ORCH/STATE/TASKS.md
<!-- orch-ignore task/overdue: old -->
## Old

${row}| T-1 | x | READY | 2026-01-01 |

### Older

${row}| T-2 | x | READY | 2026-01-01 |

## New

${row}| T-3 | x | READY | 2026-01-01 |
`;
    expect(only('task/overdue', fixture).map(({ id }) => id)).toEqual(['T-3']);
  });

  it('does not reach from one task to another', () => {
    const fixture = `${tasks('orch-ignore=task/overdue:law')}| T-2 | x | READY | 2026-01-01 | - |\n`;
    expect(only('task/overdue', fixture).map(({ id }) => id)).toEqual(['T-2']);
  });

  it('suggests what was probably meant', () => {
    const [finding] = only('policy/suppression', tasks('orch-ignore=task/overdu:law'));
    expect(finding).toMatchObject({ id: 'T-1', params: { case: 'unknown', suggestion: 'task/overdue' } });
  });
});
