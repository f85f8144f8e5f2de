import type { EvidenceFront, NewerEvidence } from './format.js';

/** What can be looked up to verify a record; `World` of the moves answers it. */
export interface EvidenceWorld {
  /** The canonical diff between two commits; undefined where one of them is gone or there is no git. */
  diff(base: string, head: string, paths: readonly string[]): DiffSeen | undefined;
  /** What the worktree holds against a commit; undefined without git. */
  change(base: string, paths: readonly string[]): Pick<DiffSeen, 'files'> | undefined;
  /** `sha256:<hex>` of a file's bytes; undefined where there is none to compare. */
  digest(path: string): string | undefined;
  /** Whether git ignores a path and does not track it; false without git. */
  ignored(path: string): boolean;
}

interface DiffSeen {
  readonly digest: string;
  readonly files: readonly { readonly path: string }[];
}

/** How far a record can be trusted to be about what is there. Only `contradicted` lapses an approval. */
export type Verification =
  /** The diff between its commits is the one it names. */
  | { readonly kind: 'verified' }
  /** The commits cannot tell (squashed away, never made, or not fetched), but every file is what it says. */
  | { readonly kind: 'verified-by-content' }
  | {
      readonly kind: 'unverifiable';
      readonly reason: 'nothing-to-compare' | 'file-gone' | 'not-here' | 'newer-version';
      readonly path?: string;
      readonly version?: number;
    }
  | { readonly kind: 'contradicted'; readonly reason: 'diff-differs' | 'file-differs'; readonly path?: string };

/** Compares a record with the repository: its commits where both are there, else its files. */
export function verifyEvidence(front: EvidenceFront | NewerEvidence, world: EvidenceWorld): Verification {
  if ('newer' in front) return { kind: 'unverifiable', reason: 'newer-version', version: front.newer };
  return byCommits(front, world) ?? byContent(front, world);
}

/** Undefined where the commits do not hold the change, or are not there. */
function byCommits(front: EvidenceFront, world: EvidenceWorld): Verification | undefined {
  const { base, head, dirty, diff, files, unlisted = 0 } = front;
  if (dirty === true || unlisted > 0 || files.length === 0) return undefined;
  if (base === undefined || head === undefined || diff === undefined) return undefined;
  const now = world.diff(
    base,
    head,
    files.map(({ path }) => path),
  );
  if (now === undefined) return undefined;
  if (now.digest !== diff.digest) return { kind: 'contradicted', reason: 'diff-differs' };
  const beside = files.filter((file) => now.files.every(({ path }) => path !== file.path));
  return besideCommits(beside, world) ?? { kind: 'verified' };
}

/** Artifacts that no commit holds, since git ignores them: they must be on disk what they were. */
function besideCommits(files: EvidenceFront['files'], world: EvidenceWorld): Verification | undefined {
  const others = files
    .map(({ path, digest }) => ({ path, digest, found: world.digest(path) }))
    .filter(({ path, digest, found }) => digest !== null && found !== digest && world.ignored(path));
  const [differs] = others.filter(({ found }) => found !== undefined);
  if (differs !== undefined) return { kind: 'contradicted', reason: 'file-differs', path: differs.path };
  const [gone] = others;
  return gone && { kind: 'unverifiable', reason: 'file-gone', path: gone.path };
}

function byContent({ files, base }: EvidenceFront, world: EvidenceWorld): Verification {
  const now = files.map(({ path, digest }) => ({ path, digest, found: world.digest(path) }));
  const other = now.filter(({ digest, found }) => found !== undefined && found !== digest).map(({ path }) => path);
  if (other.length > 0) return otherwise(other, base, world);
  const gone = now.find(({ digest, found }) => digest !== null && found === undefined);
  if (gone !== undefined) return { kind: 'unverifiable', reason: 'file-gone', path: gone.path };
  return files.length === 0 ? { kind: 'unverifiable', reason: 'nothing-to-compare' } : { kind: 'verified-by-content' };
}

/**
 * Files that are as they were before the change speak against nothing: the change is in another worktree. Of those that
 * git ignores there is no before.
 */
function otherwise(paths: readonly string[], base: string | undefined, world: EvidenceWorld): Verification {
  const here = base === undefined ? undefined : world.change(base, paths)?.files.map(({ path }) => path);
  const path = here === undefined ? paths[0] : paths.find((one) => here.includes(one) || world.ignored(one));
  if (path !== undefined) return { kind: 'contradicted', reason: 'file-differs', path };
  return { kind: 'unverifiable', reason: 'not-here', ...(paths[0] === undefined ? {} : { path: paths[0] }) };
}
