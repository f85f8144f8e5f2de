import type { blocked as en } from '../en/blocked.js';

export const blocked: typeof en = {};
