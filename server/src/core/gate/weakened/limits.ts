import type { Policy } from '../../policy/index.js';
import { loosening, TIGHT, type Loosened, type Loosening } from './loosening.js';

/** Numbers and choices that are ordered: of these one value is stricter than another. */
export function loosenedLimits(from: Policy, to: Policy): readonly Loosening[] {
  return [
    ...lower('separation', ['separation'], from.separation, to.separation, ['solo', 'named', 'strict']),
    ...lower('ledger-home', ['ledger_home'], from.ledgerHome, to.ledgerHome, ['branch', 'main']),
    ...from.approvals.required
      .filter((category) => !to.approvals.required.includes(category))
      .flatMap((category) => loosening('required', ['approvals', 'required_for'], category, '', category)),
    ...less('quorum', ['approvals', 'quorum', 'result'], from.approvals.quorum.result, to.approvals.quorum.result),
    ...less('quorum', ['approvals', 'quorum', 'execute'], from.approvals.quorum.execute, to.approvals.quorum.execute),
    ...more('expiry', ['approvals', 'expiry_days'], from.approvals.expiryDays, to.approvals.expiryDays),
    ...more('limit', ['wip'], from.wip, to.wip),
    ...more('limit', ['evidence', 'max_lines'], from.evidence.maxLines, to.evidence.maxLines),
    ...more('limit', ['evidence', 'max_files'], from.evidence.maxFiles, to.evidence.maxFiles),
    ...more('ttl', ['lock', 'ttl_minutes'], from.lock.ttlMinutes, to.lock.ttlMinutes),
    ...less('grace', ['lock', 'grace_minutes'], from.lock.graceMinutes, to.lock.graceMinutes),
    ...more('stale', ['blocked', 'stale_days'], from.blocked.staleDays, to.blocked.staleDays),
    ...escalation(from, to),
  ];
}

/** @param order from the loosest to the strictest */
function lower<T extends string>(
  what: Loosened,
  path: readonly string[],
  from: T,
  to: T,
  order: readonly T[],
): readonly Loosening[] {
  return order.indexOf(to) < order.indexOf(from) ? loosening(what, path, from, to) : TIGHT;
}

/** A limit of 0 is none. */
function more(what: Loosened, path: readonly string[], from: number, to: number): readonly Loosening[] {
  const limit = (value: number): number => (value === 0 && what !== 'ttl' ? Infinity : value);
  return limit(to) > limit(from) ? loosening(what, path, from, to) : TIGHT;
}

function less(what: Loosened, path: readonly string[], from: number, to: number): readonly Loosening[] {
  return to < from ? loosening(what, path, from, to) : TIGHT;
}

/** A stale item that goes to somebody who decides nothing is escalated to nobody. */
function escalation(from: Policy, to: Policy): readonly Loosening[] {
  const [before, after] = [from.blocked.escalateTo, to.blocked.escalateTo];
  const decides = (role: string): boolean => to.roles.get(role)?.approves === true;
  return from.roles.get(before)?.approves === true && before !== after && !decides(after)
    ? loosening('stale', ['blocked', 'escalate_to'], before, after)
    : TIGHT;
}
