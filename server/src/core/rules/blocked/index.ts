import type { Rule } from '../types.js';
import { stale } from './stale.js';
import { unknownTask } from './unknownTask.js';

export const blockedRules: readonly Rule[] = [stale, unknownTask];
