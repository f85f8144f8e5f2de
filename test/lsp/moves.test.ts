import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import type {
  IdentityResult,
  LegalMovesResult,
  MovableResult,
  MoveDone,
  MoveRefused,
  Overview,
  PerformAnswer,
  TargetsResult,
} from '../../server/src/protocol.js';
import { folderWith } from '../support/folders.js';
import { EVERYTHING, LspClient, NOTHING, until } from '../support/lspClient.js';
import { ledgersOf } from '../support/nodeMoves.js';
import { seed } from '../support/seed.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const WORK = 'WORK@ada';

let client: LspClient;
let folder: string;
let uri: string;
/** What the client was asked to save, and how it saves. */
let saved: string[][];
afterEach(async () => client.stop());

interface Setup {
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: object;
  readonly capabilities?: object;
  readonly locale?: string;
  readonly git?: boolean;
}

async function connect({
  files = ledgersOf(3),
  options,
  capabilities,
  locale,
  git = false,
}: Setup = {}): Promise<void> {
  folder = folderWith(files);
  uri = pathToFileURL(folder).href;
  saved = [];
  if (git) for (const args of GIT) execFileSync('git', args, { cwd: folder });
  client = await LspClient.connect(nodeHost(), {
    folders: [uri],
    options: { actor: WORK, saves: true, ...options },
    capabilities: capabilities ?? EVERYTHING,
    ...(locale === undefined ? {} : { locale }),
  });
  client.connection.onRequest('orch/save', async ({ uris }: { uris: string[] }) => {
    saved.push(uris);
    for (const one of uris) {
      writeFileSync(join(folder, pathOf(one)), client.textOf(one));
      await client.notify('textDocument/didSave', { textDocument: { uri: one } });
    }
    return { saved: true };
  });
}

