import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ApprovalSummary, BlockedSummary, RuleProblems, TaskSummary } from '../../server/src/protocol.js';
import { approvalNodes } from '../../client/src/approvalsView/nodes.js';
import { blockedNodes } from '../../client/src/blockedView/nodes.js';
import { lockNodes } from '../../client/src/locksView/nodes.js';
import { problemNodes } from '../../client/src/problemsView/nodes.js';
import * as looks from '../../client/src/tasksView/looks.js';
import type { ViewNode } from '../../client/src/trees/node.js';
import { overview, root, t, task } from './support/overview.js';
import { holds, type Context } from './support/when.js';

interface Item {
  readonly command?: string;
  readonly view?: string;
  readonly contents?: string;
  readonly when?: string;
}

const folder = path.resolve(import.meta.dirname, '../..');
const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
const { contributes } = readJson('package.json') as {
  contributes: { menus: Record<string, readonly Item[]>; viewsWelcome: readonly Item[] };
};
const titles = readJson('package.nls.json') as Record<string, string>;

const NOW = Date.parse('2026-02-01T12:00:00Z');
const PLACE = { uri: 'file:///shop/a.md', range: { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } } };
const LATER = '2026-02-01T13:00:00Z';
const BEFORE = '2026-02-01T11:00:00Z';

const CATEGORIES = ['backlog', 'ready', 'active', 'review', 'rework', 'done', 'paused', 'dropped'] as const;

/** Tasks of every category, and locks of me and others, live and expired. */
const TASKS: readonly TaskSummary[] = [
  ...CATEGORIES.map((category, at) => task(`T-${at}`, at, { category })),
  ...[true, false].flatMap((mine) =>
    [LATER, BEFORE].map((expires, at) =>
      task(`L-${mine}-${at}`, 20 + at, {
        category: 'active',
        lock: { owner: 'WORK@a', expires, expired: at > 0, ...(mine && { mine }) },
      }),
    ),
  ),
];

const approval = (id: string, rest: Partial<ApprovalSummary>): ApprovalSummary => ({
  ...{ id, task: 'T-1', title: '', kind: 'result', op: 'x', status: 'pending', requestedBy: 'WORK@ada', approver: '' },
  ...{ evidence: [{ text: 'e.md', uri: 'file:///shop/e.md', there: true }] },
  ...PLACE,
  ...rest,
});
const blocked = (id: string, rest: Partial<BlockedSummary>): BlockedSummary => ({
  ...{ id, title: '', status: 'active', tasks: ['T-1'], escalated: false, stale: false },
  ...PLACE,
  ...rest,
});
const rule = (code: string, rest: Partial<RuleProblems>): RuleProblems => ({
  code,
  severity: 'error',
  count: 1,
  fixable: 1,
  docs: 'https://x.y/z',
  places: [],
  ...rest,
});

const WORLD = overview(
  root(TASKS, {
    approvals: [
      approval('A-1', { mayDecide: true }),
      approval('A-2', { mayDecide: false }),
      approval('A-3', { status: 'approved' }),
    ],
    blocked: [blocked('B-1', {}), blocked('B-2', { escalated: true }), blocked('B-3', { status: 'resolved' })],
    rules: [rule('task/overdue', {}), rule('x/y', { fixable: 0 })],
  }),
);

/** What a node of a view can be, as its tree says. */
const ITEMS: Readonly<Record<string, readonly string[]>> = {
  'orch.tasks': TASKS.map((one) => looks.contextOf(one)),
  'orch.approvals': contextsOf(approvalNodes(WORLD, NOW, t)),
  'orch.locks': contextsOf(lockNodes(WORLD, NOW, t)),
  'orch.blocked': contextsOf(blockedNodes(WORLD, NOW, t)),
  'orch.problems': contextsOf(problemNodes(WORLD, t)),
};

function contextsOf(nodes: readonly ViewNode[]): readonly string[] {
  return nodes.flatMap(({ context, children = [] }) => [context, ...contextsOf(children)]);
}

const LISTS = {
  'orch.taskLedgers': ['/shop/TASKS.md'],
  'orch.comparable': ['/shop/TASKS.md'],
  'orch.evidenceToJudge': ['/shop/e.md'],
};

const EDITORS: readonly Context[] = [
  { resourcePath: '/shop/TASKS.md', resourceScheme: 'file' },
  { resourcePath: '/shop/e.md', resourceScheme: 'file' },
  { resourcePath: '/shop/e.md', resourceScheme: 'orch-evidence' },
  { resourcePath: '/shop/TASKS.md', resourceScheme: 'file', activeCustomEditorId: 'orch.board' },
  { resourcePath: '/shop/README.md', resourceScheme: 'file' },
];

