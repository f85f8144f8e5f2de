import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spawnedGit } from '../../../server/src/node/git/process.js';
import { headGate } from '../../../server/src/node/gate/head.js';
import { ledgerRoot, openStore } from '../../../server/src/node/store/index.js';
import { folderWith } from '../../support/folders.js';
import { commit, git, repositoryWith, write } from '../../support/git.js';
import { event, ledgersOf, moverIn } from '../../support/nodeMoves.js';

const RULES = 'PROJECT_RULES.md';
const FLAGS = 'ORCH/STATE/flags.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';

function rules(policy: string): string {
  return `---\norch:\n  version: 1\n  ${policy}\n---\n\n# Rules\n`;
}

const HEAD = `| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence | kind |
|---|---|---|---|---|---|---|---|---|---|---|
`;

/** An approved row that lets PROJECT_RULES.md change. */
function row(id: string, approver = 'AUDIT@bob', target = `path:${RULES}`): string {
  const role = approver.split('@')[0] ?? '';
  return `| ${id} | ${target} | relax | approved | CMD@alice | ${approver} | ${role} | 2026-01-14T08:00:00Z | 2026-01-14T09:00:00Z | - | change |\n`;
}

/** The limit in force, read as a mover that begins now reads it. */
async function wip(root: string): Promise<number> {
  return (await openStore(root).read()).workspace.policy.wip;
}

async function freeze(root: string): Promise<string | undefined> {
  return (await openStore(root).read()).workspace.flags?.freeze;
}

describe('the policy in force for moves', () => {
  let root: string;

  afterEach(() => vi.unstubAllEnvs());

  beforeEach(() => {
    vi.stubEnv('GIT_COMMITTER_DATE', '2026-01-13T09:00:00Z'); // before the rows are decided
    root = repositoryWith({ ...ledgersOf(2), [APPROVALS]: HEAD, [RULES]: rules('wip: 1') });
  });

  it('is that of HEAD, whatever is typed or taken away', async () => {
    expect(await wip(root)).toBe(1);
    write(root, { [RULES]: rules('wip: 7') });
    expect(await wip(root)).toBe(1);
    rmSync(join(root, RULES));
    expect(await wip(root)).toBe(1);
  });

  it('is the typed one once it is committed', async () => {
    commit(root, { [RULES]: rules('wip: 7') });
    expect(await wip(root)).toBe(7);
  });

  it('is the typed one where HEAD has no such file', async () => {
    const bare = repositoryWith(ledgersOf(1));
    write(bare, { [RULES]: rules('wip: 7') });
    expect(await wip(bare)).toBe(7);
  });

  it('is the typed one without git, and before the first commit', async () => {
    const folder = folderWith({ ...ledgersOf(1), [RULES]: rules('wip: 3') });
    expect(await wip(folder)).toBe(3);
    git(folder, 'init');
    expect(await wip(folder)).toBe(3);
  });

  it('is the typed one after a change row that somebody else approved', async () => {
    write(root, { [RULES]: rules('wip: 7'), [APPROVALS]: HEAD + row('A001') });
    expect(await wip(root)).toBe(7);
  });

  it.each([
    ['its requester approved', row('A001', 'CMD@alice')],
    ['somebody approved who may not', row('A001', 'WORK@bob')],
    ['nobody has decided', row('A001').replace('approved', 'pending')],
    ['is for another file', row('A001', 'AUDIT@bob', 'path:README.md')],
    ['is no change', row('A001').replace('| change |', '| waiver |')],
    ['an automatic approver approved while AUTO_DECIDE is off', row('A001', 'AUDIT@auto')],
  ])('stays that of HEAD where a row %s', async (_, text) => {
    write(root, { [RULES]: rules('wip: 7'), [APPROVALS]: HEAD + text });
    expect(await wip(root)).toBe(1);
  });

  it('is let in by a row that HEAD has already, until a commit has used it', async () => {
    commit(root, { [APPROVALS]: HEAD + row('A001') });
    commit(root, { 'a.txt': 'a' });
    write(root, { [RULES]: rules('wip: 3') });
    expect(await wip(root)).toBe(3);
    commit(root, {});
    write(root, { [RULES]: rules('wip: 7') });
    expect(await wip(root)).toBe(3);
    write(root, { [APPROVALS]: HEAD + row('A001') + row('A002') });
    expect(await wip(root)).toBe(7);
  });

  it('takes no word for approved that only the typed policy calls so', async () => {
    const typed = rules('wip: 7\n  approvals: {statuses: {maybe: approved}}');
    write(root, { [RULES]: typed, [APPROVALS]: HEAD + row('A001').replace('approved', 'maybe') });
    expect(await wip(root)).toBe(1);
  });

  it('lets in by a row for a rule what loosens that rule alone', async () => {
    write(root, { [RULES]: rules('wip: 7'), [APPROVALS]: HEAD + row('A001', 'AUDIT@bob', 'rule:wip') });
    expect(await wip(root)).toBe(7);
    write(root, { [RULES]: rules('wip: 7\n  separation: solo') });
    expect(await wip(root)).toBe(1);
  });

  it('refuses and allows moves', async () => {
    const start = async (id: string): Promise<string> => (await moverIn(root).act(event('start', id), 'WORK@bob')).kind;
    expect(await start('T-1')).toBe('accepted');
    write(root, { [RULES]: rules('wip: 2') });
    expect(await start('T-2')).toBe('refused');
    commit(root, {});
    expect(await start('T-2')).toBe('accepted');
  });

  it('is that of the linked worktree where it says which ledgers count', () => {
    const tree = join(folderWith(), 'tree');
    git(root, 'worktree', 'add', '-b', 'topic', tree);
    expect(ledgerRoot(tree)).toBe(root);
    write(tree, { [RULES]: rules('ledger_home: branch') });
    expect(ledgerRoot(tree)).toBe(root);
    commit(tree, {});
    expect(ledgerRoot(tree)).toBe(tree);
  });

  it('is found in a workspace below the top of the repository, and with other line ends', async () => {
    const whole = repositoryWith({ 'parts/one/PROJECT_RULES.md': rules('wip: 2') });
    const part = join(whole, 'parts/one');
    write(part, { [RULES]: rules('wip: 5') });
    expect(await wip(part)).toBe(2);
    write(part, { [RULES]: rules('wip: 2').replaceAll('\n', '\r\n') });
    const { workspace } = await openStore(part).read();
    expect(workspace.policy).toBe(workspace.loadedPolicy?.policy);
  });
});

