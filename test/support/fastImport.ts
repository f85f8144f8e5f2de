import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Author {
  readonly name: string;
  readonly email: string;
}

/** A commit that a test wants. */
export interface WantedCommit {
  readonly author: Author;
  /** UTC seconds. */
  readonly time: number;
  /** Numbers (from 0) of the commits before it, the first one its first parent; none: a root. */
  readonly parents: readonly number[];
  /** Path → text; null takes the file away. Everything else is as in the first parent. */
  readonly files: Readonly<Record<string, string | null>>;
}

/**
 * Makes a repository in a folder, on the branch `main`; a thousand commits take a moment.
 * @returns the names of the commits, in their order
 */
export async function importCommits(folder: string, commits: Iterable<WantedCommit>): Promise<readonly string[]> {
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: folder });
  const child = spawn('git', ['fast-import', '--quiet', '--force', '--export-marks=.git/marks'], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  let number = 0;
  for (const commit of commits) {
    if (!child.stdin.write(command(commit, number++))) await once(child.stdin, 'drain');
  }
  child.stdin.end('done\n');
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`git fast-import ended with ${String(code)}`);
  const marks = readFileSync(join(folder, '.git/marks'), 'utf8').trim().split('\n');
  const names = marks.map((line) => line.slice(1).split(' ') as [string, string]);
  return names.sort(([a], [b]) => Number(a) - Number(b)).map(([, oid]) => oid);
}

/** One commit as `git fast-import` reads it. */
function command({ author, time, parents, files }: WantedCommit, number: number): Buffer {
  const who = `${author.name} <${author.email}> ${time} +0000`;
  const [first, ...others] = parents.map((parent) => `:${parent + 1}\n`);
  const head = [
    ...(first === undefined ? ['reset refs/heads/main\n'] : []),
    `commit refs/heads/main\nmark :${number + 1}\nauthor ${who}\ncommitter ${who}\ndata 0\n`,
    ...(first === undefined ? [] : [`from ${first}`]),
    ...others.map((parent) => `merge ${parent}`),
  ];
  const changes = Object.entries(files).map(([path, text]) => {
    if (text === null) return Buffer.from(`D ${path}\n`);
    const bytes = Buffer.from(text);
    return Buffer.concat([Buffer.from(`M 100644 inline ${path}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')]);
  });
  return Buffer.concat([Buffer.from(head.join('')), ...changes, Buffer.from('\n')]);
}
