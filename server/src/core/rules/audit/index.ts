import type { Rule } from '../types.js';
import { chainBroken } from './chainBroken.js';
import { ignored } from './ignored.js';

export const auditRules: readonly Rule[] = [chainBroken, ignored];
