import { describe, expect, it } from 'vitest';
import type { Overview } from '../../server/src/protocol.js';
import * as looks from '../../client/src/tasksView/looks.js';
import { isOpenAtFirst } from '../../client/src/tasksView/groups.js';
import { chosen, EVERYTHING, isFiltered, readQuery, type TaskQuery } from '../../client/src/tasksView/query.js';
import { droppingOf, landingOf } from '../../client/src/tasksView/dropping.js';
import { messageOver } from '../../client/src/tasksView/message.js';
import type { GroupNode, TaskNode, TreeNode } from '../../client/src/tasksView/nodes.js';
import { problemsOfGroup, TaskTree } from '../../client/src/tasksView/tree.js';
import { NONE, overview, root, t, task } from './support/overview.js';

/** The tree as an indented list, without the states that no task is in. */
function print(of: Overview | undefined, query: Partial<TaskQuery> = {}): string {
  const tree = new TaskTree(of, { ...EVERYTHING, ...query });
  const filled = (node?: TreeNode): readonly TreeNode[] =>
    tree.children(node).filter((child) => child.kind !== 'group' || child.tasks.length > 0);
  const lines = (depth: string, node?: TreeNode): string[] =>
    filled(node).flatMap((child) => [`${depth}${label(child)}`, ...lines(`${depth}  `, child)]);
  return lines('').join('\n');
}

function label(node: TreeNode): string {
  if (node.kind === 'root') return node.root.name;
  return node.kind === 'task' ? node.task.id : `${node.name} (${looks.groupDescription(node)})`;
}

const done = { state: 'DONE', category: 'done' } as const;
const lost = { state: 'WAT' };

/** A task in a state that the policy does not know. */
function unknown(id: string, line: number): ReturnType<typeof task> {
  const { category: _, ...rest } = task(id, line, lost);
  return rest;
}

describe('the tree of tasks', () => {
  it('groups by category in the order of the process, and keeps the order of the ledger within', () => {
    const tasks = [task('T-4', 4, done), task('T-3', 5), task('T-1', 6), unknown('T-9', 7), task('T-2', 8, done)];
    expect(print(overview(root(tasks)))).toBe(
      [
        'active (2 · DOING, PAIRING)',
        '  T-3',
        '  T-1',
        'done (2 · DONE)',
        '  T-4',
        '  T-2',
        'unknown (1 · WAT)',
        '  T-9',
      ].join('\n'),
    );
  });

  it('shows roots only where several have tasks', () => {
    const api = { uri: 'file:///api', name: 'api' };
    expect(print(overview(root([task('T-1', 1)]), root([], api)))).toBe('active (1 · DOING, PAIRING)\n  T-1');
    expect(print(overview(root([task('T-1', 1)]), root([task('T-1', 1)], api)))).toBe(
      ['shop', '  active (1 · DOING, PAIRING)', '    T-1', 'api', '  active (1 · DOING, PAIRING)', '    T-1'].join(
        '\n',
      ),
    );
  });

  it('is empty before the first overview and without tasks', () => {
    expect(new TaskTree(undefined).isEmpty).toBe(true);
    expect(print(overview(root([])))).toBe('');
  });

  it('knows the way up from every node', () => {
    const two = new TaskTree(overview(root([task('T-1', 1)]), root([task('T-2', 1)], { uri: 'file:///api' })));
    for (const top of two.children()) {
      for (const group of two.children(top)) {
        expect(two.parent(group)).toBe(top);
        for (const leaf of two.children(group)) expect(two.parent(leaf)).toBe(group);
      }
    }
    const one = new TaskTree(overview(root([task('T-1', 1)])));
    expect(new Set(one.children().map((group) => one.parent(group)))).toEqual(new Set([undefined]));
  });

  it('gives every node an id of its own that another overview keeps, even where two rows share an id', () => {
    const ids = (): string[] => {
      const tree = new TaskTree(overview(root([task('T-1', 1), task('T-1', 2), task('T-1', 3, done)])));
      return tree.children().flatMap((group) => [group.id, ...tree.children(group).map(({ id }) => id)]);
    };
    expect(new Set(ids()).size).toBe(8 + 3);
    expect(ids()).toEqual(ids());
  });

  it('finds the task under a line, the inner one where a section holds another', () => {
    const outer = task('T-1', 3, { range: { start: { line: 3, character: 0 }, end: { line: 20, character: 0 } } });
    const inner = task('T-2', 8, { range: { start: { line: 8, character: 0 }, end: { line: 12, character: 0 } } });
    const tree = new TaskTree(overview(root([outer, inner])));
    const at = (line: number): string | undefined => tree.taskAt(outer.uri, line)?.task.id;
    expect([2, 3, 8, 12, 13, 21].map(at)).toEqual([undefined, 'T-1', 'T-2', 'T-2', 'T-1', undefined]);
    expect(tree.taskAt('file:///other.md', 8)).toBeUndefined();
    expect([...tree.ledgers()]).toEqual([outer.uri]);
  });

  it('adds up the problems of a group', () => {
    const bad = { problems: { errors: 1, warnings: 2, infos: 0, hints: 3 } };
    const tree = new TaskTree(overview(root([task('T-1', 1, bad), task('T-2', 2, bad)])));
    const group = tree.children().find((node) => node.kind === 'group' && node.name === 'active');
    expect(group?.kind === 'group' && problemsOfGroup(group)).toEqual({ errors: 2, warnings: 4, infos: 0, hints: 6 });
  });
});

