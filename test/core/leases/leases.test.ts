import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy as policy, MINUTE, openWorkspace, type Task } from '../../../server/src/core/index.js';
import { NO_LINES } from '../../../server/src/core/audit/index.js';
import {
  EMPTY_RUNTIME,
  extend,
  forgetNotices,
  grant,
  highestToken,
  isLive,
  isPastGrace,
  lapse,
  leaseOf,
  noticesFor,
  release,
  sameHolder,
  type RuntimeState,
} from '../../../server/src/core/leases/index.js';
import { seed } from '../../support/seed.js';
import { TASKS, tasks } from '../moves/ledgers.js';

const NOW = Date.UTC(2026, 0, 15, 12);
const TTL = policy.lock.ttlMinutes * MINUTE;
const GRACE = policy.lock.graceMinutes * MINUTE;
const PEOPLE = ['WORK@ann', 'WORK@bob', 'CMD@ann', 'WORK'] as const;
const KEYS = ['T-1', 'T-2'] as const;

function granted(runtime: RuntimeState, holder: string, now = NOW, key = 'T-1', auditToken = 0) {
  return grant(runtime, policy, { task: key, key, holder, from: 'READY', now, auditToken, event: 'start' });
}

const step = fc.record({
  what: fc.constantFrom('grant', 'extend', 'release', 'lapse', 'told'),
  who: fc.constantFrom(...PEOPLE),
  key: fc.constantFrom(...KEYS),
  audit: fc.nat(3),
  /** Minutes that the clock goes on, or back. */
  jump: fc.constantFrom(0, 1, 29, 30, 34, 35, 36, 600_000, -1, -40, -600_000),
});
type Step = (typeof step extends fc.Arbitrary<infer S> ? S : never) & { now: number };

function after(runtime: RuntimeState, { what, who, key, audit, now }: Step): RuntimeState {
  if (what === 'grant') return granted(runtime, who, now, key, audit).runtime;
  if (what === 'extend') return extend(runtime, key, policy, now);
  if (what === 'release') return release(runtime, policy, key, { event: 'hold', actor: who, now });
  return what === 'lapse' ? lapse(runtime, policy, now) : forgetNotices(runtime, who);
}

/** Walks through a story, and shows each step with what was before and is after it. */
function walk(
  steps: readonly Omit<Step, 'now'>[],
  see: (one: Step, before: RuntimeState, now: RuntimeState) => void,
): void {
  let runtime = EMPTY_RUNTIME('w-1');
  let now = NOW;
  for (const given of steps) {
    now += given.jump * MINUTE;
    const one = { ...given, now };
    const next = after(lapse(runtime, policy, now), one);
    see(one, lapse(runtime, policy, now), next);
    runtime = next;
  }
}

const story = fc.array(step, { maxLength: 40 });
const limits = { seed, numRuns: 200 } as const;

describe('leases, whatever the clock does', () => {
  it('grants tokens that only grow, above what the audit log knows', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const highest = new Map<string, number>();
        walk(steps, ({ what, key, audit }, _, { tokens, leases }) => {
          const before = highest.get(key) ?? 0;
          expect(tokens[key] ?? 0).toBeGreaterThanOrEqual(before);
          if (what === 'grant') {
            expect(leases[key]?.token).toBe(tokens[key]);
            expect(tokens[key]).toBeGreaterThan(Math.max(before, audit));
          }
          highest.set(key, tokens[key] ?? 0);
        });
      }),
      limits,
    );
  });

  it('never revives what was seen past its grace', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const dead = new Set<string>();
        walk(steps, ({ now }, _, { leases }) => {
          for (const [key, lease] of Object.entries(leases)) {
            const name = `${key} ${lease.token}`;
            if (isPastGrace(lease, policy, now)) {
              // Whoever reads at a time has lapsed what was over by then.
              expect(lease.lapsed).toBe(true);
              dead.add(name);
            }
            if (dead.has(name)) expect(isLive(lease, now)).toBe(false);
          }
        });
      }),
      limits,
    );
  });

  it('tells exactly who lost a lease, once for each that was lost', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const owed = new Map<string, number[]>();
        walk(steps, ({ what, who, key }, before, now) => {
          const had = before.leases[key];
          const lost = what === 'grant' || what === 'release' ? had : undefined;
          if (what === 'told') owed.delete(who);
          else if (lost !== undefined && !sameHolder(policy, lost.holder, who)) {
            owed.set(lost.holder, [...(owed.get(lost.holder) ?? []), lost.token]);
          }
          for (const person of PEOPLE) {
            expect(noticesFor(now, person).map(({ token }) => token)).toEqual(owed.get(person) ?? []);
          }
        });
      }),
      limits,
    );
  });
});

