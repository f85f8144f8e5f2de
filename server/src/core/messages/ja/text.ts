import type { text as en } from '../en/text.js';

export const text: typeof en = {};
