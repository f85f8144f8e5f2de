import type { flags as en } from '../en/flags.js';

export const flags: typeof en = {};