describe('a lease', () => {
  it('is live to its end, and free after its grace', () => {
    const { lease } = granted(EMPTY_RUNTIME('w'), 'WORK@ann');
    expect(lease.expires).toBe(NOW + TTL);
    expect([isLive(lease, NOW + TTL - 1), isLive(lease, NOW + TTL)]).toEqual([true, false]);
    expect([NOW + TTL + GRACE - 1, NOW + TTL + GRACE].map((now) => isPastGrace(lease, policy, now))).toEqual([
      false,
      true,
    ]);
  });

  it('is kept by heartbeats, and by none once it lapsed', () => {
    const { runtime } = granted(EMPTY_RUNTIME('w'), 'WORK@ann');
    const kept = extend(runtime, 'T-1', policy, NOW + 10 * MINUTE);
    expect(kept.leases['T-1']?.expires).toBe(NOW + 10 * MINUTE + TTL);
    const lapsed = lapse(runtime, policy, NOW + TTL + GRACE);
    expect(extend(lapsed, 'T-1', policy, NOW)).toBe(lapsed);
    expect(extend(runtime, 'T-9', policy, NOW)).toBe(runtime);
    expect(lapse(runtime, policy, NOW)).toBe(runtime);
  });

  it('that leapt ahead with a clock comes back to it with the next heartbeat', () => {
    const { runtime } = granted(EMPTY_RUNTIME('w'), 'WORK@ann', NOW + 365 * 24 * 60 * MINUTE);
    expect(extend(runtime, 'T-1', policy, NOW).leases['T-1']?.expires).toBe(NOW + TTL);
  });

  it('of a key that objects have in common is one like every other', () => {
    const { runtime } = granted(EMPTY_RUNTIME('w'), 'WORK@ann', NOW, '__proto__');
    expect(Object.keys(runtime.leases)).toEqual(['__proto__']);
    expect(granted(runtime, 'WORK@bob', NOW, '__proto__').lease.token).toBe(2);
    expect(noticesFor(EMPTY_RUNTIME('w'), 'constructor')).toEqual([]);
  });

  it('says in a notice who holds the task by now', () => {
    const first = granted(EMPTY_RUNTIME('w'), 'WORK@ann').runtime;
    const freed = release(first, policy, 'T-1', { event: 'hold', actor: 'CMD@dana', now: NOW + 1 });
    const notice = { task: 'T-1', token: 1, event: 'hold', at: NOW + 1 };
    expect(noticesFor(freed, 'WORK@ann')).toEqual([{ ...notice, holder: null }]);
    expect(noticesFor(granted(freed, 'WORK@bob').runtime, 'work@ANN')).toEqual([{ ...notice, holder: 'WORK@bob' }]);
    expect(forgetNotices(freed, 'WORK@bob')).toBe(freed);
  });

  it('tells whom only the row knew as holder', () => {
    const former = { holder: 'WORK@ann', token: 4 };
    const asked = {
      task: 'T-1',
      key: 'T-1',
      holder: 'WORK@bob',
      from: 'READY',
      now: NOW,
      auditToken: 4,
      event: 'lock.steal',
    };
    const { runtime, lease } = grant(EMPTY_RUNTIME('w'), policy, { ...asked, former });
    expect(lease.token).toBe(5);
    expect(noticesFor(runtime, 'WORK@ann')).toEqual([
      { task: 'T-1', token: 4, holder: 'WORK@bob', event: 'lock.steal', at: NOW },
    ]);
  });

  it('has one holder, by name where there is one, else by the same text', () => {
    expect(sameHolder(policy, 'WORK@ann', 'CMD@Ann')).toBe(true);
    expect(sameHolder(policy, 'WORK', 'work')).toBe(true);
    expect(sameHolder(policy, 'WORK', 'WORK@ann')).toBe(false);
    expect(sameHolder(policy, 'WORK1', 'WORK2')).toBe(false);
  });
});

describe('the lease on a task', () => {
  const at = (lock: string, since: string, until: string): Task => {
    const text = tasks({ state: 'DOING', lock, since, until });
    const entry = openWorkspace({ sources: [{ path: TASKS, text }] }).tasks[0];
    if (entry === undefined) throw new Error('no task');
    return entry.record;
  };
  const bare = EMPTY_RUNTIME('w');
  const seen = (runtime: RuntimeState) => ({ workspace: { policy }, runtime });
  const held = at('WORK@bob', '2026-01-15T12:00:00Z', '2026-01-15T12:30:00Z');

  it('is what the row says where the store knows nothing', () => {
    expect(leaseOf(seen(bare), held, NOW)).toMatchObject({ holder: 'WORK@bob', token: 0, live: true, source: 'cells' });
    expect(leaseOf(seen(bare), held, NOW + TTL + GRACE)).toMatchObject({ live: false, pastGrace: true });
    expect(leaseOf(seen({ ...bare, tokens: { 'T-1': 7 } }), held, NOW)?.token).toBe(7);
  });

  it('is what the store says, whatever somebody wrote into the row', () => {
    const { runtime } = granted(bare, 'WORK@ann');
    expect(leaseOf(seen(runtime), held, NOW)).toMatchObject({ holder: 'WORK@ann', token: 1, source: 'runtime' });
  });

  it('is a later lock of another machine once the own is over', () => {
    const { runtime } = granted(bare, 'WORK@ann', NOW - 60 * MINUTE);
    expect(leaseOf(seen(runtime), held, NOW)).toMatchObject({ holder: 'WORK@bob', source: 'cells' });
  });

  it('does not revive from the cells that it wrote itself', () => {
    const { runtime } = granted(bare, 'WORK@bob');
    const renewed = extend(runtime, 'T-1', policy, NOW + 20 * MINUTE);
    const row = at('WORK@bob', '2026-01-15T12:20:00Z', '2026-01-15T12:50:00Z');
    const lapsed = lapse(renewed, policy, NOW + 90 * MINUTE);
    expect(leaseOf(seen(lapsed), row, NOW + 30 * MINUTE)).toMatchObject({
      source: 'runtime',
      live: false,
      pastGrace: true,
    });
  });

  it('is none where the row names nobody or no time', () => {
    expect(leaseOf(seen(bare), at('WORK@bob', 'soon', 'soon'), NOW)).toBeUndefined();
  });

  it('takes the highest token that the audit log tells of', () => {
    const composed = 'T-\u00e9';
    const tokens = new Map([
      ['T-1', 3],
      ['T-2', 9],
      [composed, 4],
      [composed.normalize('NFD'), 5],
    ]);
    const log = { ...NO_LINES, tokens };
    expect(['T-1', composed, 'T-3'].map((key) => highestToken(log, key))).toEqual([3, 5, 0]);
  });
});