const SWITCHES = ['orch.canMove', 'orch.hasTasks', 'orch.hasLedgers', 'orch.tasks.filtered', 'orch.holdsLock'];

/** Every combination of what is on and off. */
function* switched(names: readonly string[]): Generator<Context> {
  for (let bits = 0; bits < 2 ** names.length; bits++)
    yield Object.fromEntries(names.map((name, at) => [name, (bits & (1 << at)) !== 0]));
}

function* situations(): Generator<Context> {
  for (const on of switched(SWITCHES)) {
    for (const editor of EDITORS) yield { ...LISTS, ...on, ...editor };
    for (const [view, items] of Object.entries(ITEMS))
      for (const viewItem of ['', ...items]) yield { ...LISTS, ...on, view, viewItem };
  }
}

const ALL = [...situations()];

describe('a menu item', () => {
  const items = Object.entries(contributes.menus).flatMap(([menu, list]) => list.map((item) => ({ menu, ...item })));

  it.each(items.filter(({ when }) => when !== 'false'))(
    'of $menu shows somewhere, and not everywhere: $command, $when',
    ({ when }) => {
      const shown = ALL.filter((context) => holds(when, context)).length;
      expect(shown).toBeGreaterThan(0);
      expect(shown).toBeLessThan(ALL.length);
    },
  );

  it('that makes a move shows only where moves can be made', () => {
    const still = ALL.filter((context) => context['orch.canMove'] === false);
    const offered = items.filter(({ command = '', when }) => {
      const moves = /^orch\.(?:move|lock|assign|rename|set$|archive|approve|reject|approvals\.(?:approve|reject)|undo)/;
      return moves.test(command) && command !== 'orch.lock.menu' && still.some((context) => holds(when, context));
    });
    expect(offered).toEqual([]);
  });

  it('of an editor’s title: what there is to do with a ledger, a board, a record, and with nothing of Orch', () => {
    const shown = (editor: Context): readonly string[] =>
      (contributes.menus['editor/title'] ?? []).flatMap(({ command = '', when }) =>
        holds(when, { ...LISTS, 'orch.canMove': true, ...editor }) ? [command] : [],
      );
    const deciding = ['orch.approvals.openDiff', 'orch.approvals.approve', 'orch.approvals.reject'];
    expect(EDITORS.map(shown)).toEqual([
      ['orch.board.open', 'orch.compareWithBase'],
      deciding,
      deciding.slice(1),
      expect.arrayContaining(['orch.board.showText']),
      [],
    ]);
  });
});

describe('an empty view', () => {
  const servers = ['starting', 'running', 'failed'];
  const names = [
    ...['orch.hasLedgers', 'orch.hasCandidates', 'orch.hasTasks', 'orch.tasks.filtered', 'orch.canMove', 'orch.nobody'],
    'isWorkspaceTrusted',
  ];
  const states = [...switched(names)].flatMap((on) =>
    [0, 1].flatMap((workspaceFolderCount) =>
      servers.map((server): Context => ({
        ...on,
        workspaceFolderCount: String(workspaceFolderCount),
        'orch.server': server,
      })),
    ),
  );
  const textsIn = (view: string, state: Context): readonly Item[] =>
    contributes.viewsWelcome.filter((item) => item.view === view && holds(countable(item.when), state));
  /** `workspaceFolderCount > 0`, which is all that the manifest compares by size. */
  const countable = (when = 'true'): string => when.replaceAll('workspaceFolderCount > 0', 'workspaceFolderCount != 0');

  it.each(contributes.viewsWelcome)('of $view says $contents in some state', ({ view = '', contents = '' }) => {
    expect(titles[contents.slice(1, -1)]).toBeTruthy();
    expect(states.some((state) => textsIn(view, state).some((item) => item.contents === contents))).toBe(true);
  });

  it.each(Object.keys(ITEMS))('%s says one thing at a time', (view) => {
    for (const state of states) expect(textsIn(view, state).length, JSON.stringify(state)).toBeLessThan(2);
  });

  it('of tasks always says what to do next, once the server has said what there is', () => {
    const empty = (state: Context): boolean =>
      state['orch.hasTasks'] === false || state['orch.tasks.filtered'] === true;
    const told = states.filter((state) => state['orch.server'] !== 'starting' && empty(state));
    for (const state of told) expect(textsIn('orch.tasks', state).length, JSON.stringify(state)).toBe(1);
  });
});