describe('the flags in force for moves', () => {
  it('are frozen by hand at once, and thawed by hand not before it is committed', async () => {
    const root = repositoryWith({ ...ledgersOf(1), [FLAGS]: 'FREEZE=off\n' });
    write(root, { [FLAGS]: 'FREEZE=on\n' });
    expect(await freeze(root)).toBe('on');
    commit(root, {});
    write(root, { [FLAGS]: 'FREEZE=off\n' });
    expect(await freeze(root)).toBe('on');
    rmSync(join(root, FLAGS));
    expect(await freeze(root)).toBe('on');
    commit(root, { [FLAGS]: 'FREEZE=off\n' });
    expect(await freeze(root)).toBe('off');
  });

  it('are what an audited move has set them to, and not what a hand makes of that', async () => {
    const root = repositoryWith({ ...ledgersOf(1), [FLAGS]: 'FREEZE=on\n' });
    const set = async (value: string): Promise<string> =>
      (await moverIn(root).act({ verb: 'flags.set', name: 'FREEZE', value }, 'CMD@alice')).kind;
    expect(await set('off')).toBe('accepted');
    expect(await freeze(root)).toBe('off');
    expect(await set('on')).toBe('accepted');
    commit(root, {});
    expect(await set('off')).toBe('accepted');
    commit(root, {});
    expect(await set('on')).toBe('accepted');
    write(root, { [FLAGS]: 'FREEZE=off\n' });
    expect(await freeze(root)).toBe('on');
    expect(await set('off')).toBe('accepted');
    expect(await freeze(root)).toBe('off');
  });

  it('are not set by a line that somebody put into the log', async () => {
    const root = repositoryWith({ ...ledgersOf(1), [FLAGS]: 'FREEZE=on\n' });
    await moverIn(root).act({ verb: 'flags.set', name: 'FREEZE', value: 'off' }, 'CMD@alice');
    const log = git(root, 'ls-files', '-o', 'ORCH/AUDIT');
    const forged = readFileSync(join(root, log), 'utf8').replace('"seq":1', '"seq":9');
    writeFileSync(join(root, log), forged);
    expect(await freeze(root)).toBe('on');
  });

  it('keep AUTO_DECIDE down', async () => {
    const root = repositoryWith({ ...ledgersOf(1), [FLAGS]: 'AUTO_DECIDE=shadow\n' });
    write(root, { [FLAGS]: 'AUTO_DECIDE=on\n' });
    expect((await openStore(root).read()).workspace.flags?.autoDecide).toBe('shadow');
    write(root, { [FLAGS]: 'AUTO_DECIDE=off\n' });
    expect((await openStore(root).read()).workspace.flags?.autoDecide).toBe('off');
  });

  it('are the typed ones after an approved change of the file', async () => {
    const root = repositoryWith({ ...ledgersOf(1), [APPROVALS]: HEAD, [FLAGS]: 'AUTO_DECIDE=off\n' });
    write(root, { [FLAGS]: 'AUTO_DECIDE=on\n', [APPROVALS]: HEAD + row('A001', 'AUDIT@bob', `path:${FLAGS}`) });
    expect((await openStore(root).read()).workspace.flags?.autoDecide).toBe('on');
  });
});

