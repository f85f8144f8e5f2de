import type { Command } from '../types.js';
import { baseline } from './baseline.js';
import { check } from './check.js';
import { explain } from './explain.js';
import { lsp } from './lsp.js';
import { policy } from './policy.js';
import { status } from './status.js';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [check, status, explain, policy, baseline, lsp];
