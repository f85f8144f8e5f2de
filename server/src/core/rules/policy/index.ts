import type { Rule } from '../types.js';
import { deadEnd } from './deadEnd.js';
import { pending } from './pending.js';
import { schema } from './schema.js';
import { suppression } from './suppression.js';
import { unreachableState } from './unreachableState.js';
import { weakened } from './weakened.js';

export const policyRules: readonly Rule[] = [schema, unreachableState, deadEnd, suppression, weakened, pending];
