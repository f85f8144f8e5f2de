import { severityOf, SEVERITIES, type Policy, type Severity } from '../../policy/index.js';
import { loosening, TIGHT, type Loosening } from './loosening.js';

/** Findings of a rule: how grave it takes them to be by itself, from the usual to the gravest. */
export type OwnSeverities = ReadonlyMap<string, readonly Severity[]>;

/** Findings that are told less loudly than before, or no more. Those that the same key quiets are one. */
export function loosenedSeverities(from: Policy, to: Policy, own: OwnSeverities): readonly Loosening[] {
  if (from.severities.size === 0 && to.severities.size === 0) return TIGHT;
  const byKey = new Map<string, Loosening>();
  for (const [code, severities] of own) {
    const quieter = severities.find((one) => isQuieter(severityOf(from, code, one), severityOf(to, code, one)));
    if (quieter === undefined) continue;
    const key = keyOf(to, code) ?? keyOf(from, code) ?? code;
    const values = [severityOf(from, code, quieter), severityOf(to, code, quieter)] as const;
    if (!byKey.has(key)) byKey.set(key, loosening('severity', ['severities', key], ...values, code)[0]);
  }
  return [...byKey.values()];
}

function isQuieter(before: Severity | 'off', after: Severity | 'off'): boolean {
  const rank = (severity: Severity | 'off'): number =>
    severity === 'off' ? SEVERITIES.length : SEVERITIES.indexOf(severity);
  return rank(after) > rank(before);
}

/** The key of the policy that decides about a code. */
function keyOf({ severities }: Policy, code: string): string | undefined {
  return [code, `${code.slice(0, code.indexOf('/'))}/*`, '*'].find((key) => severities.has(key));
}
