import { describe, expect, it } from 'vitest';
import type { Overview } from '../../server/src/protocol.js';
import * as looks from '../../client/src/tasksView/looks.js';
import { problemsOfGroup, TaskTree, type TreeNode } from '../../client/src/tasksView/tree.js';
import { NONE, overview, root, t, task } from './support/overview.js';

/** The tree as an indented list. */
function print(of: Overview | undefined): string {
  const tree = new TaskTree(of);
  const lines = (depth: string, node?: TreeNode): string[] =>
    tree.children(node).flatMap((child) => [`${depth}${label(child)}`, ...lines(`${depth}  `, child)]);
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
    expect(one.children().map((group) => one.parent(group))).toEqual([undefined]);
  });

  it('gives every node an id of its own that another overview keeps, even where two rows share an id', () => {
    const ids = (): string[] => {
      const tree = new TaskTree(overview(root([task('T-1', 1), task('T-1', 2), task('T-1', 3, done)])));
      return tree.children().flatMap((group) => [group.id, ...tree.children(group).map(({ id }) => id)]);
    };
    expect(new Set(ids()).size).toBe(5);
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
    const [group] = tree.children();
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
    const open = tree.children().map((node) => node.kind === 'group' && looks.isOpenAtFirst(node));
    expect(open).toEqual([true, false]);
  });
});
