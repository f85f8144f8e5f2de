import type { Rule } from '../types.js';
import { changedAfterDecision } from './changedAfterDecision.js';
import { contradictsDecision } from './contradictsDecision.js';
import { hashFormat } from './hashFormat.js';
import { hashImplausible } from './hashImplausible.js';
import { isLedger } from './isLedger.js';
import { missing } from './missing.js';
import { name } from './name.js';
import { namesOtherRow } from './namesOtherRow.js';
import { notFound } from './notFound.js';
import { overLimit } from './overLimit.js';
import { placeholder } from './placeholder.js';
import { touchesProtected } from './touchesProtected.js';

/** The rules of the group `evidence`, in the order of SPEC §3. */
export const evidenceRules: readonly Rule[] = [
  missing,
  notFound,
  name,
  isLedger,
  contradictsDecision,
  placeholder,
  namesOtherRow,
  hashFormat,
  hashImplausible,
  changedAfterDecision,
  overLimit,
  touchesProtected,
];
