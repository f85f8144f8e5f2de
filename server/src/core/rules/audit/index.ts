import type { Rule } from '../types.js';
import { ignored } from './ignored.js';

export const auditRules: readonly Rule[] = [ignored];