const GIT = [
  ['init', '-q'],
  ['add', '.'],
  ['-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '-qm', 'x'],
];

const pathOf = (one: string): string => decodeURIComponent(one.slice(uri.length + 1));
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const ledger = (): string => `${uri}/${TASKS}`;
const row = (id: string): string =>
  read(TASKS)
    .split('\n')
    .find((line) => line.startsWith(`| ${id} `)) ?? '';

const call = (...args: unknown[]): Promise<PerformAnswer> =>
  client.request('workspace/executeCommand', { command: 'orch.server.perform', arguments: args });
const event = (name: string, id: string, more: object = {}, rest: object = {}): Promise<PerformAnswer> =>
  call({ intent: { verb: 'event', event: name, id, ...more }, ...rest });
const legal = (id: string): Promise<LegalMovesResult> => client.request('orch/legalMoves', { root: uri, id });
const targets = (id: string): Promise<TargetsResult> => client.request('orch/targets', { root: uri, id });
const whys = (found: TargetsResult): Record<string, string> =>
  Object.fromEntries(found?.targets.map(({ state, here, why }) => [state, here ? 'here' : (why ?? '')]) ?? []);
const events = (found: LegalMovesResult): string[] => found?.offers.map((offer) => offer.event) ?? [];

describe('orch.server.perform', () => {
  it('is announced, makes a move on disk, and answers as the command line does', async () => {
    await connect();
    expect(client.init?.capabilities.executeCommandProvider?.commands).toEqual(['orch.server.perform']);
    const done = (await event('start', 'T-1')) as MoveDone;
    expect(done).toMatchObject({
      version: 1, ok: true, event: 'start', id: 'T-1', from: 'READY', to: 'DOING', approval: null,
      lock: { owner: WORK, token: 1 }, summary: 'T-1 READY → DOING', notices: [],
    }); // prettier-ignore
    expect(done.changes).toHaveLength(1);
    expect(row('T-1')).toContain(`| DOING | ${WORK} |`.replace(` ${WORK} `, ' WORK '));
    expect(row('T-1')).toContain(WORK);
  });

  it('takes the whole life of a task through three actors', async () => {
    await connect({ files: { ...ledgersOf(1), 'src/login.ts': 'export {};\n' } });
    const as = (actor: string) => ({ as: actor });
    const ok = async (answer: Promise<PerformAnswer>): Promise<MoveDone> => {
      const given = await answer;
      expect(given, JSON.stringify(given)).toMatchObject({ ok: true });
      return given as MoveDone;
    };
    const planned = await ok(call({ intent: { verb: 'plan', title: 'Sign in', owner: 'WORK' }, as: 'CMD@dana' }));
    const id = planned.id ?? '';
    await ok(event('ready', id, {}, as('CMD@dana')));
    await ok(event('start', id));
    await ok(event('submit', id, { artifacts: ['src/login.ts'], op: 'first' }));
    await ok(event('return', id, { reason: 'no test' }, as('AUDIT@ren')));
    await ok(event('start', id));
    const second = await ok(event('submit', id, { artifacts: ['src/login.ts'], op: 'second' }));
    await ok(call({ intent: { verb: 'approve', id: second.approval }, as: 'AUDIT@ren' }));
    const done = await ok(event('finish', id, {}, as('CMD@dana')));
    expect([done.from, done.to]).toEqual(['REVIEW', 'DONE']);
    expect(await client.codes(ledger())).toEqual([]);
  });

  it('refuses with the reason and with legal moves that can be made as they are', async () => {
    await connect({ options: { actor: 'CMD@dana' } });
    const refused = (await event('finish', 'T-1')) as MoveRefused;
    expect(refused).toMatchObject({ ok: false, code: 'move/not-legal', retry: 'never' });
    const hold = refused.offers.find((offer) => offer.event === 'hold');
    expect(hold).toMatchObject({ id: 'T-1', title: 'Put on Hold', reason: 'required', artifact: 'none' });
    expect(await call({ intent: { ...hold?.intent, reason: 'later' } })).toMatchObject({ ok: true, to: 'HOLD' });
  });

  it('speaks Japanese to a Japanese client', async () => {
    await connect({ locale: 'ja' });
    const refused = (await event('finish', 'T-1')) as MoveRefused;
    expect(refused.message).toMatch(/[\p{Script=Hiragana}]/u);
    expect((await legal('T-1'))?.offers.map(({ title }) => title)).toContain('開始');
  });

  it('writes nothing on a dry run, and does the same key once', async () => {
    await connect();
    const before = read(TASKS);
    expect(await event('start', 'T-1', {}, { dryRun: true })).toMatchObject({ ok: true, to: 'DOING' });
    expect(read(TASKS)).toBe(before);
    const first = (await event('start', 'T-1', {}, { key: 'k' })) as MoveDone;
    expect(await event('start', 'T-1', {}, { key: 'k' })).toMatchObject({ ok: true, seq: first.seq });
    expect(await event('start', 'T-2', {}, { key: 'k' })).toMatchObject({ ok: false, code: 'key/reused' });
  });

  it('is known to the server at once, without a watcher', async () => {
    await connect();
    await client.request('orch/overview', null);
    await event('start', 'T-2');
    const { roots } = await client.request<Overview>('orch/overview', null);
    const task = roots[0]?.tasks.find(({ id }) => id === 'T-2');
    expect(task).toMatchObject({ state: 'DOING', lock: { owner: WORK, mine: true, token: 1, expired: false } });
    expect(roots[0]?.who).toEqual({ actor: WORK, role: 'WORK' });
    await until(() => client.changes > 0, 'told that the overview differs');
  });

  it('says where nothing can be written', async () => {
    await connect();
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: 'memfs:/shop', name: 'shop' }], removed: [] },
    });
    const answer = await event('start', 'T-1', {}, { root: 'memfs:/shop' });
    expect(answer).toMatchObject({ ok: false, code: 'store/nowhere' });
  });

  it('tells who lost a lock, with the next answer', async () => {
    await connect();
    await event('start', 'T-1');
    await event('hold', 'T-1', { reason: 'wait' }, { as: 'CMD@dana' });
    expect((await event('start', 'T-2')).notices[0]).toContain('T-1');
    expect((await event('finish', 'T-2')).notices).toEqual([]);
  });
});

