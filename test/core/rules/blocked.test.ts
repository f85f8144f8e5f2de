import { describe, expect, it } from 'vitest';
import { Checker, NO_FACTS, parseTime } from '../../../server/src/core/index.js';
import { checkFixture, openFixture, readFixture } from '../../support/fixture.js';
import { taskLedger } from './marked.js';

const item = (...bullets: readonly string[]): string =>
  `=== blocked_items.md\n### BLOCK-001: Server down\n${bullets.map((bullet) => `- **${bullet.replace(':', '**:')}`).join('\n')}\n`;
const codes = (fixture: string, now?: string): string[] =>
  checkFixture(fixture, now)
    .map(({ code }) => code)
    .filter((code) => code.startsWith('blocked/'));

const OLD = ['date: 2026-01-10', 'priority: High', 'status: Active'];

describe('blocked/stale', () => {
  it.each([
    ['old and high', OLD],
    ['waiting', ['発生日: 2026-01-10', '優先度: 高', '状態: 対応待ち']],
    ['without a status', ['date: 2026-01-10', 'priority: high']],
    ['with a status that is none of the four', ['date: 2026-01-10', 'priority: high', 'status: looking into it']],
  ])('finds an item that is %s', (_, bullets) => {
    expect(codes(item(...bullets))).toEqual(['blocked/stale']);
  });

  it.each([
    ['young', ['date: 2026-01-13', 'priority: High', 'status: Active']],
    ['of lower priority', ['date: 2026-01-10', 'priority: Medium', 'status: Active']],
    ['resolved', ['date: 2026-01-10', 'priority: High', 'status: Resolved']],
    ['cancelled', ['date: 2026-01-10', 'priority: High', 'status: 対応不要']],
    ['escalated', [...OLD, 'escalated: CMD']],
    ['escalated, in Japanese', [...OLD, 'エスカレーション: CMD']],
    ['undated', ['priority: High', 'status: Active']],
    ['dated by accident', ['date: constructor', 'priority: High', 'status: Active']],
  ])('lets pass an item that is %s', (_, bullets) => {
    expect(codes(item(...bullets))).toEqual([]);
  });

  it('says so from the third day on, to the second, and tells when it will', () => {
    expect(codes(item(...OLD), '2026-01-12T23:59:59Z')).toEqual([]);
    expect(codes(item(...OLD), '2026-01-13T00:00:00Z')).toEqual(['blocked/stale']);
    const { nextChangeAt } = new Checker().check(
      openFixture(readFixture(item(...OLD)).files),
      NO_FACTS,
      Date.UTC(2026, 0, 11),
    );
    const time = parseTime('2026-01-13');
    expect(nextChangeAt).toBe('ms' in time ? time.ms : undefined);
  });

  it('goes by the policy', () => {
    const policy = (days: number): string =>
      `=== PROJECT_RULES.md\n---\norch:\n  blocked: {stale_days: ${days}, escalate_to: AUDIT}\n---\n`;
    expect(codes(item(...OLD) + policy(10))).toEqual([]);
    expect(codes(item(...OLD) + policy(0))).toEqual([]);
    const [finding] = checkFixture(item(...OLD) + policy(2));
    expect(finding?.params).toEqual({ id: 'BLOCK-001', days: 5, role: 'AUDIT' });
  });
});

describe('blocked/unknown-task', () => {
  const ledger = taskLedger('| T-1 | x | READY | WORK | - | - | - | - | - | - |');

  it.each(['T-1', '`T-1`', 'T-1 Login', 'T-1: Login', 'T-1（ログイン）', '-', 'なし', ''])('knows "%s"', (task) => {
    expect(codes(item('status: Active', `task: ${task}`) + ledger)).toEqual([]);
  });

  it('points at the one id of a list that nobody knows', () => {
    const [finding, ...more] = checkFixture(item('status: Active', 'task: T-1, T-9、T-1') + ledger).filter(
      ({ code }) => code === 'blocked/unknown-task',
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      params: { task: 'T-9', suggestion: 'T-1' },
      range: { start: { line: 2, character: 17 }, end: { character: 20 } },
    });
  });

  it('knows what is archived', () => {
    const archive = taskLedger('| T-9 | x | DONE | WORK | - | - | - | - | - | - |').replace('TASKS.md', 'ARCHIVE.md');
    expect(codes(item('status: Active', 'task: T-9') + ledger + archive)).toEqual([]);
  });

  it('says nothing of items that are over, nor where there are no tasks', () => {
    expect(codes(item('status: Resolved', 'task: T-9') + ledger)).toEqual([]);
    expect(codes(item('status: Active', 'task: T-9'))).toEqual([]);
  });
});
