import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import { spawnedGit } from '../../server/src/node/git/process.js';
import type {
  BaseSummary,
  ChangesResult,
  CompareResult,
  OfferedPath,
  Overview,
  PerformAnswer,
} from '../../server/src/protocol.js';
import { folderWith } from '../support/folders.js';
import { LspClient, PULLING, until } from '../support/lspClient.js';
import { ledgersOf } from '../support/nodeMoves.js';
import { Repository } from '../support/repository.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const PLANNED = ledgersOf(3, 'PLAN');
const SKIPPED = 'history/skipped-states';

const clients: LspClient[] = [];
const { PATH } = process.env;
afterEach(async () => {
  process.env['PATH'] = PATH;
  await Promise.all(clients.splice(0).map((client) => client.stop()));
});

/** An editor with the ledgers of these folders open. */
async function editorOn(folders: readonly string[], options: object = {}): Promise<LspClient> {
  const client = await LspClient.connect(nodeHost(), {
    folders: folders.map((folder) => pathToFileURL(folder).href),
    options: { actor: 'CMD@dana', saves: true, offerCommand: 'orch.move', ...options },
    capabilities: PULLING,
  });
  clients.push(client);
  return client;
}

const uriOf = (folder: string, path = TASKS): string => pathToFileURL(join(folder, path)).href;

async function openIn(client: LspClient, { folder }: Repository): Promise<string> {
  const uri = uriOf(folder);
  await client.open(uri, new Repository(folder).read(TASKS));
  return uri;
}

async function findings(client: LspClient, uri: string): Promise<Diagnostic[]> {
  const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
  return report.kind === 'full' ? report.items.filter(({ code }) => String(code).startsWith('history/')) : [];
}

const codes = async (client: LspClient, uri: string): Promise<unknown[]> =>
  (await findings(client, uri)).map(({ code }) => code);
const finds = (client: LspClient, uri: string, ...wanted: string[]): Promise<void> =>
  until(async () => (await codes(client, uri)).join() === wanted.join(), `findings: ${wanted.join() || 'none'}`);

async function baseOf(client: LspClient, at = 0): Promise<BaseSummary | undefined> {
  return (await client.request<Overview>('orch/overview', null)).roots[at]?.base;
}
const comparesWith = (client: LspClient, kind: string, oid?: string): Promise<void> =>
  until(
    async () => {
      const base = await baseOf(client);
      return base?.kind === kind && (oid === undefined || (base.kind === 'commit' && base.oid === oid));
    },
    `compared with ${kind} ${oid ?? ''}`,
  );

/** An editor on a repository whose first task was taken from PLAN to DONE by hand. */
async function typedOver(options: object = {}): Promise<{ client: LspClient; repository: Repository; uri: string }> {
  const repository = Repository.with(PLANNED);
  const client = await editorOn([repository.folder], options);
  const uri = await openIn(client, repository);
  await comparesWith(client, 'commit');
  await client.replace(uri, 'PLAN', 'DONE');
  return { client, repository, uri };
}

