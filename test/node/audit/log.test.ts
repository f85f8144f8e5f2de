import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_LINES, readLines, readLog, summarise, type AuditSummary } from '../../../server/src/core/index.js';
import { auditFiles, auditPlaces } from '../../../server/src/node/audit/files.js';
import { readGrown } from '../../../server/src/node/audit/grown.js';
import { readIndex } from '../../../server/src/node/audit/indexFile.js';
import { readAudit, summariseAudit } from '../../../server/src/node/audit/log.js';
import { openStore } from '../../../server/src/node/store/index.js';
import { anyMore, FOLDER, Log, START } from '../../core/audit/logs.js';
import { folderWith, MEMORY } from '../../support/folders.js';
import { seed } from '../../support/seed.js';

const DAY = 86_400_000;
/** The index is written after every reading of anything. */
const EAGER = { bytes: 0, files: 0 };
const INDEX = '.orch/audit-index.json';

/** The summary as moves get it, which must be that of all lines as they stand. */
async function summed(root: string): Promise<AuditSummary> {
  const summary = await summariseAudit(root, FOLDER, EAGER);
  expect(summary).toEqual(summarise(NO_LINES, readLines(auditFiles(root, FOLDER))));
  return summary;
}

/** How many bytes the next move would read of the log. */
function unread(root: string): number {
  return readGrown(auditPlaces(root, FOLDER), readIndex(root, FOLDER)).read.bytes;
}

function put(root: string, path: string, text: string | Uint8Array, flag = 'w'): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text, { flag });
}

/** A folder with the log of two writers over three months, and as one that has written for ever. */
function logged(lines = 30): { readonly root: string; readonly log: Log; readonly write: (writer: string) => string } {
  const root = folderWith({}, MEMORY);
  mkdirSync(join(root, '.orch'));
  const log = new Log();
  let time = START;
  const write = (writer: string): string => {
    const id = `T-${log.files.size}-${time % 7}`;
    log.write(writer, (time += 2 * DAY), { id, token: time % 5 });
    const { file = '' } = log.head(writer) ?? {};
    put(root, file, `${log.linesOf(file).at(-1) ?? ''}\n`, 'a');
    return file;
  };
  for (let at = 0; at < lines; at++) write(at % 3 === 0 ? 'w-b' : 'w-a');
  return { root, log, write };
}

const anyStep = fc.record({
  kind: fc.constantFrom(
    'append',
    'append',
    'append',
    'cut',
    'edit',
    'remove',
    'add',
    'rename',
    'noise',
    'open',
    'touch',
  ),
  at: fc.nat(),
  more: anyMore,
});

const NOISE = ['\n', 'no line\n', '{"v":1}\n', '{"v":1,"caf\xe9\xff\n', '\ufeff{}\n', '\r\n'];

