import type { evidence as en } from '../en/evidence.js';

export const evidence: typeof en = {};
