import {
  advanceFlags,
  defaultPolicy,
  freshLines,
  gatedPaths,
  loadPolicy,
  openWorkspace,
  parseFlags,
  RULES_PATH,
  spentChanges,
  type HeldFlags,
  type Policy,
  type SourceFile,
} from '../../core/index.js';
import { decodeSource } from '../../decode.js';
import { auditFiles, auditPlaces, auditStamps, auditText, MAX_AUDIT_BYTES } from '../audit/files.js';
import { MAX_LEDGER_BYTES } from '../files.js';
import { lastChangeArgs, readLastChange, speakOfPaths } from '../git/lastChanges.js';
import { readObjectsNow } from '../git/objectsNow.js';
import { gitNow } from '../git/process.js';
import type { KeptGate } from './kept.js';

/**
 * What a commit says of the gate, asked of git. Undefined where git gives no answer.
 * @param prefix what the paths of the workspace have before them in the repository
 * @param before what was known of another commit: mostly the flags are where they were
 */
export function askGate(root: string, oid: string, prefix: string, before?: KeptGate): KeptGate | undefined {
  const guess = before?.flagsPath ?? defaultPolicy.paths.flags;
  const first = sourcesAt(root, oid, prefix, [RULES_PATH, guess]);
  if (first === undefined) return undefined;
  const rules = first[0]?.text ?? null;
  const flagsPath = rules === null ? defaultPolicy.paths.flags : loadPolicy(rules).policy.paths.flags;
  const flags = flagsPath === guess ? first[1] : sourcesAt(root, oid, prefix, [flagsPath])?.[0];
  return { oid, rules, flagsPath, flags: flags?.text ?? null };
}

/**
 * Keys of the change rows that the commit has as approved, under its own policy, and that have had their effect; undefined
 * where git gives no answer.
 */
export function askSpent(
  root: string,
  prefix: string,
  { oid, rules }: KeptGate,
  policy: Policy = defaultPolicy,
): readonly string[] | undefined {
  const sources = approvalsAt(root, oid, prefix, policy);
  if (sources === undefined) return undefined;
  const own = rules === null ? [] : [{ path: RULES_PATH, text: rules }];
  const gated = speakOfPaths(sources) ? gatedPaths(policy) : [];
  return [
    ...spentChanges(openWorkspace({ sources: [...own, ...sources], policy }), (path) => {
      if (!gated.includes(path)) return undefined;
      const commit = readLastChange(gitNow({ cwd: root, ...lastChangeArgs(oid, prefix + path) }));
      const then = commit && approvalsAt(root, commit.oid, prefix, policy);
      return then && { time: commit.time, read: openWorkspace({ sources: [...own, ...then], policy }) };
    }),
  ];
}

function approvalsAt(root: string, oid: string, prefix: string, policy: Policy): readonly SourceFile[] | undefined {
  return sourcesAt(root, oid, prefix, policy.paths.approvals)?.filter((source) => source !== undefined);
}

/**
 * The flags as the lines of the audit log that the commit does not have set them. `same`: the log stands as `stamps` says.
 * Undefined where git gives no answer.
 */
export function askAdvanced(
  root: string,
  prefix: string,
  { oid, flags }: KeptGate,
  policy: Policy = defaultPolicy,
  stamps: string | undefined,
): (HeldFlags & { readonly stamps: string }) | 'same' | undefined {
  const folder = policy.paths.audit;
  const now = auditStamps(auditPlaces(root, folder));
  if (now === stamps) return 'same';
  const base = auditAt(root, oid, prefix, folder);
  if (base === undefined) return undefined;
  const commit = { oid, time: 0 };
  const lines = freshLines({ base: { commit, sources: [], audit: base }, audit: auditFiles(root, folder) });
  const { freeze, autoDecide } = advanceFlags(parseFlags(flags ?? ''), lines, policy);
  return { freeze, autoDecide, stamps: now };
}

/** Files of a commit, in the order asked for; undefined where git gives no answer or has no such commit. */
function sourcesAt(
  root: string,
  oid: string,
  prefix: string,
  paths: readonly string[],
): readonly (SourceFile | undefined)[] | undefined {
  const names = [`${oid}^{commit}`, ...paths.map((path) => `${oid}:${prefix}${path}`)];
  const [commit, ...files] = readObjectsNow(root, names, MAX_LEDGER_BYTES) ?? [];
  if (commit?.type !== 'commit') return undefined;
  return paths.map((path, at) => {
    const file = files[at];
    return file?.type === 'blob' && file.bytes !== undefined ? decodeSource(path, file.bytes) : undefined;
  });
}

/** Path → text of the commit's audit files. */
function auditAt(root: string, oid: string, prefix: string, folder: string): ReadonlyMap<string, string> | undefined {
  const args = ['ls-tree', '-r', '-z', '--full-tree', oid, '--', `${prefix}${folder}/`];
  const listed = gitNow({ cwd: root, args })?.toString('utf8');
  if (listed === undefined) return undefined;
  const entries = listed.split('\0').flatMap((entry) => {
    const [, blob, path] = /^100\d+ blob ([0-9a-f]+)\t(.*\.jsonl)$/s.exec(entry) ?? [];
    return blob === undefined || path === undefined ? [] : [{ blob, path: path.slice(prefix.length) }];
  });
  if (entries.length === 0) return new Map();
  const texts = readObjectsNow(root, entries.map(({ blob }) => blob), MAX_AUDIT_BYTES); // prettier-ignore
  if (texts === undefined) return undefined;
  return new Map(entries.map(({ path }, at) => [path, auditText(texts[at]?.bytes ?? Buffer.alloc(0))]));
}
