import { byOf, describe, formatTime, messagesFor, type Step } from '../../core/index.js';
import { printCsv, type CsvCell } from '../render/csv.js';

const english = messagesFor('en');

type Column = readonly [name: string, value: (step: Step) => CsvCell];

const COLUMNS: readonly Column[] = [
  ['time', ({ at }) => formatTime(at)],
  ['kind', ({ kind }) => kind],
  ['id', ({ id }) => id],
  ['about', ({ about }) => about],
  ['event', ({ event }) => event],
  ['from', ({ from }) => from],
  ['to', ({ to }) => to],
  ['by', byOf],
  ['role', ({ move }) => move?.role],
  ['legal', ({ findings }) => findings.length === 0],
  ['rules', ({ findings }) => findings.map(({ code }) => code).join(' ')],
  ['messages', ({ findings }) => findings.map((finding) => describe(finding, english)).join('\n')],
  ['source', ({ move }) => (move === undefined ? 'hand' : 'audit')],
  ['audit', ({ move }) => (move === undefined ? undefined : `${move.writer}#${move.seq}`)],
  ['commit', ({ commit }) => commit.oid],
  ['author', ({ commit }) => commit.author?.name],
  ['email', ({ commit }) => commit.author?.email],
  ['committed', ({ commit }) => formatTime(commit.time)],
];

/** Every step as a row, with a header. Messages are English whatever the language. */
export function stepsCsv(steps: readonly Step[]): string {
  return printCsv(
    COLUMNS.map(([name]) => name),
    steps.map((step) => COLUMNS.map(([, value]) => value(step))),
  );
}
