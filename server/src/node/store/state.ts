import { join } from 'node:path';
import { EMPTY_RUNTIME, StoreFault, type RuntimeState } from '../../core/index.js';
import type { FileSystem } from './fileSystem.js';

/** The runtime state as a target of a journal: no path below a root begins with a slash. */
export const STATE = '/state.json';
const VERSION = 1;

/** The runtime state and the bytes that it was read from (undefined: nothing was kept so far). */
export interface KeptState {
  readonly runtime: RuntimeState;
  readonly bytes: Buffer | undefined;
}

/** Reads the runtime state. Before the first move it is empty, and its writer has no name. */
export function readState(fs: FileSystem, folder: string): KeptState {
  const path = join(folder, STATE);
  const bytes = fs.read(path);
  return { runtime: bytes === undefined ? EMPTY_RUNTIME('') : parse(bytes.toString('utf8'), path), bytes };
}

export function encodeState(runtime: RuntimeState): Buffer {
  return Buffer.from(`${JSON.stringify(runtime)}\n`);
}

/** Whether two readings are of the same commit: a state that was thrown away and begun anew has another writer. */
export function sameState(one: RuntimeState, other: RuntimeState): boolean {
  return one.generation === other.generation && one.writer === other.writer;
}

function parse(text: string, path: string): RuntimeState {
  const value = parsed(text);
  const version = value?.['version'];
  if (typeof version === 'number' && version > VERSION) {
    throw new StoreFault('store/newer', { path, version: `${version}` });
  }
  const missing = value === undefined ? 'no JSON object' : missingField(value);
  if (missing !== undefined) throw new StoreFault('store/damaged', { path, detail: missing });
  return value as unknown as RuntimeState;
}

function missingField(value: Readonly<Record<string, unknown>>): string | undefined {
  if (value['version'] !== VERSION) return 'version';
  if (!Number.isSafeInteger(value['generation'])) return 'generation';
  if (typeof value['writer'] !== 'string') return 'writer';
  return ['leases', 'tokens', 'lost', 'keys', 'audit'].find((key) => !isRecord(value[key]));
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
