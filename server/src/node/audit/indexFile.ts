import { realpathSync } from 'node:fs';
import type { AuditSummary } from '../../core/index.js';
import { readBytes } from '../inside.js';
import { cachePath, replaceFile } from '../store/folders.js';

/** How far an audit file is part of a summary. */
export interface IndexedFile {
  readonly size: number;
  /** Length of its last line, line end included; 0 of an empty file. */
  readonly last: number;
  /** Of these bytes. */
  readonly hash: string;
  /** How it stood when it was read; '' where it had been written so shortly before that this tells nothing. */
  readonly stamp: string;
}

/** The summary of an audit log, and of how much of it. */
export interface AuditIndex {
  readonly files: ReadonlyMap<string, IndexedFile>;
  readonly summary: AuditSummary;
}

const VERSION = 1;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads what an earlier move remembered of the audit log of a workspace; undefined where there is nothing, or nothing
 * that this version understands. Whether the files still are as it says is for the caller to see.
 */
export function readIndex(root: string, folder: string): AuditIndex | undefined {
  try {
    const bytes = readBytes(cachePath(root, 'audit-index'), MAX_BYTES);
    const kept: unknown = bytes === undefined ? undefined : JSON.parse(bytes.toString('utf8'));
    return isKept(kept) && kept.root === realpathSync.native(root) && kept.folder === folder ? decode(kept) : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a summary for later moves. Where that cannot be done they take longer, and nothing else happens. */
export function writeIndex(root: string, folder: string, { files, summary }: AuditIndex): void {
  const { heads, seen, tokens, added } = summary;
  const kept: Kept = {
    version: VERSION,
    root: realpathSync.native(root),
    folder,
    files: [...files].map(([path, { size, last, hash, stamp }]) => [path, size, last, hash, stamp]),
    heads: [...heads].map(([writer, { seq, hash }]) => [writer, seq, hash]),
    seen: [...seen].map(([writer, sequences]) => [writer, ...sequences]),
    tokens: [...tokens],
    tasks: [...added.task],
    approvals: [...added.approval],
  };
  replaceFile(cachePath(root, 'audit-index'), JSON.stringify(kept));
}

interface Kept {
  readonly version: number;
  readonly root: string;
  readonly folder: string;
  readonly files: readonly (readonly [path: string, size: number, last: number, hash: string, stamp: string])[];
  readonly heads: readonly (readonly [writer: string, seq: number, hash: string])[];
  readonly seen: readonly (readonly [writer: string, ...sequences: number[]])[];
  readonly tokens: readonly (readonly [id: string, token: number])[];
  readonly tasks: readonly string[];
  readonly approvals: readonly string[];
}

function decode(kept: Kept): AuditIndex {
  const files = kept.files.map(([path, size, last, hash, stamp]) => [path, { size, last, hash, stamp }] as const);
  const heads = kept.heads.map(([writer, seq, hash]) => [writer, { seq, hash }] as const);
  const summary = {
    heads: new Map(heads),
    seen: new Map(kept.seen.map(([writer, ...sequences]) => [writer, new Set(sequences)])),
    tokens: new Map(kept.tokens),
    added: { task: new Set(kept.tasks), approval: new Set(kept.approvals) },
  };
  return { files: new Map(files), summary };
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { version, root, folder, ...lists } = value as Record<string, unknown>;
  if (version !== VERSION || typeof root !== 'string' || typeof folder !== 'string') return false;
  return Object.entries(LISTS).every(([name, isItem]) => {
    const list = lists[name];
    return Array.isArray(list) && list.every(isItem);
  });
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** Lists of this length, each of its items as it must be; of those without an end the last test is for all the rest. */
const LISTS: Readonly<Record<string, (item: unknown) => boolean>> = {
  files: tupleOf(isText, isCount, isCount, isText, isText),
  heads: tupleOf(isText, isCount, isText),
  seen: (item) => Array.isArray(item) && isText(item[0]) && item.slice(1).every(isCount),
  tokens: tupleOf(isText, isCount),
  tasks: isText,
  approvals: isText,
};

function tupleOf(...tests: readonly ((value: unknown) => boolean)[]): (item: unknown) => boolean {
  return (item) => Array.isArray(item) && item.length === tests.length && tests.every((test, at) => test(item[at]));
}
