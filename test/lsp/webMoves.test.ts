import fc from 'fast-check';
import { CancellationTokenSource, type TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLog } from '../../server/src/core/audit/index.js';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import { webHost } from '../../server/src/lsp/webHost.js';
import { changesOf, hasMixedEnds } from '../../server/src/lsp/web/edit.js';
import { stateFrom } from '../../server/src/lsp/web/state.js';
import type { RuntimeState } from '../../server/src/core/index.js';
import type { LegalMovesResult, MoveDone, Overview, PerformAnswer } from '../../server/src/protocol.js';
import { ledgersOf } from '../support/nodeMoves.js';
import { seed } from '../support/seed.js';
import { until } from '../support/lspClient.js';
import { WEB_ROOT, WebEditor } from '../support/webEditor.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const TASKS_URI = `${WEB_ROOT}/${TASKS}`;

const desktop: typeof webHost = (connection, client) => nodeHost(webHost(connection, client));

let editor: WebEditor;
let hostFor = webHost;
afterEach(async () => editor.client.stop());

async function open(files: Readonly<Record<string, string>> = ledgersOf(3), options: object = {}): Promise<void> {
  editor = await WebEditor.open({ 'src/login.ts': 'export {};\n', ...files }, options, hostFor);
}

const call = (args: object): Promise<PerformAnswer> =>
  editor.client.request('workspace/executeCommand', { command: 'orch.server.perform', arguments: [args] });
const event = (name: string, id: string, more: object = {}, rest: object = {}): Promise<PerformAnswer> =>
  call({ intent: { verb: 'event', event: name, id, ...more }, ...rest });
const ok = async (answer: Promise<PerformAnswer>): Promise<MoveDone> => {
  const given = await answer;
  expect(given, JSON.stringify(given)).toMatchObject({ ok: true });
  return given as MoveDone;
};
const state = (): RuntimeState => stateFrom(editor.state);
const problems = (): readonly unknown[] => {
  const { audit, writer } = state();
  return verifyLog(editor.auditFiles(), { head: audit.head, writer });
};

