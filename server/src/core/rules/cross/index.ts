import type { Rule } from '../types.js';
import { approvedButOpen } from './approvedButOpen.js';
import { doneWithoutApproval } from './doneWithoutApproval.js';
import { notesClaimApproval } from './notesClaimApproval.js';
import { reviewWithoutApproval } from './reviewWithoutApproval.js';
import { severalOpenApprovals } from './severalOpenApprovals.js';

/** The group `cross`: what the task ledger and the approval ledger say of each other, in the order of SPEC §3. */
export const crossRules: readonly Rule[] = [
  doneWithoutApproval,
  reviewWithoutApproval,
  approvedButOpen,
  notesClaimApproval,
  severalOpenApprovals,
];
