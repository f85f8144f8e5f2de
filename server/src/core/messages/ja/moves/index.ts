import { editor } from './editor.js';
import { events } from './events.js';
import { further } from './further.js';
import { general } from './general.js';
import { migrate } from './migrate.js';

import type { Messages } from '../../index.js';

export const moves: Messages['moves'] = { refusals: { ...general, ...events, ...further, ...migrate, ...editor } };