describe.each([
  ['a browser', webHost],
  ['a desktop with a virtual folder', desktop],
])('moves where no process can write: %s', (_, made) => {
  beforeEach(() => {
    hostFor = made;
  });

  it('takes the whole life of a task, with evidence and an unbroken log', async () => {
    await open();
    const as = (actor: string) => ({ as: actor });
    const planned = await ok(call({ intent: { verb: 'plan', title: 'Sign in', owner: 'WORK' }, as: 'CMD@dana' }));
    const id = planned.id ?? '';
    await ok(event('ready', id, {}, as('CMD@dana')));
    await ok(event('start', id));
    const { approval } = await ok(event('submit', id, { artifacts: ['src/login.ts'], op: 'first' }));
    await ok(call({ intent: { verb: 'approve', id: approval }, as: 'AUDIT@ren' }));
    const done = await ok(event('finish', id, {}, as('CMD@dana')));
    expect([done.from, done.to]).toEqual(['REVIEW', 'DONE']);
    expect(editor.text(TASKS)).toMatch(new RegExp(`${id} \\| Sign in \\| DONE`));
    expect(editor.auditFiles().size).toBe(1);
    expect(problems()).toEqual([]);
    expect(state().generation).toBe(6);
    const record = [...editor.files].find(([uri]) => uri.endsWith(`${approval ?? ''}.diff.md`))?.[1];
    expect(record).toContain('src/login.ts');
    // The log is read again as soon as the watcher tells of it.
    await expect.poll(() => editor.client.codes(TASKS_URI)).toEqual([]);
    expect(editor.client.log).toEqual([]);
  });

  it('edits the versions of open documents, and creates nothing over what is there', async () => {
    await open();
    await editor.client.open(TASKS_URI, editor.text(TASKS));
    await editor.client.open(`${WEB_ROOT}/${APPROVALS}`, editor.text(APPROVALS));
    await ok(event('start', 'T-1'));
    await ok(event('submit', 'T-1', { artifacts: ['src/login.ts'] }));
    expect(editor.edits).toHaveLength(2);
    const [start = [], submit = []] = editor.edits;
    expect(start.map((change) => ('textDocument' in change ? change.textDocument : change))).toMatchObject([
      { uri: TASKS_URI, version: 1 },
      { kind: 'create', options: { overwrite: false, ignoreIfExists: false } },
      { version: null },
    ]);
    expect(submit).toContainEqual(expect.objectContaining({ textDocument: { uri: TASKS_URI, version: 2 } }));
    expect(editor.client.textOf(TASKS_URI)).toBe(editor.text(TASKS));
    expect(problems()).toEqual([]);
  });

  it('saves what was typed, before the move', async () => {
    await open();
    await editor.client.open(TASKS_URI, editor.text(TASKS));
    await editor.client.notify('orch/clean', { uri: TASKS_URI, version: 1 });
    await editor.client.replace(TASKS_URI, 'Task 2', 'Second');
    await ok(event('start', 'T-1'));
    expect(editor.text(TASKS)).toMatch(/T-1 \| Task 1 \| DOING[^]*T-2 \| Second \| READY/);
  });

  it('changes nothing but the row, whatever the line ends are, and keeps the byte order mark', async () => {
    const files = ledgersOf(3);
    const text = `\uFEFF${(files[TASKS] ?? '').replaceAll('\n', '\r\n')}`;
    await open({ ...files, [TASKS]: text });
    // An editor shows no byte order mark; the fake one edits files as they are, line by line.
    await ok(event('start', 'T-2'));
    const [before, after] = [text.split('\r\n'), editor.text(TASKS).split('\r\n')];
    expect(after.filter((line, at) => line !== before[at])).toEqual([expect.stringContaining('| T-2 |')]);
    expect(after).toHaveLength(before.length);
  });

  it('plans again after an edit in between, and lets it stand', async () => {
    await open();
    let once = true;
    editor.beforeEdit = () => {
      if (!once) return true;
      once = false;
      editor.write(TASKS, editor.text(TASKS).replace('Task 2', 'Second'));
      return false;
    };
    await ok(event('start', 'T-1'));
    expect(editor.text(TASKS)).toMatch(/T-1 \| Task 1 \| DOING[^]*T-2 \| Second \| READY/);
    expect(problems()).toEqual([]);
  });

  it('changes nothing where the move is called off before it is written, and goes on after that', async () => {
    await open();
    const before = new Map(editor.files);
    const cancel = new CancellationTokenSource();
    const params = {
      command: 'orch.server.perform',
      arguments: [{ intent: { verb: 'event', event: 'start', id: 'T-1' } }],
    };
    const moving = editor.client.connection.sendRequest('workspace/executeCommand', params, cancel.token);
    cancel.cancel();
    await expect(moving).rejects.toMatchObject({ code: -32800 });
    expect(editor.files).toEqual(before);
    await ok(event('start', 'T-1'));
    expect(problems()).toEqual([]);
  });

  it('changes nothing where the editor does not apply the edit', async () => {
    await open();
    const before = new Map(editor.files);
    editor.beforeEdit = () => false;
    expect(await event('start', 'T-1')).toMatchObject({ ok: false, code: 'store/conflict', retry: 'now' });
    expect(editor.files).toEqual(before);
    expect(editor.state).toBeNull();
  });

  it('makes moves that are asked for at once one after the other', async () => {
    await open();
    const answers = await Promise.all(
      ['T-1', 'T-2', 'T-3'].map((id) => event('start', id, {}, { as: `WORK@w${id.at(-1)}` })),
    );
    for (const answer of answers) expect(answer).toMatchObject({ ok: true });
    expect(state().generation).toBe(3);
    expect(problems()).toEqual([]);
  });

  it('refuses a ledger with line ends of several kinds, in both languages', async () => {
    const files = ledgersOf(3);
    const mixed = { ...files, [TASKS]: (files[TASKS] ?? '').replace('\n', '\r\n') };
    await open(mixed);
    const before = new Map(editor.files);
    const refused = await event('start', 'T-1');
    expect(refused).toMatchObject({
      ok: false,
      code: 'store/mixed-ends',
      message: expect.stringContaining(TASKS) as string,
    });
    expect(editor.files).toEqual(before);
    expect(editor.edits).toEqual([]);
    await editor.client.stop();
    await open(mixed, { locale: 'ja' });
    expect(await event('start', 'T-1')).toMatchObject({ message: expect.stringContaining('改行') as string });
  });

  it('says so where what was saved is not what the move says', async () => {
    await open();
    editor.onSave = (text) => (text.startsWith('{') ? text : `${text}\n`);
    expect(await event('start', 'T-1')).toMatchObject({ ok: false, code: 'store/unsaved' });
    expect(editor.state).toBeNull();
    // What stands in the files counts from now on, and the log goes on from its last line.
    editor.onSave = (text) => text;
    await ok(event('hold', 'T-1', { reason: 'wait' }, { as: 'CMD@dana' }));
    expect(problems()).toEqual([]);
  });

  it('writes nothing on a read-only file system, and nothing outside of the root', async () => {
    await open();
    editor.writable = false;
    expect(await event('start', 'T-1')).toMatchObject({ ok: false, code: 'store/read-only' });
    editor.writable = true;
    editor.write('ORCH/AUDIT', 'a file where the folder should be');
    expect(await event('start', 'T-1')).toMatchObject({ ok: false, code: 'store/outside' });
    expect(editor.edits).toEqual([]);
  });

  it('goes on from no log of which it knows only a part', async () => {
    await open();
    await ok(event('start', 'T-1'));
    const [log = ''] = editor.auditFiles().keys();
    const before = new Map(editor.files);
    editor.unreadable.add(`${WEB_ROOT}/${log}`);
    expect(await event('submit', 'T-1', { artifacts: ['src/login.ts'] })).toMatchObject({ code: 'store/unreadable' });
    editor.unreadable.clear();
    editor.complete = false;
    expect(await event('submit', 'T-1', { artifacts: ['src/login.ts'] })).toMatchObject({ code: 'store/unreadable' });
    editor.complete = true;
    expect(editor.files).toEqual(before);
    editor.write(log, `${editor.text(log)}{"v":2,"seq":2}\n`);
    expect(await event('submit', 'T-1', { artifacts: ['src/login.ts'] })).toMatchObject({ code: 'store/newer' });
  });

  it('goes on from what another window wrote, though its state is not known here', async () => {
    await open();
    await ok(event('start', 'T-1'));
    const kept = editor.state;
    await ok(event('start', 'T-2', {}, { as: 'WORK@cy' }));
    editor.state = kept;
    await ok(event('start', 'T-3', {}, { as: 'WORK@bo' }));
    expect(problems()).toEqual([]);
    expect([...editor.auditFiles().values()].join('').trim().split('\n')).toHaveLength(3);
  });

  it('says that moves are edits, who makes them, and what is legal', async () => {
    await open();
    const { roots } = await editor.client.request<Overview>('orch/overview', null);
    expect(roots[0]).toMatchObject({ moves: 'edits', who: { actor: 'WORK@ada', role: 'WORK' } });
    const legal = await editor.client.request<LegalMovesResult>('orch/legalMoves', { root: WEB_ROOT, id: 'T-1' });
    expect(legal?.offers.map((offer) => offer.event)).toContain('start');
    await ok(event('start', 'T-1'));
    await until(async () => {
      const now = await editor.client.request<Overview>('orch/overview', null);
      return now.roots[0]?.tasks[0]?.lock?.token === 1;
    }, 'the lock with its token');
  });

  it('refuses, as ever, where the client keeps nothing', async () => {
    await open(ledgersOf(1), { keepsState: false });
    expect(await event('start', 'T-1')).toMatchObject({ ok: false, code: 'store/nowhere' });
  });
});

