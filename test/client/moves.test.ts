import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { argumentsOf, intentWith, isOffer, needsOf, pairOf, pathsOf } from '../../client/src/moves/arguments.js';
import { buttonsOf, moveOf, pickOf, sentence } from '../../client/src/moves/outcome.js';
import { canUndo, RECORD_COMMANDS, iconOf } from '../../client/src/moves/table.js';
import { contextOf } from '../../client/src/tasksView/looks.js';
import { TaskTree } from '../../client/src/tasksView/tree.js';
import type { MoveRefused, OfferedMove } from '../../server/src/protocol.js';
import { overview, root, t, task } from './support/overview.js';

const manifest = JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
  readonly contributes: { readonly commands: readonly { command: string; icon?: string }[] };
};

const offer = (event: string, rest: Partial<OfferedMove> = {}): OfferedMove => ({
  root: 'file:///shop', event, id: 'T-1', title: event, intent: { verb: 'event', event, id: 'T-1' },
  reason: 'optional', artifact: 'none', ...rest,
}); // prettier-ignore

describe('what a command was called with', () => {
  it('is taken as it is, from a node of the tree too, and from nothing', () => {
    const tree = new TaskTree(overview(root([task('T-7', 4)])));
    const [node] = tree.children().flatMap((group) => tree.children(group));
    expect(argumentsOf(node)).toEqual({ root: 'file:///shop', id: 'T-7' });
    expect(argumentsOf({ id: 'T-1', reason: 'x' })).toEqual({ id: 'T-1', reason: 'x' });
    for (const nothing of [undefined, null, 7, 'T-1']) expect(argumentsOf(nothing)).toEqual({});
    expect([isOffer(offer('start')), isOffer({ id: 'T-1' }), isOffer(null)]).toEqual([true, false, false]);
  });

  it('is put into the intent where the move takes it', () => {
    const given = { reason: 'r', artifacts: ['a'], op: 'o' };
    expect(intentWith(offer('hold'), given)).toEqual({ verb: 'event', event: 'hold', id: 'T-1', reason: 'r' });
    expect(intentWith(offer('submit', { artifact: 'optional' }), given)).toMatchObject({ artifacts: ['a'], op: 'o' });
    expect(intentWith(offer('x', { reason: 'none' }), given)).toEqual({ verb: 'event', event: 'x', id: 'T-1' });
    expect(intentWith(offer('hold'), { reason: '  ' })).not.toHaveProperty('reason');
  });

  it('is asked for only where it is needed and missing', () => {
    const needy = offer('submit', { reason: 'required', artifact: 'required' });
    expect(needsOf(needy, {})).toEqual({ reason: true, artifact: true });
    expect(needsOf(needy, { reason: ' ', artifacts: [] })).toEqual({ reason: true, artifact: true });
    expect(needsOf(needy, { reason: 'r', artifacts: ['a'] })).toEqual({ reason: false, artifact: false });
    expect(needsOf(offer('start'), {})).toEqual({ reason: false, artifact: false });
  });

  it('is read from lines: paths and pairs', () => {
    expect(pathsOf(' a.ts, docs\\b.md ,, ')).toEqual(['a.ts', 'docs/b.md']);
    expect([pairOf('due = 2026-01-01'), pairOf('due='), pairOf('=x'), pairOf('x')]).toEqual([
      ['due', '2026-01-01'], ['due', ''], undefined, undefined,
    ]); // prettier-ignore
  });
});

describe('a refusal', () => {
  it('begins with a capital letter, but for the names that it begins with', () => {
    expect(sentence('no single move leads there')).toBe('No single move leads there');
    expect(sentence('"hold" of T-1 is for CMD')).toBe('"hold" of T-1 is for CMD');
    for (const kept of ['t-1 is in DONE', 'WORK@bob holds it', 'dev@ann holds it', 'T-1 is done', '進行中です', ''])
      expect(sentence(kept)).toBe(kept);
    expect(sentence('login is in DONE', 'login')).toBe('login is in DONE');
    expect(sentence('ops holds it', 'login', 'ops')).toBe('ops holds it');
  });

  const refusal = (rest: Partial<MoveRefused>): MoveRefused => ({
    version: 1, ok: false, code: 'move/not-legal', message: 'no', legal: [], retry: 'never', root: 'file:///shop',
    offers: [], notices: [], ...rest,
  }); // prettier-ignore
  const titles = (refused: MoveRefused, id: string | undefined = 'T-1') =>
    buttonsOf(refused, id, t).map(({ title }) => title);

  it('offers up to three legal moves and the row', () => {
    const offers = ['start', 'hold', 'drop', 'assign'].map((event) => offer(event));
    expect(titles(refusal({ offers }))).toEqual(['start', 'hold', 'drop', 'Open Row']);
    expect(titles(refusal({ offers: [offer('approve', { id: 'A-1' })] }))).toEqual(['approve A-1', 'Open Row']);
    expect(buttonsOf(refusal({}), undefined, t)).toEqual([]);
  });

  it('offers what puts it right', () => {
    expect(titles(refusal({ code: 'buffer/diverged', uris: ['file:///a'] }))).toEqual(['Compare']);
    expect(titles(refusal({ code: 'actor/missing' }))).toEqual(['Set Who I Am']);
    expect(titles(refusal({ code: 'store/conflict', retry: 'now' }))).toEqual(['Try Again', 'Open Row']);
  });
});

describe('what lists and menus show', () => {
  it('of a record', () => {
    const record = { id: 'T-1', title: 'Login', state: 'READY', owner: '-' };
    expect(pickOf(record)).toEqual({ label: 'T-1  Login', description: 'READY' });
  });

  it('of a task in the tree', () => {
    const lock = { owner: 'x', expired: false };
    expect([
      contextOf(task('T', 1)),
      contextOf(task('T', 1, { lock })),
      contextOf(task('T', 1, { lock: { ...lock, mine: true } })),
    ]).toEqual(['task.active', 'task.active.locked.others', 'task.active.locked.mine']);
  });

  it('of a move: where it leads, and what it asks for', () => {
    expect(moveOf(offer('start', { title: 'Start', to: 'DOING' }), 'T-1', t)).toEqual({
      label: '$(play) Start',
      description: '→ DOING',
    });
    const needy = offer('pair', { title: 'pair', id: 'A-1', reason: 'required', artifact: 'required' });
    expect(moveOf(needy, 'T-1', t)).toEqual({
      label: '$(arrow-swap) pair',
      description: 'A-1 · asks what was made · asks why',
    });
  });

  it('with the icon of its command', () => {
    for (const [command, event] of Object.entries(RECORD_COMMANDS).filter(([, name]) => name !== 'archive')) {
      expect(manifest.contributes.commands.find((one) => one.command === command)?.icon, command).toBe(iconOf(event));
    }
  });

  it('of a move that can be taken back', () => {
    expect([canUndo('start'), canUndo('approve'), canUndo('undo')]).toEqual([true, false, false]);
  });
});
