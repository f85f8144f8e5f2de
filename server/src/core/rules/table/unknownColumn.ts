import { APPROVAL_COLUMNS, headerKey, TASK_COLUMNS } from '../../policy/index.js';
import { nearest } from '../../policy/problems.js';
import { shift, type Range } from '../../text/index.js';
import { fileRule, type Problem } from '../types.js';
import { distinctLedgers, type Ledger } from './ledgers.js';

type UnknownColumn = Problem<'table/unknown-column'>;

export const unknownColumn = fileRule({
  code: 'table/unknown-column',
  severity: 'hint',
  worst: 'info',
  docs: {
    what: 'A ledger has columns that Orch does not know (hint, once for each header), or one that looks like a misspelt column that is missing (info).',
    why: 'A team may have columns of its own, and Orch never touches them. A misspelt header, though, silences every rule about the column that was meant.',
    fix: 'Correct the header, or map it under `columns` of the policy: to the column that it means, or to `off`.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | ownr | branch |
                            ~~~~ info table/unknown-column
                                   ~~~~~~ hint table/unknown-column
|---------|-------|-------|------|--------|
| T-1     | Login | READY | WORK | main   |
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
`,
  },
  check(file) {
    const found = distinctLedgers(file).flatMap((ledger) => unknownIn(ledger));
    return found.length === 0 ? undefined : found;
  },
});

interface Unknown {
  readonly name: string;
  readonly at: Range;
}

function unknownIn({ kind, table, columns }: Ledger): readonly UnknownColumn[] {
  const absent = (kind === 'tasks' ? TASK_COLUMNS : APPROVAL_COLUMNS).filter((column) => !columns.index.has(column));
  const misspelt: UnknownColumn[] = [];
  const others: Unknown[] = [];
  for (const cell of columns.unknown) {
    const field = table.header.item.field(cell);
    if (field === undefined || field.value === '') continue;
    const at = shift(field.range, table.header.line);
    const suggestion = nearest(headerKey(field.value), absent);
    if (suggestion === undefined) others.push({ name: field.value, at });
    else misspelt.push(misspelling(field.value, at, suggestion));
  }
  return [...misspelt, ...own(others)];
}

function misspelling(name: string, at: Range, suggestion: string): UnknownColumn {
  const title = { code: 'replace', params: { from: name, to: suggestion } } as const;
  const fix = { title, edits: [{ range: at, newText: suggestion }], safe: false };
  return { at, params: { headers: `"${name}"`, suggestion }, severity: 'info', fixes: [fix] };
}

function own(others: readonly Unknown[]): readonly UnknownColumn[] {
  const [first] = others;
  if (first === undefined) return [];
  return [{ at: first.at, params: { headers: others.map(({ name }) => `"${name}"`).join(', '), suggestion: '' } }];
}
