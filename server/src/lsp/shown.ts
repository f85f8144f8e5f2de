import type { Finding, Severity } from '../core/index.js';

/**
 * Findings as an editor shows them: with the severities that its user set, without those that he switched off. Whoever
 * judges by findings does not ask this.
 */
export type Shown = (findings: readonly Finding[]) => readonly Finding[];

/** @param severities `group/name`, `group/*` or `*` → severity or `off`; what is neither changes nothing */
export function shownBy(severities: Readonly<Record<string, unknown>>): Shown {
  const known = new Map(
    Object.entries(severities).filter((entry): entry is [string, Severity | 'off'] => isShown(entry[1])),
  );
  if (known.size === 0) return (findings) => findings;
  const remembered = new WeakMap<readonly Finding[], readonly Finding[]>();
  return (findings) => {
    const before = remembered.get(findings);
    if (before !== undefined) return before;
    const after = findings.flatMap((finding) => {
      const severity = lookUp(known, finding.code) ?? finding.severity;
      if (severity === 'off') return [];
      return severity === finding.severity ? finding : { ...finding, severity };
    });
    remembered.set(findings, after);
    return after;
  };
}

function lookUp<V>(known: ReadonlyMap<string, V>, code: string): V | undefined {
  return known.get(code) ?? known.get(`${code.slice(0, code.indexOf('/'))}/*`) ?? known.get('*');
}

function isShown(value: unknown): value is Severity | 'off' {
  return value === 'off' || value === 'error' || value === 'warning' || value === 'info' || value === 'hint';
}