const live = { owner: 'WORK', expires: '2026-01-01T00:30:00Z', expired: false };

describe('how a task looks', () => {
  it.each([
    ['expired lock', { lock: { ...live, expired: true }, overdue: true }, 'unlock'],
    ['overdue', { lock: live, overdue: true }, 'calendar'],
    ['locked', { lock: live }, 'lock'],
    ['done', done, 'pass-filled'],
  ])('%s: the most urgent decides the icon', (_, rest, icon) => {
    expect(looks.taskIcon(task('T-1', 1, rest)).name).toBe(icon);
  });

  it('marks an unknown state', () => {
    expect(looks.taskIcon(unknown('T-1', 1)).name).toBe('question');
  });

  it('describes what matters and leaves out what is empty', () => {
    expect(looks.taskDescription(task('T-1', 1), t)).toBe('WORK');
    const rest = { owner: '-', due: '2026-01-01', overdue: true, lock: { ...live, expired: true } };
    expect(looks.taskDescription(task('T-1', 1, rest), t)).toBe('overdue since 2026-01-01 · lock of WORK expired');
  });

  it('has a card with the lines that have something to say', () => {
    const rest = { due: '2026-01-01', lock: live, problems: { ...NONE, errors: 1, warnings: 2 } };
    expect(looks.taskCard(task('T-1', 1, rest), t).map(({ label: name, value }) => `${name}: ${value}`)).toEqual([
      'State: DOING (In Progress)',
      'Owner: WORK',
      'Due: 2026-01-01',
      'Lock: WORK, until 2026-01-01T00:30:00Z',
      'Findings: 1 error, 2 warnings',
    ]);
  });

  it('is decorated by its worst finding', () => {
    expect(looks.decorationOf({ ...NONE, infos: 3, hints: 1 })).toBeUndefined();
    expect(looks.decorationOf({ ...NONE, warnings: 2 })).toEqual({ badge: '2', color: 'list.warningForeground' });
    expect(looks.decorationOf({ ...NONE, warnings: 9, errors: 1 })).toEqual({
      badge: '9+',
      color: 'list.errorForeground',
    });
  });

  it('opens the groups in which somebody works', () => {
    const tree = new TaskTree(overview(root([task('T-1', 1), task('T-2', 2, done)])));
    const open = tree.children().filter((node) => node.kind === 'group' && isOpenAtFirst(node));
    expect(open.map((node) => node.kind === 'group' && node.name)).toEqual([
      ...['backlog', 'ready', 'active', 'review', 'rework'],
    ]);
  });
});

