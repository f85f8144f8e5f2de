import { describe, expect, it } from 'vitest';
import { clock, countdown, dueNow, heldLocks, keyOf, lostTo } from '../../client/src/locks/countdown.js';
import type { LockSummary } from '../../server/src/protocol.js';
import { overview, root, t, task } from './support/overview.js';

const NOW = Date.parse('2026-01-15T12:00:00Z');
const MINUTE = 60_000;
const at = (minutes: number): string => new Date(NOW + minutes * MINUTE).toISOString();
const mine = (minutes: number): LockSummary => ({
  owner: 'WORK@ada', expires: at(minutes), free: at(minutes + 5), expired: minutes <= 0, token: 1, mine: true,
}); // prettier-ignore
const locked = (id: string, minutes: number) => task(id, 1, { lock: mine(minutes) });
const look = (minutes: number) => countdown(heldLocks(overview(root([locked('T-1', minutes)])), NOW), NOW, t);

describe('the countdown of a lock', () => {
  it('is about mine alone, the one that ends first first', () => {
    const theirs = task('T-3', 3, { lock: { owner: 'WORK@bo', expires: at(1), expired: false } });
    const locks = heldLocks(overview(root([locked('T-1', 20), locked('T-2', 10), theirs])), NOW);
    expect(locks.map(({ id }) => id)).toEqual(['T-2', 'T-1']);
    expect(countdown(locks, NOW, t)?.text).toBe('$(lock) T-2 10:00 +1');
    expect(countdown([], NOW, t)).toBeUndefined();
    expect(heldLocks(undefined, NOW)).toEqual([]);
  });

  it('warns when it comes to its end, says that it is over in the grace, and goes with it', () => {
    expect(look(12.05)).toMatchObject({ text: '$(lock) T-1 12:03' });
    expect(look(12)?.background).toBeUndefined();
    expect(look(4)).toMatchObject({ text: '$(lock) T-1 4:00', background: 'warning' });
    expect(look(-1)).toMatchObject({ text: '$(unlock) T-1 expired', background: 'error' });
    expect(look(-1)?.tooltip[0]).toContain('anybody may free it');
    expect(look(-6)).toBeUndefined();
  });

  it('counts in minutes and seconds, in hours where there are any, up to the last second', () => {
    expect([0, 1, 999, 1000, 61_000, 3_600_000, 3_723_000].map(clock)).toEqual([
      '0:00', '0:01', '0:01', '0:01', '1:01', '1:00:00', '1:02:03',
    ]); // prettier-ignore
  });
});

describe('the question before a lock ends', () => {
  const held = (minutes: number, lease = { ttl: 30, heartbeat: 10, grace: 5 }) =>
    heldLocks(overview(root([locked('T-1', minutes)], { lease })), NOW);

  it('comes five minutes before', () => {
    expect(dueNow(held(20), new Set(), NOW)).toEqual({ due: undefined, next: 15 * MINUTE });
    expect(dueNow(held(5), new Set(), NOW).due?.id).toBe('T-1');
    expect(dueNow(held(-1), new Set(), NOW).due).toBeUndefined();
  });

  it('comes later where locks are short, or heartbeats leave less', () => {
    expect(dueNow(held(5, { ttl: 6, heartbeat: 2, grace: 1 }), new Set(), NOW).next).toBe(3 * MINUTE);
    expect(dueNow(held(5, { ttl: 12, heartbeat: 10, grace: 1 }), new Set(), NOW).next).toBe(3 * MINUTE);
  });

  it('comes once, and again for the time that was won', () => {
    const [lock] = held(4);
    const asked = new Set([keyOf(lock!)]);
    expect(dueNow(held(4), asked, NOW)).toEqual({ due: undefined, next: undefined });
    expect(dueNow(held(3), asked, NOW).due?.id).toBe('T-1');
  });
});

describe('a lock that was lost', () => {
  const before = heldLocks(overview(root([locked('T-1', 20)])), NOW);

  it('is told of where somebody else holds it', () => {
    const theirs = overview(root([task('T-1', 1, { lock: { owner: 'WORK@bo', expires: at(30), expired: false } })]));
    expect(lostTo(before, theirs)).toEqual([{ id: 'T-1', holder: 'WORK@bo' }]);
  });

  it('is not where I hold it still, or handed it back', () => {
    expect(lostTo(before, overview(root([locked('T-1', 30)])))).toEqual([]);
    expect(lostTo(before, overview(root([task('T-1', 1)])))).toEqual([]);
    expect(lostTo(before, undefined)).toEqual([]);
  });
});
