import { severityOf, type Policy, type Rule, type Severity } from '../../core/index.js';

/** SARIF's word for a severity; it knows three. */
export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** What GitHub calls the same. */
const OF_GITHUB: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
  hint: 'recommendation',
};

/** A rule as a SARIF reportingDescriptor: what, why, how to put it right, an example, its level. */
export function descriptorOf({ code, severity, docs }: Rule): object {
  const { what, why, fix, bad } = docs;
  return {
    id: code,
    name: nameOf(code),
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${why}` },
    help: {
      text: `${what}\n\nWhy: ${why}\n\nHow to put it right: ${fix}`,
      markdown: `${what}\n\n**Why.** ${why}\n\n**How to put it right.** ${fix}\n\n**Example**\n\n${fenced(bad.trim())}\n`,
    },
    defaultConfiguration: { enabled: true, level: LEVELS[severity] },
    properties: {
      tags: [code.slice(0, code.indexOf('/'))],
      precision: severity === 'error' ? 'very-high' : 'high',
      'problem.severity': OF_GITHUB[severity],
    },
  };
}

/** Where the policy gives rules another severity: SARIF's configurationOverrides. */
export function overridesOf(rules: readonly Rule[], policy: Policy): readonly object[] {
  return rules.flatMap(({ code, severity }, index) => {
    const now = severityOf(policy, code, severity);
    if (now === severity) return [];
    const configuration = now === 'off' ? { enabled: false } : { enabled: true, level: LEVELS[now] };
    return [{ descriptor: { id: code, index }, configuration }];
  });
}

/** `task/state-unknown` as `TaskStateUnknown`: the names of SARIF are identifiers. */
function nameOf(code: string): string {
  return code.replace(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A code block whose fence is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/^`+/gm)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}text\n${text}\n${fence}`;
}
