import { realpathSync } from 'node:fs';
import type { HeldFlags } from '../../core/index.js';
import { readBytes } from '../inside.js';
import { cachePath, replaceFile } from '../store/folders.js';

/** What a commit says of the gate, as it is remembered until HEAD is another one. */
export interface KeptGate {
  /** The commit. */
  readonly oid: string;
  /** Text of its PROJECT_RULES.md; null where it has none. */
  readonly rules: string | null;
  /** Where its policy says that the flags are, and their text there. */
  readonly flagsPath: string;
  readonly flags: string | null;
  /** Keys of the change rows that it has as approved; absent while nobody has asked. */
  readonly spent?: readonly string[] | undefined;
  /** The flags as moves have set them since, while the audit files stand as `stamps` says. */
  readonly advanced?: (HeldFlags & { readonly stamps: string }) | undefined;
}

const VERSION = 1;
const MAX_BYTES = 64 * 1024 * 1024;
const NAME = 'gate';

/** What was remembered for a workspace; undefined where that is nothing, or nothing that this version understands. */
export function readKeptGate(root: string): KeptGate | undefined {
  try {
    const bytes = readBytes(cachePath(root, NAME), MAX_BYTES);
    const value: unknown = bytes === undefined ? undefined : JSON.parse(bytes.toString('utf8'));
    return isKept(value) && value.version === VERSION && value.root === realpathSync.native(root) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers it for the next command. Where that cannot be done the next one asks git again. */
export function writeKeptGate(root: string, gate: KeptGate): void {
  const { oid, rules, flagsPath, flags, spent, advanced } = gate;
  const kept = { version: VERSION, root: realpathSync.native(root), oid, rules, flagsPath, flags, spent, advanced };
  replaceFile(cachePath(root, NAME), JSON.stringify(kept));
}

interface Kept extends KeptGate {
  readonly version: number;
  readonly root: string;
}

function isKept(value: unknown): value is Kept {
  if (!isRecord(value)) return false;
  const { oid, rules, flagsPath, flags, spent, advanced } = value;
  const texts =
    isText(oid) && isText(flagsPath) && (rules === null || isText(rules)) && (flags === null || isText(flags));
  const keys = spent === undefined || (Array.isArray(spent) && spent.every(isText));
  const moved = advanced === undefined || (isRecord(advanced) && [advanced['stamps'], advanced['freeze'], advanced['autoDecide']].every(isText)); // prettier-ignore
  return texts && keys && moved;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