describe('the state that an editor keeps', () => {
  const whole = {
    version: 1, generation: 3, writer: 'w-0123456789abcdef', leases: {}, tokens: {}, lost: {}, keys: {},
    audit: { head: null, sizes: {} },
  }; // prettier-ignore

  it('is begun anew where it is damaged or not of this shape', async () => {
    await open();
    const hostile: unknown[] = [
      undefined, 7, {}, 'no JSON', '[]', 'null', '{"version":0}',
      ...[
        { writer: '../../etc/passwd' }, { leases: { 't-1': 'x' } }, { tokens: { 't-1': '9' } }, { lost: { a: [null] } },
        { keys: { k: { intent: 1 } } }, { audit: { head: { seq: -1 }, sizes: {} } }, { generation: -1 },
      ].map((part) => JSON.stringify({ ...whole, ...part })),
    ]; // prettier-ignore
    expect(stateFrom(JSON.stringify(whole))).toEqual(whole);
    for (const kept of hostile)
      expect(stateFrom(kept), JSON.stringify(kept)).toMatchObject({ generation: 0, writer: '' });
    editor.state = hostile[7];
    await ok(event('start', 'T-1'));
    expect(state().writer).toMatch(/^w-[0-9a-f]{16}$/);
  });

  it('of a newer Orch is refused', async () => {
    await open();
    editor.state = JSON.stringify({ ...whole, version: 2 });
    expect(await event('start', 'T-1')).toMatchObject({ ok: false, code: 'store/newer' });
  });
});