describe('hostile arguments', () => {
  const bad: readonly unknown[][] = [
    [],
    [null],
    ['start'],
    [[]],
    [{}],
    [{ intent: {} }, {}],
    [{ intent: { verb: 'nope' } }],
    [{ intent: { verb: '__proto__' } }],
    [{ intent: { verb: 'event', event: 'start' } }],
    [{ intent: { verb: 'event', event: 'start', id: 7 } }],
    [{ intent: { verb: 'event', event: 'start', id: 'T-1', constructor: 1 } }],
    [{ intent: { verb: 'event', event: 'submit', id: 'T-1', artifacts: 'a' } }],
    [{ intent: { verb: 'event', event: 'submit', id: 'T-1', checks: [{ command: 'x', exit: '0' }] } }],
    [{ intent: { verb: 'set', id: 'T-1', values: { state: 'DONE' } } }],
    [{ intent: { verb: 'request', target: 'T-1', kind: 'bribe', op: 'x' } }],
    [{ intent: { verb: 'event', event: 'start', id: 'x'.repeat(10_001) } }],
    [{ intent: { verb: 'undo', seq: -1 } }],
    [{ intent: { verb: 'undo' }, root: 'file:///elsewhere' }],
    [{ intent: { verb: 'undo' }, uri: 'untitled:1' }],
    [{ intent: { verb: 'undo' }, key: '' }],
    [{ intent: { verb: 'undo' }, dryRun: 'yes' }],
    [{ intent: { verb: 'undo' }, shell: 'rm' }],
  ];
  const INVALID = -32602;

  it('are invalid params, and nothing is written', async () => {
    await connect();
    const before = read(TASKS);
    for (const args of bad) {
      const failed = expect(call(...args), JSON.stringify(args)).rejects;
      await failed.toMatchObject({ code: INVALID });
    }
    const other = { command: 'orch.server.other', arguments: [] };
    await expect(client.request('workspace/executeCommand', other)).rejects.toMatchObject({ code: INVALID });
    for (const params of [
      null,
      {},
      { uri: ledger() },
      { root: uri, id: 7 },
      { uri: ledger(), position: { line: -1 } },
    ]) {
      await expect(client.request('orch/legalMoves', params)).rejects.toMatchObject({ code: INVALID });
    }
    await expect(client.request('orch/targets', { root: uri })).rejects.toMatchObject({ code: INVALID });
    const lanes = { by: 'title', names: [] };
    await expect(client.request('orch/targets', { root: uri, id: 'T-1', lanes })).rejects.toMatchObject({
      code: INVALID,
    });
    await expect(client.request('orch/movable', { event: 7 })).rejects.toMatchObject({ code: INVALID });
    expect(read(TASKS)).toBe(before);
    expect(await event('start', 'T-1')).toMatchObject({ ok: true });
  });

  it('of any shape get an answer or are invalid, never a crash', async () => {
    await connect();
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: false }), async (value) => {
        const text = JSON.stringify(value ?? null) as string | undefined;
        const sent: unknown = JSON.parse(text ?? 'null');
        const intent = { verb: 'event', event: 'return', id: sent };
        const outcomes = await Promise.allSettled([call(sent), call({ intent })]);
        for (const outcome of outcomes) {
          if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: INVALID });
          else expect(outcome.value.ok).toBe(false);
        }
      }),
      { numRuns: 100, seed },
    );
    expect(client.log).toEqual([]);
  });
});

