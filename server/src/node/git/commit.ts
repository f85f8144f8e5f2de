import type { GitObjects } from './objects.js';

/** A commit as far as Orch asks about it. */
export interface GitCommit {
  readonly oid: string;
  /** When it was committed, UTC milliseconds. */
  readonly time: number;
  readonly author?: { readonly name: string; readonly email: string };
  /** Object of its tree. */
  readonly tree: string;
  /** Of a shallow clone's last commits too, though those are not there. */
  readonly parents: readonly string[];
}

/** Messages longer than this nobody writes (bytes). */
const LARGEST = 16 * 1024 * 1024;

/** The commit that a revision names (a branch, a tag, `HEAD~2`); undefined where it names none, or git gives no answer. */
export async function readCommit(objects: GitObjects, rev: string): Promise<GitCommit | undefined> {
  const object = await objects.read(`${rev}^{commit}`, LARGEST);
  return object?.bytes === undefined ? undefined : parse(object.oid, object.bytes.toString('utf8'));
}

function parse(oid: string, text: string): GitCommit | undefined {
  const header = text.slice(0, text.indexOf('\n\n') + 1);
  const tree = /^tree (\w+)$/m.exec(header)?.[1];
  const [, seconds] = /^committer .*> (-?\d+) [-+]\d+$/m.exec(header) ?? [];
  if (tree === undefined || seconds === undefined) return undefined;
  const [, name, email] = /^author (.*?) ?<([^<>\n]*)> -?\d+ [-+]\d+$/m.exec(header) ?? [];
  return {
    oid,
    time: Number(seconds) * 1000,
    ...(name === undefined || email === undefined ? {} : { author: { name, email } }),
    tree,
    parents: [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = '']) => parent),
  };
}
