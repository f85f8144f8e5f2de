import type { policy as en } from '../en/policy.js';

export const policy: typeof en = {};
