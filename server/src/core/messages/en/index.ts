import { auditLog } from './audit.js';
import { cli } from './cli.js';
import { cliMoves } from './cliMoves.js';
import { rareTexts } from './rare.js';
import { record } from './record.js';

/** Every text that a user reads, in English. Its type is the type of every other language. */
export const en = {
  get findings() {
    return rareTexts().findings;
  },
  get baseline() {
    return rareTexts().baseline;
  },
  get diff() {
    return rareTexts().diff;
  },
  get fixes() {
    return rareTexts().fixes;
  },
  get formats() {
    return rareTexts().formats;
  },
  get base() {
    return rareTexts().base;
  },
  get hook() {
    return rareTexts().hook;
  },
  get assist() {
    return rareTexts().assist;
  },
  cli,
  cliMoves,
  get editor() {
    return rareTexts().editor;
  },
  get intents() {
    return rareTexts().intents;
  },
  record,
  auditLog,
  get moves() {
    return rareTexts().moves;
  },
  get rename() {
    return rareTexts().rename;
  },
  get replay() {
    return rareTexts().replay;
  },
  get scaffold() {
    return rareTexts().scaffold;
  },
};