describe('the tasks by something else', () => {
  const tasks = [
    task('T-10', 1, { owner: 'WORK', priority: 'P2', milestone: 'M1', due: '2026-03-01' }),
    task('T-9', 2, { owner: 'CMD', priority: 'P10', milestone: 'M1', ...done }),
    task('T-8', 3, { owner: '-', priority: '', milestone: '-', due: '2026-02-01', overdue: true }),
    task('T-7', 4, { owner: 'WORK', priority: 'P2', milestone: 'M1', state: 'DROP', category: 'dropped' }),
  ];
  const of = (query: Partial<TaskQuery>): string => print(overview(root(tasks)), query);

  it('are grouped by owner, priority and milestone, what says nothing last', () => {
    expect(of({ group: 'owner' })).toBe(
      ['CMD (1)', '  T-9', 'WORK (2)', '  T-10', '  T-7', ' (1)', '  T-8'].join('\n'),
    );
    expect(of({ group: 'priority' }).match(/^\S*P\d+/gm)).toEqual(['P2', 'P10']);
    expect(of({ group: 'milestone' })).toBe(['M1 (▰▰▱▱▱ 1/2)', '  T-10', '  T-9', '  T-7', ' (1)', '  T-8'].join('\n'));
  });

  it('say how far a milestone has got, whatever the filter shows', () => {
    expect(of({ group: 'milestone', text: 't-10' })).toBe(['M1 (▰▰▱▱▱ 1/2)', '  T-10'].join('\n'));
  });

  it('are sorted by what was asked for, numbers as numbers, nothing last', () => {
    const sorted = (sort: TaskQuery['sort']): string[] =>
      chosen(tasks, { ...EVERYTHING, sort }, undefined).map(({ id }) => id);
    expect(sorted('id')).toEqual(['T-7', 'T-8', 'T-9', 'T-10']);
    expect(sorted('due')).toEqual(['T-8', 'T-10', 'T-9', 'T-7']);
    expect(sorted('priority')).toEqual(['T-10', 'T-7', 'T-9', 'T-8']);
    expect(sorted('ledger')).toEqual(['T-10', 'T-9', 'T-8', 'T-7']);
  });

  it('are filtered by words and marks, all of which must be so', () => {
    const who = { actor: 'WORK@ada', role: 'WORK' };
    const locked = { lock: { owner: 'WORK@bob', expired: false } };
    const all = [...tasks, task('T-6', 5, locked), task('T-5', 6, { problems: { ...NONE, warnings: 1 } })];
    const found = (query: Partial<TaskQuery>): string[] =>
      chosen(all, { ...EVERYTHING, ...query }, who).map(({ id }) => id);
    expect(found({ text: 'title WORK' })).toEqual(['T-10', 'T-7', 'T-6', 'T-5']);
    expect(found({ text: 'm1 done' })).toEqual(['T-9']);
    expect(found({ only: ['overdue'] })).toEqual(['T-8']);
    expect(found({ only: ['locked'] })).toEqual(['T-6']);
    expect(found({ only: ['findings'] })).toEqual(['T-5']);
    expect(found({ only: ['mine'], text: 't-1' })).toEqual(['T-10']);
    expect(found({ only: ['mine'] })).toEqual(['T-10', 'T-7', 'T-5']);
    expect(found({ only: ['mine', 'overdue'] })).toEqual([]);
    expect(isFiltered({ ...EVERYTHING, text: ' ' })).toBe(false);
  });

  it('are shown as was kept, and as at first where that is of no use', () => {
    const kept: TaskQuery = { group: 'owner', sort: 'due', text: 'x', only: ['mine'] };
    expect(readQuery(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    for (const bad of [undefined, null, 7, { group: 'x', sort: 1, text: [], only: 'mine' }]) {
      expect(readQuery(bad)).toEqual(EVERYTHING);
    }
    expect(readQuery({ sort: 'id' }, kept)).toEqual({ ...kept, sort: 'id' });
  });

  it('make nothing of ten thousand before a group is opened', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => task(`T-${at}`, at));
    const tree = new TaskTree(overview(root(many)));
    const group = tree.children().find((node) => node.kind === 'group' && node.tasks.length > 0);
    expect(tree.counts).toEqual({ shown: 10_000, total: 10_000 });
    expect(tree.children(group)).toHaveLength(10_000);
    expect(tree.children(group)).toBe(tree.children(group));
  });
});

