import type { en } from '../en/index.js';
import { approval } from './approval.js';
import { assist } from './assist.js';
import { audit, auditLog } from './audit.js';
import { base } from './base.js';
import { baseline } from './baseline.js';
import { blocked } from './blocked.js';
import { cross } from './cross.js';
import { diff } from './diff.js';
import { evidence } from './evidence.js';
import { flags } from './flags.js';
import { formats } from './formats.js';
import { hook } from './hook.js';
import { history } from './history.js';
import { path } from './path.js';
import { policy } from './policy.js';
import { table } from './table.js';
import { task } from './task.js';
import { text } from './text.js';
import { cli } from './cli.js';
import { cliMoves } from './cliMoves.js';
import { editor } from './editor.js';
import { fixes } from './fixes.js';
import { intents } from './intents.js';
import { record } from './record.js';
import { moves } from './moves/index.js';
import { rename } from './rename.js';
import { replay } from './replay.js';
import { scaffold } from './scaffold.js';

/** Every text that a user reads, in Japanese. */
const ja: typeof en = {
  findings: {
    ...approval,
    ...audit,
    ...blocked,
    ...cross,
    ...evidence,
    ...flags,
    ...history,
    ...path,
    ...policy,
    ...table,
    ...task,
    ...text,
  },
  base,
  baseline,
  diff,
  fixes,
  formats,
  hook,
  assist,
  cli,
  cliMoves,
  editor,
  intents,
  record,
  auditLog,
  moves,
  rename,
  replay,
  scaffold,
};

/** A function, so that a command in another language need not load them (scripts/build.mjs). */
export function japanese(): typeof en {
  return ja;
}