describe('an open ledger', () => {
  it('that is clean is in nobody’s way', async () => {
    await connect();
    await client.open(ledger(), read(TASKS));
    expect(await event('start', 'T-1')).toMatchObject({ ok: true });
    // The editor has not loaded the file again: still nothing is lost by another move.
    expect(await event('hold', 'T-2', { reason: 'x' }, { as: 'CMD@dana' })).toMatchObject({ ok: true });
    expect(saved).toEqual([]);
  });

  it('with changes is saved first, and keeps them', async () => {
    await connect();
    await client.open(ledger(), read(TASKS));
    await client.replace(ledger(), 'Task 3', 'Task three');
    expect(await event('start', 'T-1')).toMatchObject({ ok: true });
    expect(saved).toEqual([[ledger()]]);
    expect(row('T-3')).toContain('Task three');
    expect(row('T-1')).toContain('DOING');
  });

  it('with a BOM and other line ends on disk is not taken for changed', async () => {
    await connect();
    const text = read(TASKS);
    write(TASKS, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    await client.open(ledger(), text);
    await client.replace(ledger(), 'Task 3', 'Task three');
    expect(await event('start', 'T-1')).toMatchObject({ ok: true });
    expect(saved).toHaveLength(1);
  });

  it('with changes is refused where the editor cannot save, and on a dry run', async () => {
    await connect({ options: { saves: false } });
    await client.open(ledger(), read(TASKS));
    await client.replace(ledger(), 'Task 3', 'Task three');
    const before = read(TASKS);
    const refused = (await event('start', 'T-1')) as MoveRefused;
    expect(refused).toMatchObject({ ok: false, code: 'buffer/unsaved', uris: [ledger()] });
    expect(refused.message).toContain(TASKS);
    expect(await event('start', 'T-1', {}, { dryRun: true })).toMatchObject({ code: 'buffer/unsaved' });
    expect(read(TASKS)).toBe(before);
  });

  it('that the editor could not save is refused', async () => {
    await connect();
    client.connection.onRequest('orch/save', () => ({ saved: false }));
    await client.open(ledger(), read(TASKS));
    await client.replace(ledger(), 'Task 3', 'Task three');
    expect(await event('start', 'T-1')).toMatchObject({ ok: false, code: 'buffer/unsaved' });
    expect(row('T-1')).toContain('READY');
  });

  it('with changes, over a file that others changed, is refused, and both stay', async () => {
    await connect();
    await client.open(ledger(), read(TASKS));
    await client.replace(ledger(), 'Task 3', 'Task three');
    // As long as before: an editor would not notice.
    const theirs = read(TASKS).replace('Task 2', 'TASK 2');
    write(TASKS, theirs);
    const refused = (await event('start', 'T-1')) as MoveRefused;
    expect(refused).toMatchObject({ ok: false, code: 'buffer/diverged', uris: [ledger()] });
    expect(saved).toEqual([]);
    expect(read(TASKS)).toBe(theirs);
    expect(client.textOf(ledger())).toContain('Task three');
  });

  it('is followed when the editor loads what others wrote', async () => {
    await connect();
    const before = read(TASKS);
    await client.open(ledger(), before);
    const theirs = before.replace('Task 2', 'TASK 2');
    write(TASKS, theirs);
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: ledger(), type: 2 }] });
    await client.replace(ledger(), 'Task 2', 'TASK 2');
    await client.replace(ledger(), 'Task 3', 'Task three');
    expect(await event('start', 'T-1')).toMatchObject({ ok: true });
    expect(saved).toHaveLength(1);
    expect(read(TASKS)).toContain('TASK 2');
    expect(row('T-3')).toContain('Task three');
  });

  it('with changes is warned of once when others change its file, before anybody saves', async () => {
    await connect();
    const warned: string[] = [];
    client.connection.onNotification('orch/diverged', (sent: { uri: string }) => void warned.push(sent.uri));
    const before = read(TASKS);
    await client.open(ledger(), before);
    const change = async (text: string): Promise<void> => {
      write(TASKS, text);
      await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: ledger(), type: 2 }] });
      // Answered behind the notification.
      await client.request('orch/identity', null);
    };
    await change(before.replace('Task 2', 'TASK 2'));
    expect(warned).toEqual([]);
    await change(before);
    await client.replace(ledger(), 'Task 3', 'Task three');
    await change(before.replace('Task 2', 'Task B'));
    await change(before.replace('Task 2', 'Task C'));
    await until(() => warned.length > 0, 'warned');
    expect(warned).toEqual([ledger()]);
  });

  it('whose changes nobody saw begin is refused', async () => {
    await connect();
    await client.open(ledger(), read(TASKS).replace('Task 3', 'Task three'));
    expect(await event('start', 'T-1')).toMatchObject({ ok: false, code: 'buffer/diverged' });
  });

  it('is free again once it was saved by hand', async () => {
    await connect({ options: { saves: false } });
    await client.open(ledger(), read(TASKS));
    await client.replace(ledger(), 'Task 3', 'Task three');
    write(TASKS, client.textOf(ledger()));
    await client.notify('textDocument/didSave', { textDocument: { uri: ledger() } });
    expect(await event('start', 'T-1')).toMatchObject({ ok: true });
  });

  it('that the editor says is clean is believed, also between two versions of the file', async () => {
    await connect({ options: { saves: false } });
    const before = read(TASKS);
    await client.open(ledger(), before);
    // Others wrote twice, and the editor is at the first of both.
    write(TASKS, before.replace('Task 2', 'TASK TWO'));
    await client.replace(ledger(), 'Task 2', 'TASK 2');
    expect(await event('start', 'T-1')).toMatchObject({ code: 'buffer/diverged' });
    await client.notify('orch/clean', { uri: ledger(), version: 2 });
    expect(await event('start', 'T-1')).toMatchObject({ ok: true });
    await client.replace(ledger(), 'Task 3', 'Task three');
    expect(await event('hold', 'T-2', { reason: 'x' }, { as: 'CMD@dana' })).toMatchObject({ code: 'buffer/diverged' });
    for (const nonsense of [null, {}, { uri: 7, version: 'x' }]) await client.notify('orch/clean', nonsense);
    expect(client.log).toEqual([]);
  });

  it('that the editor says is clean before it says what it holds is believed as well', async () => {
    await connect();
    await client.open(ledger(), read(TASKS).replace('Task 2', 'Task two'));
    await client.notify('orch/clean', { uri: ledger(), version: 2 });
    await client.replace(ledger(), 'Task two', 'Task 2');
    await client.replace(ledger(), 'Task 3', 'Task three');
    expect(await event('start', 'T-1')).toMatchObject({ ok: true });
    expect(row('T-3')).toContain('Task three');
  });

  it('that was typed in and typed back is saved where the editor would have said that it is clean', async () => {
    await connect();
    await client.open(ledger(), read(TASKS));
    await client.notify('orch/clean', { uri: ledger(), version: 1 });
    await client.replace(ledger(), 'Task 2', 'Task two');
    await client.replace(ledger(), 'Task two', 'Task 2');
    expect(await event('start', 'T-1')).toMatchObject({ ok: true });
    // Else it would stay as it is, and never load what the move wrote.
    expect(saved).toEqual([[ledger()]]);
  });

  it('of approvals counts as well', async () => {
    await connect({ options: { saves: false } });
    await client.open(`${uri}/${APPROVALS}`, read(APPROVALS));
    await client.replace(`${uri}/${APPROVALS}`, '# Approvals', '# Asked');
    expect(await event('start', 'T-1')).toMatchObject({ code: 'buffer/unsaved' });
  });
});

