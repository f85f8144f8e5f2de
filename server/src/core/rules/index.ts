import { overdue } from './task/overdue.js';
import type { Rule } from './types.js';

/** Every rule, by group and then in the order of SPEC §3. */
export const rules: readonly Rule[] = [overdue];
