import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../../server/src/core/index.js';
import { MemoryRoot } from '../../../support/memoryStore.js';
import { sectionLedger, tableLedger } from '../../edits/ledgers.js';
import { APPROVALS, check, errors, TASKS } from '../ledgers.js';
import { runs, seed } from '../worlds.js';
import { AUDITOR, CHIEF, done, event, refusal, rootOf, rules, task, WORKER } from './roots.js';

const ARCHIVE = 'ORCH/STATE/ARCHIVE.md';
const usual: Intent = { verb: 'migrate' };
const named = (...columns: readonly string[]): Intent => ({ verb: 'migrate', columns });

const small = '| task_id | title | state |\n|---|---|---|\n| T-1 | Login | PLAN |\n';
const asked = '| appr_id | task_id | op | status |\n|---|---|---|---|\n| A-1 | rule:x | change | pending |\n';

describe('migrate --add-columns', () => {
  it('gives every ledger the usual columns, in one move that the audit log tells of', async () => {
    const root = new MemoryRoot({ [TASKS]: small, [APPROVALS]: asked, [ARCHIVE]: small.replace('T-1', 'T-0') });
    const { audit, id, files } = await done(root, CHIEF, usual);
    expect(id).toBeNull();
    expect(files.map(({ path }) => path)).toEqual([TASKS, APPROVALS, ARCHIVE]);
    const tasks = ['owner', 'lock', 'lock_owner', 'lock_expires_at', 'due', 'artifact', 'notes'];
    const approvals = ['requested_by', 'approver', 'approver_role', 'ts_req', 'ts_dec', 'evidence'];
    expect(audit).toMatchObject({ event: 'migrate', id: null, rows: [] });
    expect(audit.columns).toMatchObject([
      { file: TASKS, added: tasks },
      { file: APPROVALS, added: approvals },
      { file: ARCHIVE, added: tasks },
    ]);
    expect(root.answers.history().at(-1)?.line.columns).toEqual(audit.columns);
    const row = root.text(TASKS).split('\n')[2];
    expect(row).toBe(`| T-1 | Login | PLAN |${' - |'.repeat(7)}`);
    expect(root.text(ARCHIVE).split('\n')[0]).toBe(root.text(TASKS).split('\n')[0]);
    expect(await root.refused(CHIEF, usual)).toMatchObject({ code: 'migrate/none', alreadyDone: true });
    expect(await refusal(root, CHIEF, named())).toBe('migrate/none');
    await done(root, CHIEF, { verb: 'undo' });
    expect([root.text(TASKS), root.text(APPROVALS)]).toEqual([small, asked]);
  });

  it('lets moves through that lacked a column', async () => {
    const root = new MemoryRoot({ [TASKS]: small, [APPROVALS]: asked, 'src/login.ts': '' });
    expect(await refusal(root, CHIEF, { verb: 'assign', id: 'T-1', owner: WORKER })).toBe('ledger/missing-column');
    await done(root, CHIEF, usual);
    await done(root, CHIEF, { verb: 'assign', id: 'T-1', owner: WORKER });
    await done(root, CHIEF, event('ready', 'T-1'));
    await done(root, WORKER, event('start', 'T-1'));
    await done(root, WORKER, event('submit', 'T-1', { artifacts: ['src/login.ts'] }));
    expect((await task(root))('state')).toBe('REVIEW');
  });

  it('adds what is named, to the ledgers that have such a column', async () => {
    const root = rootOf([{ state: 'PLAN' }]);
    expect(await refusal(root, CHIEF, { verb: 'set', id: 'T-1', values: { milestone: 'M1' } })).toBe(
      'ledger/missing-column',
    );
    const { files, audit } = await done(root, CHIEF, named('Milestone', 'depends'));
    expect(files.map(({ path }) => path)).toEqual([TASKS]);
    expect(audit.columns).toEqual([{ file: TASKS, added: ['milestone'], tables: [['milestone']], sections: [] }]);
    await done(root, CHIEF, { verb: 'set', id: 'T-1', values: { milestone: 'M1' } });
    expect(await root.refused(CHIEF, named('milestone'))).toMatchObject({
      code: 'migrate/there',
      params: { columns: 'milestone' },
      alreadyDone: true,
    });
    expect(await refusal(root, CHIEF, named('milestone', 'mile'))).toBe('migrate/unknown-column');
  });

  it('adds bullets to sections only where they are named', async () => {
    const root = new MemoryRoot({
      [TASKS]: '# T\n\n## T-1: Login\n\n- **state**: PLAN\n\n## T-2: Logout\n\n- **state**: PLAN',
    });
    expect(await refusal(root, CHIEF, usual)).toBe('migrate/none');
    expect(await root.refused(CHIEF, { verb: 'assign', id: 'T-2', owner: WORKER })).toMatchObject({
      params: { columns: 'owner' },
    });
    await done(root, CHIEF, named('owner'));
    expect(root.text(TASKS)).toBe(
      '# T\n\n## T-1: Login\n\n- **state**: PLAN\n- **owner**: -\n\n## T-2: Logout\n\n- **state**: PLAN\n- **owner**: -',
    );
    await done(root, CHIEF, { verb: 'assign', id: 'T-2', owner: WORKER });
  });

  it('does not make decided rows incomplete unless it is told to', async () => {
    const decided = asked.replace('pending', 'approved');
    const root = new MemoryRoot({ [TASKS]: small, [APPROVALS]: decided });
    const { audit } = await done(root, CHIEF, usual);
    expect(audit.columns?.[1]?.added).toEqual(['requested_by', 'approver_role', 'ts_req', 'evidence']);
    expect(await root.refused(CHIEF, usual)).toMatchObject({
      code: 'migrate/decided',
      params: { path: APPROVALS, columns: 'approver, ts_dec', id: 'A-1' },
    });
    await root.accepted(CHIEF, named('approver', 'ts_dec'));
    expect(root.text(APPROVALS)).toContain('| evidence | approver | ts_dec |\n');
  });

  it('refuses who does not command, ledgers that are not there, and what is no ledger', async () => {
    const root = new MemoryRoot({ [TASKS]: small });
    expect(await refusal(root, AUDITOR, usual)).toBe('move/wrong-role');
    expect(await refusal(root, CHIEF, named('kind'))).toBe('ledger/missing');
    root.store.troubles.set(TASKS, { kind: 'not-utf8', encoding: 'other', line: 0 });
    expect(await refusal(root, CHIEF, usual)).toBe('ledger/unreadable');
    expect(await refusal(new MemoryRoot(), CHIEF, usual)).toBe('ledger/missing');
    const bare = new MemoryRoot({ [TASKS]: '| task_id | title |\n|---|---|\n| T-1 | Login |\n' });
    expect(await refusal(bare, CHIEF, usual)).toBe('ledger/no-table');
  });

  it('leaves out what the policy does not want', async () => {
    const root = new MemoryRoot({ [TASKS]: small, ...rules('columns: { tasks: { notes: off, 備考: off, メモ: off, 注記: off, コメント: off } }') }); // prettier-ignore
    await done(root, CHIEF, usual);
    expect(root.text(TASKS)).not.toContain('notes');
    expect(await refusal(root, CHIEF, usual)).toBe('migrate/none');
  });

  it('does not make records of a view', async () => {
    const view = '\n## All\n\n| task_id | title | state | owner |\n|---|---|---|---|\n| T-1 | Login | PLAN | WORK |\n| T-2 | Gone | DONE | WORK |\n| T-3 | x | PLAN | WORK |\n'; // prettier-ignore
    const root = new MemoryRoot({ [TASKS]: `${small}| T-2 | Gone | DONE |\n${view}` });
    expect((await root.workspace()).tasks).toHaveLength(2);
    expect(await root.refused(CHIEF, named('owner'))).toMatchObject({
      code: 'migrate/view',
      params: { path: TASKS, columns: 'owner' },
    });
  });

  it('brings no error that was not there before, whatever the ledger', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(tableLedger, sectionLedger), fc.option(columns), async (text, chosen) => {
        const root = new MemoryRoot({ [TASKS]: text });
        const before = errors(check(root, await root.workspace()));
        const outcome = await root.perform(CHIEF, chosen === null ? usual : named(...chosen));
        if (outcome.kind === 'refused') expect(REFUSALS).toContain(outcome.refusal.code);
        expect(coded(errors(check(root, await root.workspace())))).toEqual(coded(before));
      }),
      { seed, numRuns: Math.max(300, runs) },
    );
  });
});

const columns = fc.subarray(['title', 'owner', 'lock', 'lock_owner', 'priority', 'depends', 'milestone', 'notes'], {
  minLength: 1,
});
const REFUSALS = ['migrate/none', 'migrate/there', 'migrate/view', 'ledger/no-table'];

/** Errors without their place: bullets move what is below them. */
function coded(found: readonly string[]): readonly string[] {
  return found.map((one) => one.replace(/:\d+ /, ' ')).sort();
}
