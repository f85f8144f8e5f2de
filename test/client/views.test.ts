import { describe, expect, it } from 'vitest';
import type { ApprovalSummary, BlockedSummary, RuleProblems } from '../../server/src/protocol.js';
import { approvalsFor, evidenceToJudge } from '../../client/src/approvalsView/finding.js';
import { approvalNodes, waitingForMe } from '../../client/src/approvalsView/nodes.js';
import { blockedNodes, openItems } from '../../client/src/blockedView/nodes.js';
import { lockNodes } from '../../client/src/locksView/nodes.js';
import { problemCount, problemNodes } from '../../client/src/problemsView/nodes.js';
import type { ViewNode } from '../../client/src/trees/node.js';
import { overview, root, t, task } from './support/overview.js';

const NOW = Date.parse('2026-02-01T12:00:00Z');
const PLACE = { uri: 'file:///shop/a.md', range: { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } } };

/** A view as an indented list: label, description, context. */
function print(nodes: readonly ViewNode[], depth = ''): string {
  const lines = nodes.map(
    ({ label, description, context, children }) =>
      `${depth}${label} [${description}] ${context}\n${print(children ?? [], `${depth}  `)}`,
  );
  return lines.join('');
}

function approval(id: string, rest: Partial<ApprovalSummary> = {}): ApprovalSummary {
  return {
    id, task: 'T-1', title: 'Login', kind: 'result', op: 'ship it', status: 'pending', requestedBy: 'WORK@ada',
    approver: '', tsReq: '2026-02-01T10:00:00Z', evidence: [], ...PLACE, ...rest,
  }; // prettier-ignore
}

const file = { text: 'e.md', uri: 'file:///shop/e.md', there: true };

describe('the view of approvals', () => {
  const all = overview(
    root([], {
      approvals: [
        approval('A-1', { mayDecide: false, whyNot: 'it is yours', expires: '2026-02-01T15:00:00Z' }),
        approval('A-2', { mayDecide: true, evidence: [file] }),
        approval('A-3', { mayDecide: true, tsReq: '2026-01-20T10:00:00Z', evidence: [{ ...file, there: false }] }),
        approval('A-4', { status: 'approved', approver: 'CMD@eve', tsDec: '2026-01-31T12:00:00Z', evidence: [file] }),
      ],
    }),
  );

  it('has what waits for me first, the oldest before all others, then others, then what was decided', () => {
    expect(print(approvalNodes(all, NOW, t))).toBe(
      [
        'Waiting for Me [2] section',
        '  A-3  ship it [result · T-1 · 12 d · WORK@ada] approval.pending.mine.evidence',
        '  A-2  ship it [result · T-1 · 2 h · WORK@ada] approval.pending.mine.evidence',
        'Waiting for Others [1] section',
        '  A-1  ship it [result · T-1 · 2 h · expires in 3 h · WORK@ada] approval.pending.others',
        'Recently Decided [1] section',
        '  A-4  ship it [result · T-1 · 1 d · CMD@eve] approval.decided.evidence',
        '',
      ].join('\n'),
    );
    expect(waitingForMe(all)).toBe(2);
    expect(waitingForMe(undefined)).toBe(0);
  });

  it('marks evidence that is not there, and says why something is not mine to decide', () => {
    const nodes = approvalNodes(all, NOW, t).flatMap(({ children }) => children ?? []);
    const of = (label: string): ViewNode | undefined => nodes.find((node) => node.label.startsWith(label));
    expect(of('A-3')?.icon.name).toBe('warning');
    expect(of('A-3')?.card).toContainEqual({ label: 'Missing', value: 'e.md' });
    expect(of('A-1')?.card).toContainEqual({ label: 'Not yours to decide', value: 'it is yours' });
    expect(of('A-1')?.target).toEqual({ root: 'file:///shop', id: 'A-1' });
  });

  it('finds by node, by evidence, or all that wait for me', () => {
    const ids = (given: Parameters<typeof approvalsFor>[1]): string[] =>
      approvalsFor(all, given).map((one) => one.approval.id);
    expect(ids(undefined)).toEqual(['A-2', 'A-3']);
    expect(ids({ id: 'A-4' })).toEqual(['A-4']);
    expect(ids({ root: 'file:///api', id: 'A-4' })).toEqual([]);
    expect(ids('file:///shop/e.md')).toEqual(['A-2', 'A-3', 'A-4']);
    expect(evidenceToJudge(all)).toEqual(['file:///shop/e.md']);
  });
});

