import { editor } from './editor.js';
import { events } from './events.js';
import { further } from './further.js';
import { general } from './general.js';
import { migrate } from './migrate.js';

/** Why a move is refused: what is wrong; what to do instead. */
export const moves = { refusals: { ...general, ...events, ...further, ...migrate, ...editor } };
