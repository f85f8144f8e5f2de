import { describe, expect, it } from 'vitest';
import { flagChoices, flagsLook } from '../../client/src/status/flags.js';
import { lookOf } from '../../client/src/status/looks.js';
import { NONE, overview, root, t, task } from './support/overview.js';

const COMPARED = 'There is no git repository here. Hand edits are not judged.';
const done = { state: 'DONE', category: 'done' } as const;
const flags = { freeze: 'off', autoDecide: 'off', uri: 'file:///shop/ORCH/STATE/flags.md' } as const;

describe('the status bar item', () => {
  it('is hidden where there is nothing to check', () => {
    expect(lookOf('running', undefined, t)).toBeUndefined();
    expect(lookOf('running', overview(root([])), t)).toBeUndefined();
  });

  it('says that all is well', () => {
    const look = lookOf('running', overview(root([task('T-1', 1), task('T-2', 2, done)])), t);
    expect(look).toEqual({
      text: '$(pass) Orch',
      command: 'orch.showProblems',
      tooltip: ['1 of 2 tasks open, 0 of 0 approvals pending, no findings', COMPARED],
      speech: 'Orch: no errors or warnings',
    });
  });

  it('counts errors and warnings, and tells all in the tooltip', () => {
    const bad = { problems: { errors: 2, warnings: 3, infos: 1, hints: 0 }, approvalCounts: { pending: 1, total: 4 } };
    const look = lookOf('running', overview(root([task('T-1', 1)], bad)), t);
    expect(look?.text).toBe('$(checklist) 5');
    expect(look?.tooltip[0]).toBe('1 of 1 tasks open, 1 of 4 approvals pending, 2 errors, 3 warnings, 1 note');
  });

  it('says where moves are written elsewhere, and what settings and trust change', () => {
    const branch = overview(root([task('T-1', 1)], { movesTo: '/srv/main' }));
    const look = lookOf('running', branch, t, { restricted: true, overridden: true });
    expect(look?.tooltip.join('\n')).toMatch(/main worktree, \/srv\/main[^]*Restricted Mode[^]*orch\.rules\.severity/);
  });

  it('shows the flags that change what may be done in an item of their own', () => {
    const frozen = root([task('T-1', 1)], { flags: { ...flags, freeze: 'on', autoDecide: 'shadow' } });
    const auto = root([task('T-1', 1)], { name: 'api', flags: { ...flags, autoDecide: 'on' } });
    expect(lookOf('running', overview(frozen, auto), t)?.text).toBe('$(pass) Orch');
    expect(flagsLook(overview(frozen, auto), t)).toEqual({
      text: '$(lock) FREEZE $(hubot) AUTO',
      background: 'warning',
      open: flags.uri,
      tooltip: [
        'FREEZE is on: no task starts and nothing is decided.',
        'AUTO_DECIDE is on: approvals may be decided by rule.',
        'Click to read it.',
      ],
      speech:
        'FREEZE is on: no task starts and nothing is decided. AUTO_DECIDE is on: approvals may be decided by rule.',
    });
    const who = { actor: 'WORK@ada', role: 'WORK' };
    expect(flagsLook(overview({ ...auto, who }), t)).not.toHaveProperty('open');
    expect(flagsLook(overview(root([], { flags })), t)).toBeUndefined();
    expect(flagChoices(flags, t).map(({ label }) => label)).toEqual([
      'FREEZE=on',
      'AUTO_DECIDE=on',
      'AUTO_DECIDE=shadow',
    ]);
  });

  it('says where a crash can leave a part of a move', () => {
    const look = lookOf('running', overview(root([task('T-1', 1)], { moves: 'edits' })), t);
    expect(look?.tooltip[1]).toContain('a crash in between can leave a part of one');
    expect(lookOf('running', overview(root([task('T-1', 1)])), t)?.tooltip).toHaveLength(2);
  });

  it.each(['none', 'audit'] as const)('spins while the last commit is being read, compared with %s so far', (kind) => {
    const read = root([task('T-1', 1)]);
    const reading = { ...read, name: 'api', base: { kind, without: 'reading' } } as const;
    expect(lookOf('running', overview(read, reading), t)).toMatchObject({
      text: '$(loading~spin) Orch',
      speech: 'Orch: no errors or warnings. The last commit is being read.',
    });
    expect(lookOf('running', overview(read, { ...read, name: 'api' }), t)?.text).toBe('$(pass) Orch');
  });

  it('spins while the server starts again, and offers a start where it failed', () => {
    expect(lookOf('starting', overview(root([task('T-1', 1)], { problems: NONE })), t)?.text).toBe(
      '$(loading~spin) Orch',
    );
    const look = lookOf('failed', undefined, t);
    expect(look).toMatchObject({ text: '$(error) Orch', background: 'error', command: 'orch.restartServer' });
  });

  it('says that the first reading takes long and can be stopped, and offers a start where it was', () => {
    expect(lookOf('running', undefined, t)).toBeUndefined();
    expect(lookOf('running', undefined, t, { late: true })).toMatchObject({
      text: '$(loading~spin) Orch is reading the ledgers...',
      command: 'orch.stopServer',
      tooltip: ['Orch is reading the ledgers...', 'Click to stop it.'],
    });
    expect(lookOf('halted', undefined, t)).toMatchObject({
      text: '$(circle-slash) Orch',
      background: 'warning',
      command: 'orch.restartServer',
      speech: 'Orch was stopped: nothing is checked. Click to start it again.',
    });
  });
});