describe('dropping a task', () => {
  const api = { uri: 'file:///api', name: 'api' };
  const all = overview(root([task('T-1', 1), task('T-2', 2, lost)]), root([task('T-9', 1)], api));

  function nodes(group: TaskQuery['group']): { tasks: TaskNode[]; groups: GroupNode[] } {
    const tree = new TaskTree(all, { ...EVERYTHING, group });
    const groups = tree.children().flatMap((one) => tree.children(one)) as GroupNode[];
    return { groups, tasks: groups.flatMap((one) => tree.children(one)) as TaskNode[] };
  }

  it('on a state means a move into one of its states, also where no task is there yet', () => {
    const { tasks, groups } = nodes('state');
    const [one] = tasks;
    const review = groups.find(({ name }) => name === 'review');
    expect(one && review && droppingOf(one, review, t)).toEqual({ kind: 'state', states: ['REVIEW'] });
    expect(one && droppingOf(one, one.parent, t)).toEqual({ kind: 'none' });
  });

  it('on an owner, a priority or a milestone means that value; on nobody it is refused', () => {
    const [first] = nodes('owner').tasks;
    const to = (by: GroupNode['by'], name: string): GroupNode | undefined =>
      first && { ...first.parent, id: 'other', by, name };
    const drop = (group: GroupNode | undefined): unknown => first && group && droppingOf(first, group, t);
    expect(drop(to('owner', 'CMD'))).toEqual({ kind: 'owner', owner: 'CMD' });
    expect(drop(to('owner', ''))).toMatchObject({ kind: 'refused' });
    expect(drop(to('priority', 'P1'))).toEqual({ kind: 'set', values: { priority: 'P1' } });
    expect(drop(to('milestone', ''))).toEqual({ kind: 'set', values: { milestone: '' } });
    expect(drop(to('state', 'unknown'))).toMatchObject({ kind: 'refused' });
  });

  it('in another folder is refused', () => {
    const { tasks, groups } = nodes('state');
    const [one] = tasks;
    const there = groups.find(({ parent }) => parent.root.uri === api.uri);
    expect(one && there && droppingOf(one, there, t)).toMatchObject({ kind: 'refused' });
  });

  it('leads to every move into the states that are meant, else to the first reason', () => {
    const offer = { event: 'start' } as never;
    const targets = [
      { state: 'READY', offers: [], why: 'no' },
      { state: 'DOING', offers: [offer] },
      { state: 'PAIRING', offers: [], why: 'not now' },
    ];
    expect(landingOf(targets, ['DOING', 'PAIRING'])).toEqual({ offers: [offer], why: 'not now' });
    expect(landingOf(targets, ['READY'])).toEqual({ offers: [], why: 'no' });
    expect(landingOf(targets, ['NOWHERE'])).toEqual({ offers: [], why: undefined });
  });
});

describe('the message over the tasks', () => {
  const here = root([task('T-1', 1)]);
  const branch = overview(here, { ...here, uri: 'file:///api', name: 'api', movesTo: '/srv/main' });
  const elsewhere = 'api: this shows the ledgers of a branch; moves are written in the main worktree, /srv/main.';

  it('names the folder that moves are written to, where it is another, and the filter', () => {
    expect(messageOver(false, '', overview(here), t)).toBe('');
    expect(messageOver(false, '', branch, t)).toBe(elsewhere);
    expect(messageOver(false, '1 of 2 tasks: Mine', branch, t)).toBe(`${elsewhere} 1 of 2 tasks: Mine`);
  });

  it('gives way to the welcome of an empty tree', () => {
    expect(messageOver(true, '0 of 2 tasks: Mine', branch, t)).toBe('');
    expect(new TaskTree(branch, { ...EVERYTHING, text: 'nowhere' }).isEmpty).toBe(true);
  });
});
