import type { Command } from '../types.js';
import { audit } from './audit.js';
import { baseline } from './baseline.js';
import { candidates } from './candidates.js';
import { check } from './check.js';
import { completionOf } from './completion.js';
import { diff } from './diff.js';
import { explain } from './explain.js';
import { hook } from './hook.js';
import { history } from './history.js';
import { init } from './init.js';
import { lsp } from './lsp.js';
import { policy } from './policy.js';
import { status } from './status.js';

const completion = completionOf(() => commands);

/** Every command, in the order of the help. Moves are forms (`../moves/forms.ts`). */
export const commands: readonly Command[] = [
  init,
  check,
  diff,
  status,
  explain,
  policy,
  baseline,
  audit,
  hook,
  history,
  completion,
  lsp,
  candidates,
];