describe('the view of locks', () => {
  it('has mine first, then the one that ends first, and counts down', () => {
    const lock = (owner: string, expires: string, rest = {}) => ({
      lock: { owner, expires, expired: Date.parse(expires) <= NOW, ...rest },
    });
    const tasks = [
      task('T-1', 1, lock('WORK@bob', '2026-02-01T12:30:00Z', { token: 7 })),
      task('T-2', 2, lock('WORK@cid', '2026-02-01T11:58:30Z')),
      task('T-3', 3, lock('WORK@ada', '2026-02-01T12:12:03Z', { mine: true })),
      task('T-4', 4),
      task('T-5', 5, { lock: { owner: 'WORK@dan', expired: false } }),
      task('T-6', 6, lock('WORK@cid', '2026-01-30T11:58:30Z')),
    ];
    expect(print(lockNodes(overview(root(tasks)), NOW, t))).toBe(
      [
        'T-3 [12:03 · WORK@ada · Title of T-3] lock.mine.live',
        'T-6 [expired 2 d ago · WORK@cid · Title of T-6] lock.others.expired',
        'T-2 [expired 1:30 ago · WORK@cid · Title of T-2] lock.others.expired',
        'T-1 [30:00 · WORK@bob · token 7 · Title of T-1] lock.others.live',
        'T-5 [WORK@dan · Title of T-5] lock.others.live',
        '',
      ].join('\n'),
    );
    const later = lockNodes(overview(root(tasks)), NOW + 1000, t);
    expect(later[0]?.description).toBe('12:02 · WORK@ada · Title of T-3');
    expect(later.map(({ id }) => id)).toEqual(lockNodes(overview(root(tasks)), NOW, t).map(({ id }) => id));
  });
});

describe('the view of what is blocked', () => {
  const item = (id: string, rest: Partial<BlockedSummary> = {}): BlockedSummary => ({
    id, title: `About ${id}`, status: 'active', date: '2026-01-30', tasks: [], escalated: false, stale: false, ...PLACE, ...rest,
  }); // prettier-ignore
  const all = overview(
    root([], {
      blocked: [
        item('B-1', { priority: 'low' }),
        item('B-2', { priority: 'high', escalated: true, tasks: ['T-1', 'T-2'] }),
        item('B-3', { priority: 'high', date: '2026-01-20', stale: true }),
        item('B-4', { status: 'resolved', priority: 'high' }),
        item('B-5'),
      ],
    }),
  );

  it('is by priority, the oldest first, stale ones marked, what is over last', () => {
    expect(print(blockedNodes(all, NOW, t))).toBe(
      [
        'High [2 · 1 stale] section',
        '  B-3  About B-3 [12 d · stale] blocked.open',
        '  B-2  About B-2 [T-1, T-2 · 2 d · escalated] blocked.open.escalated.task',
        'Low [1] section',
        '  B-1  About B-1 [2 d] blocked.open',
        'No Priority [1] section',
        '  B-5  About B-5 [2 d] blocked.open',
        'Resolved or Cancelled [1] section',
        '  B-4  About B-4 [resolved] blocked.closed',
        '',
      ].join('\n'),
    );
    expect(openItems(all).map((one) => one.item.id)).toEqual(['B-2', 'B-3', 'B-1', 'B-5']);
  });
});

describe('the view of problems by rule', () => {
  const rule = (code: string, rest: Partial<RuleProblems> = {}): RuleProblems => ({
    code, severity: 'error', count: 1, fixable: 0, ...rest,
    places: [{ ...PLACE, severity: 'error', message: 'that is wrong', id: 'T-1' }, ...(rest.places ?? [])],
  }); // prettier-ignore

  it('has rules with counts, and places below', () => {
    const rules = [rule('task/x', { fixable: 1, docs: 'file:///d.md' }), rule('text/y', { count: 5 })];
    expect(print(problemNodes(overview(root([], { rules })), t))).toBe(
      [
        'task/x [1 · 1 can be fixed] rule.fixable.docs',
        '  T-1 [that is wrong · a.md:4] place',
        'text/y [5] rule',
        '  T-1 [that is wrong · a.md:4] place',
        '  4 more [] more',
        '',
      ].join('\n'),
    );
    expect(problemCount(overview(root([], { rules })))).toBe(6);
  });

  it('has a folder for each root where several have findings, and ids of their own for equal places', () => {
    const place = { ...PLACE, severity: 'error', message: 'that is wrong', id: 'T-1' } as const;
    const rules = [rule('task/x', { count: 2, places: [place] })];
    const two = overview(root([], { rules }), root([], { uri: 'file:///api', name: 'api', rules }));
    const tops = problemNodes(two, t);
    expect(tops.map(({ label }) => label)).toEqual(['shop', 'api']);
    const ids = tops.flatMap(({ children }) => children ?? []).flatMap((one) => [one.id, ...(one.children ?? []).map(({ id }) => id)]); // prettier-ignore
    expect(new Set(ids).size).toBe(ids.length);
    expect(problemNodes(undefined, t)).toEqual([]);
  });
});