describe('orch/legalMoves', () => {
  it('says what may be done with the task at a place and by its id, its lock included', async () => {
    await connect();
    await client.open(ledger(), read(TASKS));
    const position = client.behind(ledger(), '| T-1 | Ta');
    const found = await client.request<LegalMovesResult>('orch/legalMoves', { uri: ledger(), position });
    expect(found).toMatchObject({ id: 'T-1', kind: 'task', state: 'READY', who: { actor: WORK } });
    expect(events(found)).toEqual(['start']);
    expect(found?.offers[0]).toMatchObject({ title: 'Start', to: 'DOING' });
    await event('start', 'T-1');
    const mine = await legal('T-1');
    expect(events(mine)).toEqual(expect.arrayContaining(['submit', 'recover', 'lock.extend', 'lock.release']));
    for (const offer of mine?.offers.filter(({ event: name }) => name === 'lock.extend') ?? []) {
      expect(await call({ root: offer.root, intent: offer.intent })).toMatchObject({ ok: true });
    }
  });

  it('lists decisions for who may decide', async () => {
    await connect({ files: { ...ledgersOf(1), 'a.ts': '1\n' } });
    await event('start', 'T-1');
    const submitted = (await event('submit', 'T-1', { artifacts: ['a.ts'] })) as MoveDone;
    expect(events(await legal('T-1'))).toEqual([]);
    await client.notify('workspace/didChangeConfiguration', { settings: { orch: { actor: 'AUDIT@ren' } } });
    const found = await legal('T-1');
    expect(events(found)).toEqual(expect.arrayContaining(['return', 'approve', 'reject']));
    expect(found?.offers.find((offer) => offer.event === 'approve')?.id).toBe(submitted.approval);
    const row = await legal(submitted.approval ?? '');
    expect(row).toMatchObject({ kind: 'approval', state: 'pending' });
    expect(events(row)).toEqual(['approve', 'reject']);
  });

  it('says why nobody can do anything, and null where there is no record', async () => {
    await connect({ options: { actor: 'NOBODY@x' } });
    expect(await legal('T-1')).toMatchObject({ offers: [], who: { code: 'actor/unknown-role' } });
    expect(await legal('T-99')).toBeNull();
    expect(await client.request('orch/legalMoves', { uri: ledger(), position: { line: 0, character: 0 } })).toBeNull();
    expect(
      await client.request('orch/legalMoves', { uri: 'untitled:1', position: { line: 0, character: 0 } }),
    ).toBeNull();
  });
});

