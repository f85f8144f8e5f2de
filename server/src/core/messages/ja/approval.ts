import type { approval as en } from '../en/approval.js';

export const approval: typeof en = {};
