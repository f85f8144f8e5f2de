import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditPath, encodeLine, nextPlace, readLog, verifyLog } from '../../server/src/core/audit/index.js';
import { folderWith } from '../support/folders.js';
import { entry, FOLDER, START, summaryOf } from '../core/audit/logs.js';

const HOUR = 3_600_000;

/** A clone with a working tree, and the name under which it writes into the log. */
class Clone {
  #head: { readonly seq: number; readonly hash: string } | null = null;

  constructor(
    readonly folder: string,
    public writer: string,
  ) {}

  git(...args: readonly string[]): string {
    const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...settings, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  get log(): ReadonlyMap<string, string> {
    const paths = readdirSync(join(this.folder, FOLDER), { recursive: true, encoding: 'utf8' });
    const files = paths.filter((path) => path.endsWith('.jsonl')).map((path) => `${FOLDER}/${path}`);
    return new Map(files.map((path) => [path, readFileSync(join(this.folder, path), 'utf8')]));
  }

  move(time: number, event: string): void {
    const known = { writer: this.writer, head: this.#head };
    const place = nextPlace(summaryOf(this.log), known, `w-${event}`);
    const { text, hash } = encodeLine(entry(time, { event }), place);
    this.writer = place.writer;
    this.#head = { seq: place.seq, hash };
    const path = join(this.folder, auditPath(FOLDER, time, this.writer));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${text}\n`, { flag: 'a' });
    this.git('add', '-A');
    this.git('commit', '-qm', event);
  }
}

/** A repository and a clone of it, each with the writer name of its own. */
function clones(): readonly [Clone, Clone] {
  const a = new Clone(folderWith({ [`${FOLDER}/.gitkeep`]: '' }), 'w-a');
  a.git('init', '-q', '-b', 'main');
  a.move(START, 'plan');
  const b = new Clone(join(folderWith(), 'clone'), 'w-b');
  a.git('clone', '-q', a.folder, b.folder);
  return [a, b];
}

describe('git merge', () => {
  it('of two clones that both moved never conflicts in the log, and the merged log verifies', () => {
    const [a, b] = clones();
    for (const at of [1, 20, 40]) a.move(START + at * HOUR, `a-${at}`);
    for (const at of [2, 30, 41]) b.move(START + at * HOUR, `b-${at}`);
    b.git('fetch', '-q', a.folder, 'main');
    b.git('merge', '-q', '--no-edit', 'FETCH_HEAD');
    b.move(START + 50 * HOUR, 'b-after');
    a.git('pull', '-q', '--no-rebase', '--no-edit', b.folder, 'main');
    expect(a.git('status', '--porcelain')).toBe('');
    expect(verifyLog(a.log)).toEqual([]);
    expect(readLog(a.log).map(({ line }) => line.event)).toEqual([
      ...['plan', 'a-1', 'b-2', 'a-20', 'b-30', 'a-40', 'b-41', 'b-after'],
    ]);
  });

  it('of two branches of one clone that both moved never conflicts either', () => {
    const [a] = clones();
    a.git('switch', '-qc', 'feature');
    a.move(START + 1 * HOUR, 'f-1');
    a.move(START + 2 * HOUR, 'f-2');
    a.git('switch', '-q', 'main');
    a.move(START + 3 * HOUR, 'm-3');
    a.git('switch', '-q', 'feature');
    a.move(START + 4 * HOUR, 'f-4');
    // Each branch tells that the clone has written more, and nothing is wrong with either.
    expect(verifyLog(a.log).map(({ code, params }) => ({ code, ...params }))).toEqual([
      { code: 'elsewhere', writer: 'w-m-3', seq: 1 },
    ]);
    a.git('switch', '-q', 'main');
    expect(verifyLog(a.log).map(({ code, params }) => ({ code, ...params }))).toEqual([
      { code: 'elsewhere', writer: 'w-a', seq: 3 },
    ]);
    a.git('merge', '-q', '--no-edit', 'feature');
    a.move(START + 5 * HOUR, 'm-5');
    expect(verifyLog(a.log)).toEqual([]);
    expect(readLog(a.log).map(({ line }) => line.event)).toEqual(['plan', 'f-1', 'f-2', 'm-3', 'f-4', 'm-5']);
  });
});
