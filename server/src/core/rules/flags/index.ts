import type { Rule } from '../types.js';
import { changed } from './changed.js';
import { flagValue } from './flagValue.js';
import { unknownFlag } from './unknownFlag.js';

export const flagsRules: readonly Rule[] = [unknownFlag, flagValue, changed];