describe('a state typed over', () => {
  it('is found with the next answer, and the message names the legal path', async () => {
    const { client, uri } = await typedOver();
    const [found, ...more] = await findings(client, uri);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: SKIPPED, severity: 1 });
    expect(found?.message).toMatch(/PLAN.*DONE.*READY.*DOING.*REVIEW/s);
    expect(found?.range.start.line).toBe(4);
  });

  it('is no finding where one move leads there', async () => {
    const repository = Repository.with(PLANNED);
    const client = await editorOn([repository.folder]);
    const uri = await openIn(client, repository);
    await comparesWith(client, 'commit');
    await client.replace(uri, 'PLAN', 'READY');
    expect(await codes(client, uri)).toEqual([]);
  });

  it('can be taken back, or done as moves', async () => {
    const { client, uri } = await typedOver();
    const [found] = await findings(client, uri);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri }, range: found?.range, context: { diagnostics: [found], only: ['quickfix'] },
    }); // prettier-ignore
    const path = actions.find(({ command }) => command !== undefined);
    const offered = path?.command?.arguments?.[0] as OfferedPath;
    expect(path?.command?.command).toBe('orch.move');
    expect(offered.id).toBe('T-1');
    expect(offered.path.map(({ event }) => event)).toEqual(['ready', 'start', 'submit', 'finish']);
    expect(offered.path.map(({ artifact }) => artifact)).toEqual(['none', 'none', 'required', 'none']);
    for (const action of actions) {
      const [edit] = action.edit?.documentChanges ?? [];
      expect(edit).toHaveProperty('textDocument.uri', uri);
    }
    const back = actions.find(({ command }) => command === undefined);
    const [change] = back?.edit?.documentChanges ?? [];
    await client.apply(uri, (change as TextDocumentEdit).edits as TextEdit[]);
    expect(client.textOf(uri)).toBe(PLANNED[TASKS]);
    expect(await codes(client, uri)).toEqual([]);
  });

  it('is told on the card of the row, with who wrote it before', async () => {
    const { client, uri, repository } = await typedOver();
    const position = { line: 4, character: 3 };
    const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position });
    const card = (hover.contents as { value: string }).value;
    const commit = repository.git('rev-parse', '--short=8', 'HEAD');
    expect(card).toContain(`Since commit \`${commit}\``);
    expect(card).toMatch(/state.*`PLAN` → `DONE` \\\(by hand\\\)/);
    expect(card).toMatch(new RegExp(`Last changed.*\`${commit}\` by Mika`));
  });

  it('is marked as illegal beside what is only changed or new', async () => {
    const { client, uri } = await typedOver();
    await client.replace(uri, '| T-2 | Task 2 | PLAN |', '| T-2 | Task two | PLAN |');
    const changes = await client.request<ChangesResult>('orch/changes', { uri });
    expect(changes?.rows.map(({ id, change }) => [id, change])).toEqual([
      ['T-1', 'illegal'],
      ['T-2', 'changed'],
    ]);
    expect(changes?.base).toMatchObject({ kind: 'commit', author: 'Mika' });
  });

  it('is shown beside the base, cell by cell', async () => {
    const { client, uri } = await typedOver();
    const compared = await client.request<CompareResult>('orch/compare', { uri });
    expect(compared?.rows).toBe(1);
    expect(compared?.before).toContain('- **state**: PLAN');
    expect(compared?.after).toBe(compared?.before.replace('PLAN', 'DONE'));
  });
});

describe('the base', () => {
  it('is the last commit, whoever makes it: commit and amend', async () => {
    const { client, repository, uri } = await typedOver();
    await finds(client, uri, SKIPPED);
    repository.write(TASKS, client.textOf(uri));
    await comparesWith(client, 'commit', repository.commit('done'));
    await finds(client, uri);
    repository.write(TASKS, PLANNED[TASKS] ?? '');
    const amended = repository.commit('undone', '--amend', '--allow-empty');
    await comparesWith(client, 'commit', amended);
    await finds(client, uri, SKIPPED);
  });

  it('follows checkout, merge and rebase', async () => {
    const { client, repository, uri } = await typedOver();
    repository.git('checkout', '-qb', 'side');
    repository.write(TASKS, client.textOf(uri));
    repository.commit('by hand');
    await finds(client, uri);
    // The document stays as it is: what an editor holds open is what it says.
    repository.git('checkout', '-q', 'main');
    await finds(client, uri, SKIPPED);
    repository.write('other.md', 'x\n');
    const main = repository.commit('other');
    await comparesWith(client, 'commit', main);
    repository.git('checkout', '-q', 'side');
    repository.git('rebase', '-q', 'main');
    await comparesWith(client, 'commit', repository.git('rev-parse', 'side'));
    await finds(client, uri);
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    await comparesWith(client, 'commit', repository.git('rev-parse', 'main'));
    await finds(client, uri);
  });

  it('stays when refs are packed', async () => {
    const { client, repository, uri } = await typedOver();
    const oid = repository.git('rev-parse', 'HEAD');
    repository.git('pack-refs', '--all');
    await finds(client, uri, SKIPPED);
    await comparesWith(client, 'commit', oid);
    await comparesWith(client, 'commit', repository.commit('later', '--allow-empty'));
  });

  it('of a linked worktree is its own HEAD, also when that is switched', async () => {
    const repository = Repository.with(PLANNED);
    const linked = new Repository(join(folderWith(), 'linked'));
    repository.git('worktree', 'add', '-q', linked.folder, '-b', 'side');
    linked.replace(TASKS, 'PLAN', 'READY');
    const side = linked.commit('ready');
    const client = await editorOn([linked.folder]);
    const uri = await openIn(client, linked);
    await comparesWith(client, 'commit', side);
    await client.replace(uri, 'READY', 'DOING');
    await finds(client, uri);
    linked.git('checkout', '-q', '--detach', 'main');
    await comparesWith(client, 'commit', repository.git('rev-parse', 'main'));
    await finds(client, uri, SKIPPED);
  });

  it('appears with the first commit of a repository that appears', async () => {
    const repository = new Repository(folderWith(PLANNED));
    const client = await editorOn([repository.folder]);
    const uri = await openIn(client, repository);
    await client.replace(uri, 'PLAN', 'DONE');
    await until(async () => (await baseOf(client))?.kind === 'none', 'compared with nothing');
    expect(await baseOf(client)).toMatchObject({ without: 'no-git' });
    expect(await codes(client, uri)).toEqual([]);
    repository.git('init', '-q');
    await until(async () => JSON.stringify(await baseOf(client)).includes('no-commit'), 'a repository is seen');
    repository.commit('first');
    await finds(client, uri, SKIPPED);
  });

  it('is the same for two folders of one repository, each with its own ledgers', async () => {
    const under = (folder: string): Record<string, string> =>
      Object.fromEntries(Object.entries(PLANNED).map(([path, text]) => [`${folder}/${path}`, text]));
    const repository = Repository.with({ ...under('shop'), ...under('bank') });
    const [shop, bank] = [join(repository.folder, 'shop'), join(repository.folder, 'bank')];
    const client = await editorOn([shop, bank]);
    await client.open(uriOf(shop), PLANNED[TASKS] ?? '');
    await client.open(uriOf(bank), PLANNED[TASKS] ?? '');
    await until(async () => (await baseOf(client, 0))?.kind === 'commit', 'the base of one');
    await until(async () => (await baseOf(client, 1))?.kind === 'commit', 'the base of the other');
    await client.replace(uriOf(shop), 'PLAN', 'DONE');
    expect(await codes(client, uriOf(shop))).toEqual([SKIPPED]);
    expect(await codes(client, uriOf(bank))).toEqual([]);
  });
});

