import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../core/index.js';
import { locate, type GitFolder } from '../git/folder.js';
import { GitObjects } from '../git/objects.js';
import { runGit } from '../git/process.js';
import { literal, readLog } from '../git/rawLog.js';
import { auditFiles, MAX_AUDIT_BYTES } from './files.js';

/** A line of the audit log that is not where it was written. */
export interface SoughtLine {
  readonly writer: string;
  readonly seq: number;
  readonly hash: string;
}

/** Where a line is: in a commit or worktree; nowhere, and up to which line its writer is known; or nobody can tell. */
export type Sought =
  | { readonly kind: 'found'; readonly where: string }
  | { readonly kind: 'nowhere'; readonly upTo: number }
  | { readonly kind: 'unknown' };

const UNKNOWN: Sought = { kind: 'unknown' };

/**
 * Looks for lines in everything that git still has of the audit folder: all refs, stashes among them, what the reflogs
 * name, and the other worktrees. Dear: a process and all versions of the writers' files.
 * @param folder below `home`
 */
export async function findLines(
  home: string,
  folder: string,
  lines: readonly SoughtLine[],
): Promise<readonly Sought[]> {
  const place = locate(home);
  if (place === undefined) return lines.map(() => UNKNOWN);
  const { git, prefix } = place;
  const texts = await versionsOf(git, prefix + folder);
  if (texts === undefined) return lines.map(() => UNKNOWN);
  const all = [...(await inWorktrees(git, prefix, folder)), ...texts];
  const shallow = existsSync(join(git.common, 'shallow'));
  return lines.map((line) => {
    const found = seek(all, line);
    return found.kind === 'nowhere' && shallow ? UNKNOWN : found;
  });
}

/** One version of an audit file. */
interface Version {
  readonly path: string;
  readonly where: string;
  readonly text: string;
}

/** Newest first; undefined where git gives no answer. */
async function versionsOf(git: GitFolder, folder: string): Promise<readonly Version[] | undefined> {
  const log = await readLog({ cwd: git.top }, ['--all', '--reflog'], [literal(folder)]);
  if (log === undefined) return undefined;
  const objects = new GitObjects(git.top);
  const seen = new Set<string>();
  const versions: Version[] = [];
  for (const { oid, files } of log.toReversed()) {
    for (const { path, blob } of files) {
      if (blob === undefined || !path.endsWith('.jsonl') || seen.has(blob)) continue;
      seen.add(blob);
      const text = (await objects.read(blob, MAX_AUDIT_BYTES))?.bytes?.toString('utf8');
      if (text !== undefined) versions.push({ path, where: oid.slice(0, 12), text });
    }
  }
  objects.end();
  return versions;
}

/** What other worktrees have and nobody committed: where each keeps its own ledgers, they share this clone's name. */
async function inWorktrees({ top }: GitFolder, prefix: string, folder: string): Promise<readonly Version[]> {
  const output = await runGit({ cwd: top, args: ['worktree', 'list', '--porcelain'] });
  const tops = (output?.toString('utf8') ?? '').split('\n').flatMap((line) => /^worktree (.+)$/.exec(line)?.[1] ?? []);
  return tops
    .filter((other) => other !== top && existsSync(join(other, prefix)))
    .flatMap((other) =>
      [...auditFiles(join(other, prefix), folder)].map(([path, text]) => ({ path, where: other, text })),
    );
}

function seek(versions: readonly Version[], { writer, seq, hash }: SoughtLine): Sought {
  let upTo = 0;
  for (const { path, where, text } of versions) {
    if (!path.endsWith(`/${writer}.jsonl`)) continue;
    for (const line of text.split(/\r?\n/)) {
      const own = seqOf(line);
      if (own === seq && hashOf(line) === hash) return { kind: 'found', where };
      if (own < seq) upTo = Math.max(upTo, own);
    }
  }
  return { kind: 'nowhere', upTo };
}

/** As every Orch prints it; 0 where the line says no number there. */
function seqOf(line: string): number {
  return Number(/^\{"v":\d+,"seq":(\d+),/.exec(line)?.[1] ?? 0);
}
