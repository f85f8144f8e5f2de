import type { path as en } from '../en/path.js';

export const path: typeof en = {};
