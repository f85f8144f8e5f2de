import { plainWord, type ApprovalStatus } from '../policy/index.js';
import { fold, holds, names, shapeOf } from './names.js';
import type { EvidenceRecord, Mark } from './types.js';

const WORD = /^[^\s（(、,，。;；:：|/*`~]+/;
/** What may follow a status: nothing, a remark, a mark, or who and when. */
const REST = /^(?:[*`~]*\s*[（([、,，。;；・:：—–-]|[*`~]*\s+(?:by|at|on|since|as of)\b|です)/i;

/**
 * The status that a value states: its first word, behind the last arrow where it tells of a change. Undefined for a
 * choice (`approved / rejected`) and for a sentence that merely begins like one.
 */
export function statusIn(
  value: string,
  spelled: (word: string) => ApprovalStatus | undefined,
): ApprovalStatus | undefined {
  if (value.length > 200) return undefined;
  const last = value.split(/→|⇒|=>|->/).at(-1) ?? '';
  const said = plainWord(last);
  const word = WORD.exec(said)?.[0] ?? '';
  // `plainWord` takes closing marks away, so what follows is read from the text as written.
  const rest = last.slice(last.indexOf(word) + word.length);
  return word !== '' && (REST.test(rest) || !/[\p{L}\p{N}|/]/u.test(rest)) ? spelled(word) : undefined;
}

type StatusMark = Extract<Mark, { kind: 'status' }>;

/**
 * The last status that a record states of an approval. A status belongs to the approval that the nearest label or
 * heading above it names; without one, only a label that speaks of approval counts, in a record that names this
 * approval and no other.
 */
export function statusStated(record: EvidenceRecord, id: string): StatusMark | undefined {
  if (!record.marks.some(({ kind }) => kind === 'status')) return undefined;
  const wanted = { key: fold(id), shape: shapeOf(id) };
  let whose: 'this' | 'other' | undefined;
  let own: StatusMark | undefined;
  let loose: StatusMark | undefined;
  let others = false;
  for (const mark of record.marks) {
    if (mark.kind === 'status') {
      if (whose === 'this') own = mark;
      if (whose === undefined && mark.explicit) loose = mark;
    } else {
      whose = namedBy(mark, wanted) ?? whose;
      others ||= whose === 'other';
    }
  }
  return own ?? (loose !== undefined && !others && names(record, id) ? loose : undefined);
}

/** Whether a mark names this approval or another; undefined where it names none. */
function namedBy(
  mark: Exclude<Mark, StatusMark>,
  { key, shape }: { readonly key: string; readonly shape: string | undefined },
): 'this' | 'other' | undefined {
  if (mark.kind === 'task') return undefined;
  if (mark.kind === 'approval') return mark.ids.some((one) => fold(one) === key) ? 'this' : 'other';
  if (holds(mark.folded, key)) return 'this';
  return shape !== undefined && mark.ids.has(shape) ? 'other' : undefined;
}
