import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryRoot } from '../../support/memoryStore.js';
import { approvals, APPROVALS, tasks, TASKS } from '../moves/ledgers.js';
import { runs, seed } from '../moves/worlds.js';
import { accusations, Repository } from './pasts.js';

/** The table of SPEC §2, written down once more: which states one event leads to. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  PLAN: ['READY', 'HOLD', 'DROP'],
  READY: ['DOING', 'HOLD', 'DROP'],
  DOING: ['REVIEW', 'READY', 'FIX', 'HOLD', 'DROP'],
  REVIEW: ['FIX', 'DONE', 'HOLD', 'DROP'],
  FIX: ['DOING', 'HOLD', 'DROP'],
  DONE: ['FIX'],
  HOLD: ['PLAN', 'READY', 'REVIEW', 'FIX', 'DROP'],
  DROP: [],
};
const STATES = Object.keys(NEXT);

/** A row of either ledger. */
interface Row {
  readonly id: string;
  readonly word: string;
  readonly text: string;
}
type Rows = readonly Row[];

/** Everything that can be reached from a state. Who was held goes back to where that was, rework to rework. */
function reach(from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (state: string, origin: string, rework: boolean | undefined): void => {
    for (const next of nextOf(state, origin, rework)) {
      const again = next === 'FIX' ? true : next === 'READY' || next === 'PLAN' ? false : rework;
      const key = `${next} ${state} ${String(again)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      visit(next, state, again);
    }
  };
  visit(from, '', from === 'FIX' ? true : ['READY', 'PLAN', 'DONE'].includes(from) ? false : undefined);
  return new Set([...seen].map((one) => one.split(' ')[0] ?? ''));
}

function nextOf(state: string, origin: string, rework: boolean | undefined): readonly string[] {
  const anew = rework === undefined ? ['READY', 'FIX'] : [rework ? 'FIX' : 'READY'];
  if (state === 'DOING') return ['REVIEW', 'HOLD', 'DROP', ...anew];
  if (state !== 'HOLD' || origin === '') return NEXT[state] ?? [];
  return ['DROP', ...(origin === 'DOING' ? anew : [origin])];
}

function verdictOnTask(before: Row | undefined, after: Row | undefined): readonly string[] {
  if (after === undefined) return ['row-deleted'];
  if (before === undefined) return after.word === 'PLAN' ? [] : ['born-past-initial'];
  if (before.word === after.word || NEXT[before.word]?.includes(after.word) === true) return [];
  return [reach(before.word).has(after.word) ? 'skipped-states' : 'illegal-transition'];
}

function verdictOnApproval(before: Row | undefined, after: Row | undefined): readonly string[] {
  if (after === undefined) return ['row-deleted'];
  if (before === undefined) return ['approved', 'rejected'].includes(after.word) ? ['born-decided'] : [];
  const turned = before.word !== 'pending' && before.word !== after.word;
  return [...(turned ? ['decision-reversed'] : []), ...(before.text === after.text ? [] : ['immutable-cell-changed'])];
}

function verdict(before: Rows, after: Rows, judge: typeof verdictOnTask): readonly string[] {
  const ids = new Set([...before, ...after].map(({ id }) => id));
  const find = (rows: Rows, id: string): Row | undefined => rows.find((row) => row.id === id);
  return [...ids].flatMap((id) => judge(find(before, id), find(after, id)).map((code) => `history/${code} ${id}`));
}

/** One thing that somebody does to a ledger by hand. */
const edit = fc.record({
  kind: fc.constantFrom('word', 'word', 'word', 'text', 'add', 'remove', 'swap'),
  at: fc.nat(7),
  word: fc.nat(7),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(rows: Rows, { kind, at, word }: Edit, words: readonly string[], prefix: string): Rows {
  const index = at % Math.max(1, rows.length);
  const row = rows[index];
  const now = words[word % words.length] ?? '';
  if (kind === 'add') return [...rows, { id: `${prefix}-${100 + word}`, word: now, text: 'new' }].filter(unique);
  if (row === undefined) return rows;
  if (kind === 'remove') return rows.filter((one) => one !== row);
  if (kind === 'swap') return [...rows.slice(index), ...rows.slice(0, index)];
  return rows.map((one) =>
    one !== row ? one : kind === 'word' ? { ...row, word: now } : { ...row, text: `op ${at}` },
  );
}

function unique({ id }: Row, index: number, all: Rows): boolean {
  return all.findIndex((row) => row.id === id) === index;
}

const STATUSES = ['pending', 'approved', 'rejected', 'expired'];
const rowsOf = (words: readonly string[], prefix: string): fc.Arbitrary<Rows> =>
  fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 8 }).map((all) => all.map((word, at) => ({ id: `${prefix}-${at + 1}`, word, text: 'form' }))); // prettier-ignore

function sectionsOf(rows: Rows): string {
  return `# Tasks\n\n${rows.map(({ id, word, text }) => `### ${id}: ${text}\n\n- **state**: ${word}\n- **owner**: WORK\n`).join('\n')}`;
}

function tableOf(rows: Rows): string {
  return tasks(...rows.map(({ id, word, text }) => ({ id, state: word, title: text })));
}

function approvalsOf(rows: Rows): string {
  return approvals(...rows.map(({ id, word, text }) => ({ id, status: word, op: text })));
}

describe('hand edits on any ledger', { timeout: 120_000 + 1000 * runs }, () => {
  it('are judged as a plain model judges them', async () => {
    const script = fc.record({
      tasks: rowsOf(STATES, 'T'),
      approvals: rowsOf(STATUSES, 'A'),
      edits: fc.array(edit, { maxLength: 6 }),
      more: fc.array(edit, { maxLength: 4 }),
      inSections: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(script, async ({ tasks: before, approvals: asked, edits, more, inSections }) => {
        const print = inSections ? sectionsOf : tableOf;
        const root = new MemoryRoot({ [TASKS]: print(before), [APPROVALS]: approvalsOf(asked) });
        const repository = new Repository(root);
        repository.commit();
        const after = edits.reduce((rows, one) => edited(rows, one, STATES, 'T'), before);
        const decided = more.reduce((rows, one) => edited(rows, one, STATUSES, 'A'), asked);
        fc.pre(after.length > 0 && decided.length > 0);
        root.store.files.set(TASKS, print(after)).set(APPROVALS, approvalsOf(decided));
        const workspace = await root.workspace();
        const found = accusations(root, workspace, repository.past(workspace)).map((line) => line.split(' ').slice(1, 3).join(' ')); // prettier-ignore
        const isDone = (rows: Rows): boolean => rows.some(({ id, word }) => id === 'T-1' && word === 'DONE');
        const late: typeof verdictOnTask = (one, other) =>
          one?.word === 'pending' && other?.word === 'approved' && isDone(before) && isDone(after) ? ['approved-after-done'] : []; // prettier-ignore
        const expected = [
          ...verdict(asked, decided, late),
          ...verdict(before, after, verdictOnTask),
          ...verdict(asked, decided, verdictOnApproval),
        ];
        expect(found.sort()).toEqual(expected.sort());
      }),
      { seed, numRuns: Math.max(1000, runs) },
    );
  });
});
