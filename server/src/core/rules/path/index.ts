import type { Rule } from '../types.js';
import { notPortable } from './notPortable.js';
import { outsideWorkspace } from './outsideWorkspace.js';

export const pathRules: readonly Rule[] = [notPortable, outsideWorkspace];
