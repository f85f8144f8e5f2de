import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileChangeType, type DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import type { Finding } from '../../server/src/core/index.js';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import type { Overview } from '../../server/src/protocol.js';
import { checkJson, CLI_NOW } from './cli.js';
import { FakeClock } from './fakeClock.js';
import { FIXTURE_NOW, type Fixture } from './fixture.js';
import { LspClient, PULLING, until } from './lspClient.js';
import type { Repository } from './repository.js';

/** Findings as lines that read well in a failure, sorted. */
export type Said = readonly string[];

/** Somewhere that gives a verdict on edited files. */
export interface Door {
  readonly name: string;
  /**
   * Its verdict on a repository whose last commit is the fixture's base, and where nothing else has happened yet.
   * @param expected a door that learns things one by one is asked until it says this, or for long enough
   */
  readonly ask: (repository: Repository, fixture: Fixture, expected: Said) => Promise<Said>;
}

type Files = ReadonlyMap<string, string>;

const NONE: Files = new Map();

/** The time of a base that says none. */
const BEFORE = '2026-01-15T09:00:00Z';

/** The files that the server holds as documents, as the default policy names them. */
const DOCUMENT = /^(?:ORCH\/STATE\/(?:TASKS|APPROVALS|flags)|PROJECT_RULES|blocked_items)\.md$/;

/** Makes the files of a fixture's base the last commit, and the only ones that lie there. */
export function commitBase(repository: Repository, { base = NONE, baseTime = BEFORE }: Fixture): void {
  repository.time = baseTime;
  put(repository, base);
  repository.commit('base', '--allow-empty');
  repository.time = FIXTURE_NOW;
}

function put(repository: Repository, files: Files): void {
  const { folder } = repository;
  for (const name of readdirSync(folder)) if (name !== '.git') rmSync(join(folder, name), { recursive: true });
  for (const [path, text] of files) repository.write(path, text);
}

/** What a kernel said, as a door would. */
export function saidOf(findings: readonly Finding[]): Said {
  return findings.map(({ file, range, severity, code }) => said(file, range.start, severity, code)).sort();
}

function said(file: string, at: { line: number; character: number }, severity: string, code: string): string {
  return `${file}:${at.line + 1}:${at.character + 1} ${severity} ${code}`;
}

/** Ledgers, policy and flags are typed in open documents; the audit log, records and all else change on disk. */
export const editor: Door = {
  name: 'the editor',
  async ask(repository, fixture, expected) {
    const { folder } = repository;
    const client = await LspClient.connect(
      { ...nodeHost(), clock: new FakeClock(CLI_NOW) },
      { folders: [pathToFileURL(folder).href], capabilities: PULLING },
    );
    try {
      await openBase(client, repository, fixture);
      await edit(client, repository, fixture);
      const paths = [...fixture.files.keys()].filter((path) => DOCUMENT.test(path));
      return await settled(() => pulled(client, folder, paths), expected);
    } finally {
      await client.stop();
    }
  },
};

const uriOf = (folder: string, path: string): string => pathToFileURL(join(folder, path)).href;

async function openBase(client: LspClient, repository: Repository, { base = NONE }: Fixture): Promise<void> {
  const head = repository.git('rev-parse', 'HEAD');
  for (const [path, text] of base) if (DOCUMENT.test(path)) await client.open(uriOf(repository.folder, path), text);
  await until(async () => {
    const [root] = (await client.request<Overview>('orch/overview', null)).roots;
    return root?.base.kind === 'commit' && root.base.oid === head;
  }, 'compared with the base');
}

async function edit(client: LspClient, repository: Repository, { files, base = NONE }: Fixture): Promise<void> {
  const { folder } = repository;
  const changed = [...new Set([...base.keys(), ...files.keys()])].filter((path) => files.get(path) !== base.get(path));
  const onDisk = changed.filter((path) => !DOCUMENT.test(path) || !(files.has(path) && base.has(path)));
  for (const path of onDisk) {
    const text = files.get(path);
    if (text === undefined) rmSync(join(folder, path));
    else repository.write(path, text);
  }
  const changes = onDisk.map((path) => ({
    uri: uriOf(folder, path),
    type: files.has(path) ? FileChangeType.Created : FileChangeType.Deleted,
  }));
  await client.notify('workspace/didChangeWatchedFiles', { changes });
  for (const path of changed.filter((one) => DOCUMENT.test(one))) {
    const [uri, text] = [uriOf(folder, path), files.get(path)];
    if (text === undefined) await client.close(uri);
    else if (client.isOpen(uri)) await client.replace(uri, base.get(path) ?? '', text);
    else await client.open(uri, text);
  }
}

const SEVERITIES = ['', 'error', 'warning', 'info', 'hint'];

async function pulled(client: LspClient, folder: string, paths: readonly string[]): Promise<Said> {
  const reports = paths.map(async (path) => {
    const textDocument = { uri: uriOf(folder, path) };
    const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
    const items = report.kind === 'full' ? report.items : [];
    return items.map(({ range, severity = 0, code }) =>
      said(path, range.start, SEVERITIES[severity] ?? '', String(code)),
    );
  });
  return (await Promise.all(reports)).flat().sort();
}

/** Asks until the answer is the expected one, or has not been for long enough. */
async function settled(ask: () => Promise<Said>, expected: Said): Promise<Said> {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer.join('\n') === expected.join('\n') || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** As they lie on disk, against the last commit. */
export const onDisk: Door = {
  name: 'check',
  ask(repository, { files }) {
    put(repository, files);
    return checked(repository);
  },
};

/** Staged; what lies on disk is as it was. */
export const staged: Door = {
  name: 'check --staged',
  ask(repository, { files, base = NONE }) {
    put(repository, files);
    repository.git('add', '-A');
    // What is ignored git reads from disk alone.
    put(repository, new Map([...base, ...[...files].filter(([path]) => path === '.gitignore')]));
    return checked(repository, '--staged');
  },
};

/** Committed on a branch, against where it began, as CI asks. */
export const branch: Door = {
  name: 'check --base',
  ask(repository, { files }) {
    put(repository, files);
    repository.commit('edit', '--allow-empty');
    return checked(repository, '--base', 'HEAD~1');
  },
};

async function checked({ folder }: Repository, ...options: readonly string[]): Promise<Said> {
  const { findings } = await checkJson(folder, ...options);
  return findings
    .map(({ file, line, column, severity, rule }) =>
      said(file, { line: line - 1, character: column - 1 }, severity, rule),
    )
    .sort();
}