describe('git', () => {
  it('is not started by keystrokes', async () => {
    const { client, uri } = await typedOver();
    await finds(client, uri, SKIPPED);
    const before = spawnedGit();
    for (let stroke = 0; stroke < 50; stroke++) {
      await client.replace(uri, 'Task 2', `Task 2${String(stroke % 10)}`);
      await client.pull(uri);
    }
    expect(spawnedGit() - before).toBe(0);
    expect(await codes(client, uri)).toEqual([SKIPPED]);
  });

  it('is not started at all in a workspace that is not trusted', async () => {
    const before = spawnedGit();
    const repository = Repository.with(PLANNED);
    const client = await editorOn([repository.folder], { trusted: false });
    const uri = await openIn(client, repository);
    await client.replace(uri, 'PLAN', 'DONE');
    await until(async () => JSON.stringify(await baseOf(client)).includes('untrusted'), 'known as untrusted');
    await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position: { line: 4, character: 3 } });
    expect(await codes(client, uri)).toEqual([]);
    expect(spawnedGit() - before).toBe(0);
  });

  it('that is not there is no base, and everything else goes on', async () => {
    const repository = Repository.with(PLANNED);
    process.env['PATH'] = folderWith();
    const client = await editorOn([repository.folder]);
    const uri = await openIn(client, repository);
    await until(async () => JSON.stringify(await baseOf(client)).includes('no-program'), 'known as not there');
    await client.replace(uri, 'PLAN', 'DOIGN');
    expect(await client.codes(uri)).toContain('task/state-unknown');
  });

  it('that hangs holds nothing up', async () => {
    const repository = Repository.with(PLANNED);
    const tools = folderWith({ git: '#!/bin/sh\nexec sleep 600\n' });
    chmodSync(join(tools, 'git'), 0o755);
    process.env['PATH'] = `${tools}:${PATH ?? ''}`;
    const client = await editorOn([repository.folder]);
    const uri = await openIn(client, repository);
    await client.replace(uri, 'PLAN', 'DOIGN');
    expect(await client.codes(uri)).toContain('task/state-unknown');
    expect(await baseOf(client)).toEqual({ kind: 'none', without: 'reading' });
  });
});

describe('a legal move', () => {
  it('is never a finding, also while the editor has not loaded it yet', async () => {
    const repository = Repository.with(PLANNED);
    const client = await editorOn([repository.folder]);
    const uri = await openIn(client, repository);
    await comparesWith(client, 'commit');
    const answer = await client.request<PerformAnswer>('workspace/executeCommand', {
      command: 'orch.server.perform',
      arguments: [{ intent: { verb: 'event', event: 'ready', id: 'T-1' } }],
    });
    expect(answer).toMatchObject({ ok: true });
    // The document still says PLAN, as in the moment before an editor loads its file.
    for (let look = 0; look < 20; look++) {
      expect(await codes(client, uri)).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await client.replace(uri, 'PLAN', 'READY');
    const changes = await client.request<ChangesResult>('orch/changes', { uri });
    expect(changes?.rows.map(({ change }) => change)).toEqual(['changed']);
    expect(await codes(client, uri)).toEqual([]);
    const position = { line: 4, character: 3 };
    const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position });
    expect((hover.contents as { value: string }).value).toMatch(/Last moved\\: \*\*ready\*\* by CMD\\@dana/);
  });
});
