import type { Rule } from '../types.js';
import { deadEnd } from './deadEnd.js';
import { schema } from './schema.js';
import { suppression } from './suppression.js';
import { unreachableState } from './unreachableState.js';

export const policyRules: readonly Rule[] = [schema, unreachableState, deadEnd, suppression];
