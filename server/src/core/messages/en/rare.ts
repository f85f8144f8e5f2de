import { approval } from './approval.js';
import { audit } from './audit.js';
import { assist } from './assist.js';
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
import { editor } from './editor.js';
import { fixes } from './fixes.js';
import { intents } from './intents.js';
import { moves } from './moves/index.js';
import { rename } from './rename.js';
import { replay } from './replay.js';
import { scaffold } from './scaffold.js';

/** Texts that a move does without, as long as it is not refused and nobody asks for help: a function, so that it need not load them (scripts/build.mjs). */
export function rareTexts() {
  return RARE;
}

const RARE = {
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
  assist,
  base,
  baseline,
  diff,
  editor,
  fixes,
  formats,
  hook,
  intents,
  moves,
  rename,
  replay,
  scaffold,
};
