import type { Workspace } from '../model/index.js';
import { isOpen } from '../process/index.js';
import { shift, type Range } from '../text/index.js';

/** A row that a search found. */
export interface FoundSymbol {
  readonly kind: 'task' | 'approval' | 'blocked';
  readonly name: string;
  /** State or status. */
  readonly detail: string;
  readonly file: string;
  /** Its id, absolute. */
  readonly range: Range;
}

interface Candidate extends FoundSymbol {
  readonly id: string;
  readonly open: boolean;
}

/**
 * The tasks, approvals and blocked items whose id or title holds the letters of a query in order, the best first: ids
 * before titles, whole words before scattered letters, open before closed.
 * @param most how many at most
 */
export function findSymbols(workspace: Workspace, query: string, most: number): readonly FoundSymbol[] {
  const wanted = folded(query.trim());
  const ranked: { readonly rank: number; readonly found: Candidate }[] = [];
  for (const found of candidates(workspace)) {
    const rank = rankOf(found, wanted);
    if (rank !== undefined) ranked.push({ rank: rank * 2 + (found.open ? 0 : 1), found });
  }
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked
    .slice(0, most)
    .map(({ found: { kind, name, detail, file, range } }) => ({ kind, name, detail, file, range }));
}

function* candidates({ tasks, approvals, blocked }: Workspace): Generator<Candidate> {
  for (const { record, file, line } of tasks) {
    const { id, title, state } = record;
    const open = state === undefined || isOpen(state);
    const range = shift(record.at('task_id'), line);
    yield { kind: 'task', id, name: named(id, title), detail: record.text('state'), file: file.path, range, open };
  }
  for (const { record, file, line } of approvals) {
    const { id, target, status } = record;
    const name = named(id, `→ ${target}`);
    const range = shift(record.at('appr_id'), line);
    const detail = record.text('status');
    yield { kind: 'approval', id, name, detail, file: file.path, range, open: status === 'pending' };
  }
  for (const { record, file, line } of blocked) {
    const { id, title, status = '' } = record;
    const open = status === 'active' || status === 'pending';
    yield {
      kind: 'blocked',
      id,
      name: named(id, title),
      detail: status,
      file: file.path,
      range: shift(record.range, line),
      open,
    };
  }
}

function named(id: string, text: string): string {
  return `${id} ${text}`.trim();
}

/** 0 is best; undefined where it is not meant. */
function rankOf({ id, name }: Candidate, wanted: string): number | undefined {
  const [key, text] = [folded(id), folded(name)];
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return 1;
  if (key.includes(wanted)) return 2;
  if (text.includes(wanted)) return 3;
  return holdsInOrder(text, wanted) ? 4 : undefined;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function holdsInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    if (letter === ' ') continue;
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