/** Does to the files of a log whatever may befall them. */
function befall(
  root: string,
  log: Log,
  { kind, at, more }: typeof anyStep extends fc.Arbitrary<infer S> ? S : never,
): void {
  const paths = [...auditPlaces(root, FOLDER).keys()];
  const path = paths[at % paths.length] ?? `${FOLDER}/2026-01/w-a.jsonl`;
  const bytes = existsSync(join(root, path)) ? readFileSync(join(root, path)) : Buffer.alloc(0);
  if (kind === 'append') {
    const writer = ['w-a', 'w-b', 'w-c'][at % 3] ?? '';
    log.write(writer, START + (at % 90) * DAY, more);
    const { file = '' } = log.head(writer) ?? {};
    put(root, file, `${log.linesOf(file).at(-1) ?? ''}\n`, 'a');
  } else if (kind === 'cut') put(root, path, bytes.subarray(0, at % (bytes.length + 1)));
  else if (kind === 'edit') put(root, path, bytes.toString().replace(/"writer":"w-(?!.*\n.)/s, '"writer":"x-'));
  else if (kind === 'remove') rmSync(join(root, path), { force: true });
  else if (kind === 'add') put(root, `${FOLDER}/2025-0${1 + (at % 9)}/w-old.jsonl`, bytes);
  else if (kind === 'rename' && existsSync(join(root, path)))
    renameSync(join(root, path), join(root, `${path}l.jsonl`));
  else if (kind === 'noise') put(root, path, Buffer.from(NOISE[at % NOISE.length] ?? '', 'latin1'), 'a');
  else if (kind === 'open') put(root, path, bytes.toString().trimEnd());
  else if (existsSync(join(root, path))) utimesSync(join(root, path), 1, 1);
}

describe('the summary of a log on disk', () => {
  it('is that of all its lines, whatever became of the files since they were read last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 12 }), async (steps) => {
        const root = folderWith({}, MEMORY);
        mkdirSync(join(root, '.orch'));
        const log = new Log();
        for (const step of steps) {
          befall(root, log, step);
          await summed(root);
        }
      }),
      { seed, numRuns: Number(process.env['ORCH_RUNS'] ?? 60) },
    );
  });

  it('reads of files that have grown only what is new', async () => {
    const { root, write } = logged();
    await summed(root);
    write('w-a');
    const lines = [...auditFiles(root, FOLDER).values()].flatMap((text) => text.split('\n'));
    const longest = Math.max(...lines.map((line) => line.length + 1));
    // The new line, and the last known one of every file, since all were written just now.
    expect(unread(root)).toBeLessThanOrEqual((1 + auditPlaces(root, FOLDER).size) * longest);
    expect(unread(root)).toBeLessThan(lines.join('\n').length / 2);
    await summed(root);
  });

  it('does not open files that nobody has touched for a while', async () => {
    const { root } = logged();
    await summed(root);
    const index = readIndex(root, FOLDER);
    const later = new Map(
      [...auditPlaces(root, FOLDER)].map(([path, place]) => {
        const { ino, size, mtimeMs, ctimeMs } = place.stats;
        const stamp = [ino, size, mtimeMs, ctimeMs].join(':');
        return [path, { size, last: 0, hash: '', stamp }] as const;
      }),
    );
    const { summary = NO_LINES } = index ?? {};
    expect(readGrown(auditPlaces(root, FOLDER), { files: later, summary }).read).toEqual({ bytes: 0, files: 0 });
  });

  it('writes no index of a log that is read as quickly as one', async () => {
    const { root } = logged(10);
    await summariseAudit(root, FOLDER);
    expect(existsSync(join(root, INDEX))).toBe(false);
    const { root: long } = logged(300);
    await summariseAudit(long, FOLDER);
    expect(existsSync(join(long, INDEX))).toBe(true);
  });

  it('goes by the index, and by none that is broken, of another version, or of another folder', async () => {
    const { root } = logged();
    const truth = await summed(root);
    const text = readFileSync(join(root, INDEX), 'utf8');
    const marked = JSON.stringify({ ...(JSON.parse(text) as object), tokens: [['T-mark', 99]] });
    put(root, INDEX, marked);
    expect((await summariseAudit(root, FOLDER)).tokens).toEqual(new Map([['T-mark', 99]]));
    const wrong: Record<string, unknown> = {
      version: 2,
      root: '/elsewhere',
      folder: 'AUDIT',
      heads: [['w-a', 'x', 1]],
    };
    const lists = ['files', 'seen', 'tokens', 'tasks', 'approvals'].map((name) => [name, [7]] as const);
    for (const [name, value] of [...Object.entries(wrong), ...lists]) {
      put(root, INDEX, JSON.stringify({ ...(JSON.parse(marked) as object), [name]: value }));
      expect(await summariseAudit(root, FOLDER), name).toEqual(truth);
    }
    for (const broken of ['', 'null', '[]', marked.slice(0, -9), '{"version":1}']) {
      put(root, INDEX, broken);
      expect(await summariseAudit(root, FOLDER), broken).toEqual(truth);
    }
    rmSync(join(root, INDEX));
    mkdirSync(join(root, INDEX));
    expect(await summariseAudit(root, FOLDER, EAGER)).toEqual(truth);
  });

  it('leaves a half-written index of a dead process to the next mover, who removes it', async () => {
    const { root } = logged();
    const half = `${INDEX}-4242.tmp`;
    put(root, half, '{');
    await openStore(root).exclusively(() => Promise.resolve());
    expect(existsSync(join(root, half))).toBe(false);
  });

  it('refuses a line of a newer Orch in what is new, by its place in the file', async () => {
    const { root, write } = logged();
    await summed(root);
    const index = readFileSync(join(root, INDEX));
    const file = write('w-a');
    put(root, file, '{"v":2,"writer":"w-a"}\n', 'a');
    const at = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
    const refused = { code: 'store/newer', params: { path: `${file}:${at}`, version: '2' } };
    await expect(summariseAudit(root, FOLDER, EAGER)).rejects.toMatchObject(refused);
    await expect(readAudit(root, FOLDER)).rejects.toMatchObject(refused);
    expect(readFileSync(join(root, INDEX))).toEqual(index);
  });
});

