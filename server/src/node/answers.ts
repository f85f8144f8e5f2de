import { Looker, readBytes } from './inside.js';
import { sha256 } from './digest.js';
import { factOf } from './facts.js';
import { findGit, readHead } from './git/folder.js';
import { changeOf, diffOf, gitHead } from './git/change.js';
import { ignoredPaths } from './git/ignored.js';
import { readAudit, summariseAudit } from './audit/log.js';
import type { Answers, Policy } from '../core/index.js';

/** Larger files have no digest that a move would ask for. */
const MAX_DIGEST_BYTES = 16 * 1024 * 1024;

/**
 * Answers to planners, looked up when they are asked for and never kept. Ledgers, evidence and audit log are those of
 * record; everything else is what lies in the caller's worktree.
 * @param root of the caller
 * @param home `ledgerRoot(root)`
 */
export function nodeAnswers(root: string, home: string, policy: Policy): Answers {
  const own = ownPaths(policy);
  const rootOf = (path: string): string => (own.some((one) => isBelow(path, one)) ? home : root);
  return {
    // Whether git ignores it is asked for by itself: of hardly any file a move depends on it.
    fact: (path, text) => factOf(new Looker(rootOf(path)).look(path), false, text),
    digest: (path) => digestOf(rootOf(path), path),
    ignored: async (path) => (await ignoredPaths(rootOf(path), [path])).has(path),
    history: () => readAudit(home, policy.paths.audit),
    auditSummary: () => summariseAudit(home, policy.paths.audit),
    head: () => headOf(root),
    change: (base, paths) => changeOf(root, base, { paths, except: own, digest: (path) => digestOf(root, path) }),
    diff: (base, head, paths) => diffOf(root, base, head, { paths, except: own }),
  };
}

/** What Orch keeps itself: never part of a change that is being approved. */
function ownPaths({ paths }: Policy): readonly string[] {
  const { tasks, approvals, flags, blocked, evidence, audit, archive, baseline } = paths;
  return [...tasks, ...approvals, flags, blocked, evidence, audit, archive, baseline, '.orch'];
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

async function headOf(root: string): Promise<string | undefined> {
  const git = findGit(root);
  if (git === undefined) return undefined;
  const head = readHead(git);
  return head === 'ask-git' ? gitHead(root) : head.commit;
}

async function digestOf(root: string, path: string): Promise<string | undefined> {
  const place = new Looker(root).look(path);
  const bytes = place.kind === 'file' ? readBytes(place.path, MAX_DIGEST_BYTES) : undefined;
  return bytes === undefined ? undefined : sha256(bytes);
}