describe('orch/targets', () => {
  it('says of every state which move leads there, or why none does', async () => {
    await connect();
    const found = await targets('T-1');
    expect(found).toMatchObject({ root: uri, id: 'T-1', title: 'Task 1', state: 'READY', who: { actor: WORK } });
    expect(found?.targets.map(({ state }) => state)).toEqual(
      ['PLAN', 'READY', 'DOING', 'REVIEW', 'FIX', 'DONE', 'HOLD', 'DROP'],
    ); // prettier-ignore
    const doing = found?.targets.find(({ state }) => state === 'DOING');
    expect(doing?.offers).toMatchObject([{ event: 'start', id: 'T-1', title: 'Start', to: 'DOING' }]);
    const why = whys(found);
    expect([why['READY'], why['DOING']]).toEqual(['here', '']);
    expect(why['HOLD']).toContain('"hold" of T-1 is for CMD, and you are WORK@ada');
    expect(why['DONE']).toBe(
      'no single move takes T-1 from READY to DONE; the way there is start (owner), submit (holder), finish (CMD)',
    );
    expect(await call({ intent: doing?.offers[0]?.intent })).toMatchObject({ ok: true, to: 'DOING' });
    expect(whys(await targets('T-1'))).toMatchObject({ DOING: 'here', READY: '' });
    expect(await targets('T-99')).toBeNull();
  });

  it('tells the state that a held task goes back to, whatever the table leaves open', async () => {
    await connect({ options: { actor: 'CMD@dana' } });
    await event('hold', 'T-1', { reason: 'later' });
    const found = await targets('T-1');
    const back = found?.targets.filter(({ offers }) => offers.some((offer) => offer.event === 'resume'));
    expect(back?.map(({ state, offers }) => [state, offers[0]?.to])).toEqual([['READY', 'READY']]);
  });

  it('says why everything is closed where nobody can do anything', async () => {
    await connect({ options: { actor: 'NOBODY@x' }, locale: 'ja' });
    const found = await targets('T-1');
    expect(found?.who).toMatchObject({ code: 'actor/unknown-role' });
    expect(new Set(Object.values(whys(found))).size).toBe(2);
    expect(whys(found)['DOING']).toBe(found?.who.actor === undefined ? found?.who.problem : '');
    await client.stop();
    const files = ledgersOf(2);
    await connect({ files: { ...files, [TASKS]: (files[TASKS] ?? '').replaceAll('READY', 'REDAY') }, locale: 'ja' });
    const lost = Object.values(whys(await targets('T-1')));
    expect(lost).toHaveLength(8);
    expect(lost.every((why) => why.includes('REDAY'))).toBe(true);
  });

  it('offers nothing that asks git where nothing may be run', async () => {
    await connect({ git: true, files: { ...ledgersOf(1), 'a.ts': '1\n' }, options: { trusted: false } });
    await event('start', 'T-1');
    expect(whys(await targets('T-1'))).toMatchObject({ READY: '', DOING: 'here' });
    expect(whys(await targets('T-1'))['REVIEW']).toContain('trust the workspace first');
  });
});

describe('orch/targets of lanes', () => {
  const lanes = (by: string, ...names: string[]): Promise<TargetsResult> =>
    client.request('orch/targets', { root: uri, id: 'T-1', lanes: { by, names } });

  it('says of every owner asked about whether the task can be given to them, and by which move', async () => {
    await connect({ options: { actor: 'CMD@dana' } });
    const found = await lanes('owner', 'WORK@bob', 'WORK', 'NOBODY@x', '');
    expect(found?.lanes.map(({ name }) => name)).toEqual(['WORK@bob', 'WORK', 'NOBODY@x', '']);
    const [bob, here, unknown, nobody] = found?.lanes ?? [];
    expect(bob).toMatchObject({ offer: { event: 'assign', id: 'T-1', title: 'Assign', reason: 'none' } });
    expect(here?.why).toContain('T-1 says so already');
    expect(unknown?.why).toContain('"NOBODY@x" has no role in this policy');
    expect(nobody?.why).toContain('has no role');
    const done = await call({ intent: bob?.offer?.intent });
    expect(done).toMatchObject({ ok: true, event: 'assign', summary: 'T-1 assigned' });
    expect(row('T-1')).toContain('| WORK@bob |');
    expect((await lanes('priority', 'P1'))?.lanes).toMatchObject([{ name: 'P1', offer: { event: 'set' } }]);
    expect((await targets('T-1'))?.lanes).toEqual([]);
  });

  it('says why to who may not, or is nobody', async () => {
    await connect();
    expect((await lanes('owner', 'WORK@bob'))?.lanes[0]?.why).toContain('"assign" of T-1 is for CMD');
    await client.stop();
    await connect({ options: { actor: 'NOBODY@x' } });
    const found = await lanes('owner', 'WORK@bob');
    expect(found?.lanes).toEqual([{ name: 'WORK@bob', why: found?.who.actor === undefined ? found?.who.problem : '' }]);
  });
});

