import type { Field } from '../syntax/index.js';
import { part, type Part } from './values.js';

/**
 * Where free text says that something *was* approved: `監査承認済み`, `approved by CMD`. Not what is still to be
 * (`承認待ち`, `to be approved`), is denied (`未承認`, `not approved`), asked, set as a condition (`承認済みなら`, `once
 * approved`) or only describes a thing (`承認済みの設計書`, `the approved design`). In doubt it is no claim.
 */
export function approvalClaim(field: Field): Part | undefined {
  const { value } = field;
  if (value.length > LONGEST || !HINT.test(value)) return undefined;
  return japaneseClaim(field) ?? englishClaim(field);
}

const LONGEST = 16_384;
const HINT = /承認|approv/i;

const DENIED = /[未非無不要]承認/;
const ASKED = /^(?:です|でした|だ)?\s?[か?？]/;
/** A word in quotes is cited, not said. */
const QUOTED = /["'`「『“‘]$/;

/** Patterns that name properties of Unicode stand where they are used: to read one takes as long as a small ledger. */
function japaneseClaim(field: Field): Part | undefined {
  const { value } = field;
  const JAPANESE =
    /[\p{Script=Han}\p{Script=Katakana}ー]{0,8}承認(?:(?:が?完了|取得)?済み?|を?(?:得た|得ている|得ました|取得した|受けた))/gu;
  /** After a claim the sentence ends, or goes on with a remark or a reason; anything else makes another thing of it. */
  const SAID = /^(?:です|でした|だ|のため|なので|ので|につき|との|$|[\s\p{P}\p{S}\p{N}A-Za-z])/u;
  for (const match of value.matchAll(JAPANESE)) {
    const [text] = match;
    const end = match.index + text.length;
    const rest = value.slice(end, end + 8);
    const said = SAID.test(rest) && !ASKED.test(rest) && !DENIED.test(text);
    if (said && !QUOTED.test(value.charAt(match.index - 1))) return part(field, match.index, end);
  }
  return undefined;
}

const ENGLISH = /\bapproved\b|\bapproval\s(?:was\s|has\sbeen\s)?(?:granted|given|received|obtained)\b/gi;
/** A statement goes no further than this. */
const BOUNDARY = /[.,;:!?・、。；\n]/;
/** One of these among the few words before: it is denied, or not so yet. */
const NOT_YET = new Set(
  "not never no isn't wasn't hasn't aren't if when once until unless after before should must will shall would could can cannot may might needs need awaiting await pending".split(
    ' ',
  ),
);
/** One of these right before: it is still to be, or only describes a thing. */
const NOT_SAID = new Set('to be being the a an any all only each every of using use as'.split(' '));
const REFUTED = /^\s*(?:[?？]|(?:->|[→|])|[:：]\s?(?:no|not|false|pending|tbd|-|いいえ|未)(?![a-z]))/i;

function englishClaim(field: Field): Part | undefined {
  const { value } = field;
  /** `approved` ends the statement, or who, when or where follows; before a noun it describes a thing. */
  const CLOSED = /^(?:\s*$|\s*(?![-/='])[\p{P}\p{S}]|\s(?:by|on|at|in|with|via|for|and|as|per|\d|@))/iu;
  for (const match of value.matchAll(ENGLISH)) {
    const end = match.index + match[0].length;
    const rest = value.slice(end, end + 32);
    if (CLOSED.test(rest) && !REFUTED.test(rest) && !isOpen(value, match.index)) return part(field, match.index, end);
  }
  return undefined;
}

/** Whether what stands before says that it is not, or not yet, so. */
function isOpen(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 64), at);
  if (/(?:[-/=>→|]\s?|["'`“‘])$/u.test(before)) return true;
  const statement = before.split(BOUNDARY).at(-1) ?? '';
  const words = (statement.toLowerCase().match(/[a-z']+/g) ?? []).slice(-5);
  return words.some((word) => NOT_YET.has(word)) || NOT_SAID.has(words.at(-1) ?? '');
}
