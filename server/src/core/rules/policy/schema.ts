import type { PolicyProblem } from '../../policy/index.js';
import { fileRule, type Problem } from '../types.js';
import { loadedFrom } from './loaded.js';

const LONGEST_LIST = 12;

export const schema = fileRule({
  code: 'policy/schema',
  severity: 'error',
  docs: {
    what: 'The policy in the front matter of PROJECT_RULES.md cannot be read or is not what the schema allows; an error where a value is not applied, a warning where it is left alone.',
    why: 'A rule of the team that is not in force because of a slip of the pen protects nobody. While the policy is broken, an editor keeps the last valid one in force.',
    fix: 'Correct the value at the place that is marked; docs/policy.md lists every key. A policy that a newer Orch made needs that Orch.',
    bad: `
=== PROJECT_RULES.md
---
orch:
  version: 1
  wip: many
       ~~~~ error policy/schema
  stetes:
  ~~~~~~ warning policy/schema
    QA: {category: review}
---
`,
    good: `
=== PROJECT_RULES.md
---
orch:
  version: 1
  wip: 2
  states:
    REVIEW: {category: review}
---
`,
  },
  check(file) {
    const problems = loadedFrom(file)?.problems ?? [];
    return problems.length === 0 ? undefined : problems.map((problem) => finding(problem));
  },
});

function finding(problem: PolicyProblem): Problem<'policy/schema'> {
  const { reason, path, actual, expected, suggestion, limit, detail, range, severity } = problem;
  const params = {
    reason,
    key: ['orch', ...path].join('.'),
    actual,
    expected: listed(expected),
    suggestion: suggestion ?? '',
    limit: limit ?? 0,
    detail: detail ?? '',
  };
  if (suggestion === undefined) return { at: range, params, severity };
  const title = { code: 'replace', params: { from: actual, to: suggestion } } as const;
  return { at: range, params, severity, fixes: [{ title, edits: [{ range, newText: suggestion }], safe: false }] };
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, LONGEST_LIST).join(', ');
  return values.length > LONGEST_LIST ? `${shown}, …` : shown;
}
