import { findFrontMatter } from '../policy/frontMatter.js';
import { yamlData } from '../policy/yamlData.js';

/** What the front matter of an evidence record says (SPEC §2). */
export interface EvidenceFront {
  readonly version: 1;
  readonly task: string;
  readonly approval: string;
  /** As the ledger writes it: `WORK@claude-2`. */
  readonly requester: string;
  /** `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly time: string;
  /** Full object names of the commits that the change lies between. */
  readonly base?: string;
  readonly head?: string;
  /** The worktree held changes that no commit had. */
  readonly dirty?: boolean;
  readonly diff?: ChangeSize & { /** `sha256:<hex>` of the canonical diff. */ readonly digest: string };
  readonly files: readonly EvidenceFile[];
  /** Changed files that are too many to be listed. */
  readonly unlisted?: number;
  readonly checks: readonly EvidenceCheck[];
  /** How much stands behind it; `self-report`: the submitter's word. */
  readonly tier: string;
  readonly artifacts: readonly string[];
}

interface ChangeSize {
  readonly files: number;
  readonly added: number;
  readonly removed: number;
}

export interface EvidenceFile {
  readonly path: string;
  readonly added: number;
  readonly removed: number;
  /** `sha256:<hex>` of the bytes after the change; null where the file was deleted. */
  readonly digest: string | null;
}

/** A check that was run, or is said to have been. */
export interface EvidenceCheck {
  readonly command: string;
  readonly exit: number;
  /** `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly started?: string;
  /** Seconds. */
  readonly duration?: number;
  /** `sha256:<hex>` of what it printed. */
  readonly log?: string;
}

/** A record that only a newer Orch understands. */
export interface NewerEvidence {
  readonly newer: number;
}

/** The version of the record that this Orch writes; it reads all up to it. */
export const EVIDENCE_VERSION = 1;

/**
 * Reads the front matter of a record that Orch wrote; one of a newer version is told by its number. Undefined where
 * there is none, or where it lacks what every record says. Never throws; takes bounded time and memory.
 */
export function readFront(text: string): EvidenceFront | NewerEvidence | undefined {
  const value = valueOf(text);
  if (!isRecord(value)) return undefined;
  const version = numberAt(value, 'version');
  if (version === undefined || !Number.isInteger(version) || version < 1) return undefined;
  return version > EVIDENCE_VERSION ? { newer: version } : frontOf(value);
}

function valueOf(text: string): unknown {
  const found = findFrontMatter(text);
  if (found === undefined || typeof found === 'string') return undefined;
  return yamlData(text.slice(found.start, found.end));
}

function frontOf(value: Fields): EvidenceFront | undefined {
  const [task, approval] = [textAt(value, 'task'), textAt(value, 'approval')];
  if (task === undefined || approval === undefined) return undefined;
  const [base, head, diff] = [textAt(value, 'base'), textAt(value, 'head'), diffOf(value['diff'])];
  const unlisted = numberAt(value, 'unlisted');
  return {
    version: EVIDENCE_VERSION,
    task,
    approval,
    requester: textAt(value, 'requester') ?? '',
    time: textAt(value, 'time') ?? '',
    ...(base === undefined ? {} : { base }),
    ...(head === undefined ? {} : { head }),
    ...(typeof value['dirty'] === 'boolean' ? { dirty: value['dirty'] } : {}),
    ...(diff === undefined ? {} : { diff }),
    files: listAt(value, 'files', fileOf),
    ...(unlisted === undefined ? {} : { unlisted }),
    checks: listAt(value, 'checks', checkOf),
    tier: textAt(value, 'tier') ?? '',
    artifacts: listAt(value, 'artifacts', (one) => textAt(one, 'path')),
  };
}

function diffOf(value: unknown): EvidenceFront['diff'] {
  if (!isRecord(value)) return undefined;
  const digest = textAt(value, 'digest');
  return digest === undefined ? undefined : { digest, files: numberAt(value, 'files') ?? 0, ...linesOf(value) };
}

function fileOf(value: Fields): EvidenceFile | undefined {
  const path = textAt(value, 'path');
  return path === undefined ? undefined : { path, digest: textAt(value, 'digest') ?? null, ...linesOf(value) };
}

function linesOf(value: Fields): { readonly added: number; readonly removed: number } {
  return { added: numberAt(value, 'added') ?? 0, removed: numberAt(value, 'removed') ?? 0 };
}

function checkOf(value: Fields): EvidenceCheck | undefined {
  const [command, exit] = [textAt(value, 'command'), numberAt(value, 'exit')];
  if (command === undefined || exit === undefined) return undefined;
  const [started, duration, log] = [textAt(value, 'started'), numberAt(value, 'duration'), textAt(value, 'log')];
  return {
    command,
    exit,
    ...(started === undefined ? {} : { started }),
    ...(duration === undefined ? {} : { duration }),
    ...(log === undefined ? {} : { log }),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function listAt<T>(value: Fields, key: string, read: (one: Fields) => T | undefined): readonly T[] {
  const list: unknown = value[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => (isRecord(one) ? (read(one) ?? []) : []));
}

/** A number counts as text too: by hand, `task: 17` is written without quotes. */
function textAt(value: Fields, key: string): string | undefined {
  const found = value[key];
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : undefined;
}

function numberAt(value: Fields, key: string): number | undefined {
  const found = value[key];
  return typeof found === 'number' ? found : undefined;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