describe('a store that cannot be read', () => {
  it('is a refusal and a reason, not a fault', async () => {
    await connect();
    write('.orch/state.json', 'nonsense');
    expect(await event('start', 'T-1')).toMatchObject({ ok: false, code: 'store/damaged' });
    expect(await legal('T-1')).toMatchObject({ offers: [], who: { code: 'store/damaged' } });
    expect(await client.request('orch/movable', {})).toMatchObject({ problems: [{ code: 'store/damaged' }] });
    expect((await client.request<Overview>('orch/overview', null)).roots[0]?.tasks).toHaveLength(3);
    expect(client.log).toEqual([]);
  });
});

describe('a policy with an event of its own, and a linked worktree', () => {
  it('have it offered, and made', async () => {
    const rules =
      '---\norch:\n  version: 1\n  events:\n    park: { from: [ready], to: PLAN, by: [any], reason: required }\n---\n';
    await connect({ files: { ...ledgersOf(1), 'PROJECT_RULES.md': rules } });
    const park = (await legal('T-1'))?.offers.find((offer) => offer.event === 'park');
    expect(park).toMatchObject({ title: 'park', to: 'PLAN', reason: 'required' });
    expect(await call({ intent: { ...park?.intent, reason: 'later' } })).toMatchObject({ ok: true, to: 'PLAN' });
  });

  it('write the ledgers of record, those of the main worktree, and save them where they are open', async () => {
    await connect({ git: true });
    const linked = `${folder}-linked`;
    execFileSync('git', ['worktree', 'add', '-q', linked], { cwd: folder });
    const there = pathToFileURL(linked).href;
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: there, name: 'linked' }], removed: [] },
    });
    await client.open(ledger(), read(TASKS));
    await client.replace(ledger(), 'Task 3', 'Task three');
    expect(await event('start', 'T-1', {}, { root: there })).toMatchObject({ ok: true, home: uri });
    expect(row('T-1')).toContain('DOING');
    expect(row('T-3')).toContain('Task three');
    const { roots } = await client.request<Overview>('orch/overview', null);
    expect(roots.map(({ movesTo }) => movesTo)).toEqual([undefined, folder]);
    rmSync(linked, { recursive: true });
  });
});

describe('orch/movable and orch/identity', () => {
  const movable = (name?: string): Promise<MovableResult> =>
    client.request('orch/movable', name === undefined ? {} : { event: name });

  it('list what one move can be made with', async () => {
    await connect();
    expect((await movable('start')).records.map(({ id }) => id)).toEqual(['T-1', 'T-2', 'T-3']);
    await event('start', 'T-2');
    // One at a time, says the policy.
    expect((await movable('start')).records).toEqual([]);
    const [extend] = (await movable('lock.extend')).records;
    expect(extend).toMatchObject({ id: 'T-2', state: 'DOING', offer: { intent: { verb: 'lock.extend', id: 'T-2' } } });
    expect((await movable()).records).toHaveLength(3);
    expect((await movable('approve')).records).toEqual([]);
    expect((await movable('nonsense')).records).toEqual([]);
  });

  it('say why there is nothing', async () => {
    await connect({ options: { actor: 'NOBODY' } });
    expect((await movable('start')).problems).toMatchObject([{ root: uri, code: 'actor/unknown-role' }]);
  });

  it('name a ledger whose changes are not saved where that may be why', async () => {
    await connect();
    await event('start', 'T-2');
    await client.open(ledger(), read(TASKS));
    expect(await movable('start')).toEqual({ records: [], problems: [] });
    await client.replace(ledger(), 'Task 3', 'Task three');
    expect((await movable('start')).problems).toMatchObject([{ root: uri, code: 'buffer/unsaved', uris: [ledger()] }]);
    expect((await movable('lock.extend')).problems).toEqual([]);
  });

  it('follow the settings, and know whom one could be', async () => {
    const people = '---\norch:\n  version: 1\n  people:\n    ren: { roles: [AUDIT] }\n---\n';
    await connect({ files: { ...ledgersOf(1), 'PROJECT_RULES.md': people } });
    const who = async () => (await client.request<IdentityResult>('orch/identity', null)).roots[0];
    expect(await who()).toMatchObject({ who: { actor: WORK }, known: ['AUDIT@ren', 'CMD', 'AUDIT', 'WORK'] });
    await client.notify('workspace/didChangeConfiguration', { settings: { orch: { actor: 'ren' } } });
    expect((await who())?.who).toEqual({ actor: 'AUDIT@ren', role: 'AUDIT' });
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.notify('workspace/didChangeConfiguration', { settings: { orch: { actor: 7 } } });
    expect((await who())?.who).toEqual({ actor: 'AUDIT@ren', role: 'AUDIT' });
  });
});

