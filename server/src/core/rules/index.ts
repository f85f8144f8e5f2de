import { approvalRules } from './approval/index.js';
import { auditRules } from './audit/index.js';
import { blockedRules } from './blocked/index.js';
import { crossRules } from './cross/index.js';
import { evidenceRules } from './evidence/index.js';
import { flagsRules } from './flags/index.js';
import { historyRules } from './history/index.js';
import { pathRules } from './path/index.js';
import { policyRules } from './policy/index.js';
import { tableRules } from './table/index.js';
import { taskRules } from './task/index.js';
import { textRules } from './text/index.js';
import type { Rule } from './types.js';

/** Every rule, by group and then in the order of SPEC §3. */
export const rules: readonly Rule[] = [
  ...textRules,
  ...tableRules,
  ...taskRules,
  ...approvalRules,
  ...evidenceRules,
  ...pathRules,
  ...crossRules,
  ...historyRules,
  ...policyRules,
  ...flagsRules,
  ...blockedRules,
  ...auditRules,
];
