import type { RuntimeState } from '../../core/index.js';
import { disk } from './fileSystem.js';
import { runtimeFolder } from './folders.js';
import { readState } from './state.js';

/** Leases and tokens of the workspace below `root`, without its ledgers: for showing, never for a move. */
export function runtimeOf(root: string): RuntimeState {
  return readState(disk, runtimeFolder(root)).runtime;
}