describe('a file as an edit', () => {
  it('tells line ends of one kind from several', async () => {
    await open();
    for (const text of ['', 'a', 'a\nb\n', 'a\r\nb\r\n', '\r\n'])
      expect(hasMixedEnds(text), JSON.stringify(text)).toBe(false);
    for (const text of ['a\r\nb\n', '\na\r\n', 'a\rb\n', 'a\r', 'a\r\n\r', 'a\n\r\n']) {
      expect(hasMixedEnds(text), JSON.stringify(text)).toBe(true);
    }
  });

  it('is, applied, the text that the move says', async () => {
    await open();
    const lines = fc.array(fc.constantFrom('', 'a', 'b', '| x |', '表'), { maxLength: 6 });
    const whole = fc.record({ before: lines, after: lines, end: fc.constantFrom('\n', '\r\n'), bom: fc.boolean() });
    fc.assert(
      fc.property(whole, ({ before, after, end, bom }) => {
        const [old, now] = [before.join(end), after.join(end)];
        const mark = bom ? '\uFEFF' : '';
        const rewrite = { uri: 'x:/a', version: 1, before: mark + old, after: mark + now };
        const [change] = changesOf([rewrite]);
        const edits = change !== undefined && 'edits' in change ? (change.edits as TextEdit[]) : [];
        expect(TextDocument.applyEdits(TextDocument.create('x:/a', '', 1, old), edits)).toBe(now);
      }),
      { seed },
    );
  });

  it('touches the changed lines alone, and appends behind a last line without an end', async () => {
    await open();
    const edits = (before: string, after: string): unknown => {
      const [change] = changesOf([{ uri: 'x:/a', version: null, before, after }]);
      return change !== undefined && 'edits' in change ? change.edits : undefined;
    };
    const range = (...at: [number, number, number, number]): unknown => ({
      start: { line: at[0], character: at[1] },
      end: { line: at[2], character: at[3] },
    });
    expect(edits('a\nb\nc\n', 'a\nB\nc\n')).toEqual([{ range: range(1, 0, 2, 0), newText: 'B\n' }]);
    expect(edits('a\n', 'a\nb\n')).toEqual([{ range: range(1, 0, 1, 0), newText: 'b\n' }]);
    expect(edits('a\nb', 'a\nb\nc')).toEqual([{ range: range(1, 0, 1, 1), newText: 'b\nc' }]);
    expect(edits('\uFEFFa\nb\n', '\uFEFFa\nc\n')).toEqual([{ range: range(1, 0, 2, 0), newText: 'c\n' }]);
  });
});