describe('what git is asked', () => {
  const LIMIT = rules('wip: 1');

  function gateFile(root: string): string {
    return join(root, '.git/orch/gate.json');
  }

  /** How many processes a mover in a process of its own would start. */
  async function asked(root: string): Promise<number> {
    const before = spawnedGit();
    await openStore(root).read();
    return spawnedGit() - before;
  }

  it('is nothing while HEAD is the same commit, once where it is another', async () => {
    const root = repositoryWith({ ...ledgersOf(1), [RULES]: LIMIT });
    await moverIn(root).act(event('start', 'T-1'), 'WORK@bob');
    expect(await asked(root)).toBe(0);
    write(root, { [RULES]: rules('wip: 9') });
    expect(await asked(root)).toBe(0);
    commit(root, { 'a.txt': 'a' });
    expect(await asked(root)).toBe(1);
    expect(await asked(root)).toBe(0);
    expect(JSON.parse(readFileSync(gateFile(root), 'utf8'))).toMatchObject({
      version: 1,
      oid: git(root, 'rev-parse', 'HEAD'),
      flagsPath: FLAGS,
      flags: null,
    });
  });

  it('is nothing at all without git, and in a workspace that is not trusted', async () => {
    const folder = folderWith({ ...ledgersOf(1), [RULES]: LIMIT });
    expect(await asked(folder)).toBe(0);
    const root = repositoryWith({ ...ledgersOf(1), [RULES]: LIMIT });
    const before = spawnedGit();
    await openStore(root, undefined, undefined, false).read();
    expect(spawnedGit()).toBe(before);
  });

  it('is read again from what the first version of the format kept', () => {
    const root = repositoryWith({ [RULES]: LIMIT });
    git(root, 'commit', '--allow-empty', '-m', 'orch');
    const oid = git(root, 'rev-parse', 'HEAD');
    const kept = {
      version: 1,
      root,
      oid,
      rules: rules('wip: 4'),
      flagsPath: FLAGS,
      flags: 'FREEZE=on\n',
      spent: ['a001'],
      advanced: { stamps: '', freeze: 'on', autoDecide: 'off' },
    };
    write(root, { '.git/orch/gate.json': JSON.stringify(kept) });
    const gate = headGate(root, { trusted: false });
    expect(gate?.policy?.wip).toBe(4);
    expect(gate?.flags?.freeze).toBe('on');
    expect([...(gate?.spent ?? [])]).toEqual(['a001']);
  });

  it.each(['', '{', '{"version":2}', '{"version":1,"oid":3}', '[]'])('is asked anew where a cache holds %j', (text) => {
    const root = repositoryWith({ [RULES]: LIMIT });
    write(root, { '.git/orch/gate.json': text });
    expect(headGate(root, { trusted: true })?.policy?.wip).toBe(1);
    expect(existsSync(gateFile(root))).toBe(true);
  });

  it('is asked where refs are kept in a form that only git reads', async () => {
    const root = repositoryWith({ ...ledgersOf(1), [RULES]: LIMIT });
    try {
      git(root, 'refs', 'migrate', '--ref-format=reftable');
    } catch {
      return; // This git knows no other form.
    }
    write(root, { [RULES]: rules('wip: 9') });
    expect(await wip(root)).toBe(1);
  });
});