describe('code actions', () => {
  const actions = (context: object): Promise<CodeAction[]> =>
    client.request('textDocument/codeAction', {
      textDocument: { uri: ledger() },
      range: { start: client.behind(ledger(), '| T-1 |'), end: client.behind(ledger(), '| T-1 |') },
      context: { diagnostics: [], ...context },
    });

  it('are the legal moves of the row, ready for an editor without commands of its own', async () => {
    await connect({ capabilities: NOTHING, options: { actor: 'CMD@dana' } });
    await client.open(ledger(), read(TASKS));
    // Those that need a reason cannot be made without asking for it.
    expect((await actions({ only: ['refactor'] })).map(({ title }) => title)).toEqual([]);
    await event('start', 'T-1', {}, { as: WORK });
    await client.notify('workspace/didChangeConfiguration', { settings: { orch: { actor: WORK } } });
    const found = await actions({ only: ['refactor'] });
    const extend = found.find(({ title }) => title === 'Extend Lock T-1');
    expect(extend).toMatchObject({ kind: 'refactor.orch.move', command: { command: 'orch.server.perform' } });
    const made = await client.request('workspace/executeCommand', extend?.command);
    expect(made).toMatchObject({ ok: true, event: 'lock.extend' });
  });

  it('name the client’s command where it has one, and light no bulb', async () => {
    await connect({ options: { offerCommand: 'orch.move' } });
    await client.open(ledger(), read(TASKS));
    const [start] = await actions({ triggerKind: 1 });
    expect(start).toMatchObject({
      title: 'Start T-1',
      command: { command: 'orch.move', arguments: [{ event: 'start' }] },
    });
    expect(await actions({ triggerKind: 2 })).toEqual([]);
    expect(await actions({ only: ['quickfix'] })).toEqual([]);
  });
});

describe('in a workspace that is not trusted', () => {
  it('moves are made without git, those that need it refused', async () => {
    await connect({ git: true, files: { ...ledgersOf(2), 'a.ts': '1\n' }, options: { trusted: false } });
    expect(await event('start', 'T-1')).toMatchObject({ ok: true });
    expect(events(await legal('T-1'))).toEqual(expect.arrayContaining(['recover', 'lock.extend']));
    expect(events(await legal('T-1'))).not.toContain('submit');
    expect((await client.request<MovableResult>('orch/movable', { event: 'submit' })).records).toEqual([]);
    const before = read(TASKS);
    const refused = await event('submit', 'T-1', { artifacts: ['a.ts'] });
    expect(refused).toMatchObject({ ok: false, code: 'store/untrusted' });
    expect(read(TASKS)).toBe(before);
  });

  it('git is not asked who one is', async () => {
    await connect({ git: true, options: { trusted: false, actor: '' } });
    execFileSync('git', ['config', 'orch.actor', WORK], { cwd: folder });
    expect(await event('start', 'T-1')).toMatchObject({ ok: false, code: 'actor/missing' });
  });

  it('and where it is trusted, git is', async () => {
    await connect({ git: true, options: { actor: '' } });
    execFileSync('git', ['config', 'orch.actor', WORK], { cwd: folder });
    expect(await event('start', 'T-1')).toMatchObject({ ok: true, lock: { owner: WORK } });
  });
});