describe('the summary of a log under git', () => {
  const git = (root: string, ...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const commit = (root: string): void => {
    git(root, 'add', '-A', 'ORCH');
    git(root, 'commit', '-qm', 'moves');
  };

  it('is right on every branch, before and after a merge, a rebase and a checkout of old times', async () => {
    const { root, write } = logged();
    git(root, 'init', '-qb', 'main');
    mkdirSync(join(root, '.git/orch'));
    commit(root);
    const ahead = async (branch: string, writer: string, lines: number): Promise<AuditSummary> => {
      git(root, 'switch', '-q', branch);
      for (let at = 0; at < lines; at++) write(writer);
      commit(root);
      return summed(root);
    };
    const before = await summed(root);
    git(root, 'branch', 'feature');
    const feature = await ahead('feature', 'w-f', 5);
    const main = await ahead('main', 'w-a', 4);
    expect(existsSync(join(root, '.git/orch/audit-index.json'))).toBe(true);
    for (const [ref, expected] of [
      ['feature', feature],
      ['main', main],
      ['main~1', before],
      ['feature', feature],
    ] as const) {
      git(root, 'checkout', '-q', ref);
      expect(await summed(root)).toEqual(expected);
    }
    git(root, 'switch', '-q', 'main');
    git(root, 'merge', '-q', '--no-edit', 'feature');
    expect([...(await summed(root)).heads.keys()].sort()).toEqual(['w-a', 'w-b', 'w-f']);
    git(root, 'reset', '-q', '--hard', 'HEAD~1');
    expect(await summed(root)).toEqual(main);
  });

  it('is remembered by a worktree with ledgers of its own for itself alone', async () => {
    const { root, write } = logged();
    git(root, 'init', '-qb', 'main');
    commit(root);
    const tree = join(folderWith(), 'tree');
    git(root, 'worktree', 'add', '-q', tree);
    write('w-a');
    const [here, there] = [await summed(root), await summed(tree)];
    expect(here).not.toEqual(there);
    expect(readIndex(root, FOLDER)).toBeUndefined();
    mkdirSync(join(root, '.git/orch'));
    await summed(root);
    await summed(tree);
    expect([readIndex(root, FOLDER)?.summary, readIndex(tree, FOLDER)?.summary]).toEqual([here, there]);
    git(root, 'worktree', 'remove', '--force', tree);
    expect(existsSync(join(root, '.git/worktrees'))).toBe(false);
  });
});

describe('the lines of a log on disk', () => {
  it('are as they stand, though a process reads each file once', async () => {
    const { root, write } = logged();
    const first = await readAudit(root, FOLDER);
    write('w-a');
    const file = write('w-b');
    const second = await readAudit(root, FOLDER);
    expect(second).toHaveLength(first.length + 2);
    const text = readFileSync(join(root, file), 'utf8');
    put(root, file, text.replace('WORK@claude-2', 'WORK@claude-3'));
    const places = readLog(auditFiles(root, FOLDER)).map(({ line, hash }) => ({ line, hash }));
    expect((await readAudit(root, FOLDER)).map(({ line, hash }) => ({ line, hash }))).toEqual(places);
  });

  it('are the same objects where nobody has touched the file for a while', async () => {
    const { root, write } = logged();
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    const first = await readAudit(root, FOLDER);
    const file = write('w-a');
    const second = await readAudit(root, FOLDER);
    const same = second.filter((line) => first.includes(line));
    expect(same.map((line) => line.file)).toEqual(first.map((line) => line.file).filter((path) => path !== file));
    expect(same.length).toBeGreaterThan(0);
  });
});
