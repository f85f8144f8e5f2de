import { join } from 'node:path';
import type { RuntimeState } from '../../core/index.js';
import { parseState } from '../../keptState.js';
import type { FileSystem } from './fileSystem.js';

export { sameState } from '../../keptState.js';

/** The runtime state as a target of a journal: no path below a root begins with a slash. */
export const STATE = '/state.json';

/** The runtime state and the bytes that it was read from (undefined: nothing was kept so far). */
export interface KeptState {
  readonly runtime: RuntimeState;
  readonly bytes: Buffer | undefined;
}

/** Reads the runtime state. Before the first move it is empty, and its writer has no name. */
export function readState(fs: FileSystem, folder: string): KeptState {
  const path = join(folder, STATE);
  const bytes = fs.read(path);
  return { runtime: parseState(bytes?.toString('utf8'), path), bytes };
}

export function encodeState(runtime: RuntimeState): Buffer {
  return Buffer.from(`${JSON.stringify(runtime)}\n`);
}
