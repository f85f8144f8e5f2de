import type { cross as en } from '../en/cross.js';

export const cross: typeof en = {};
