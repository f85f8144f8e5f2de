import { createHash } from 'node:crypto';
import type { Rule } from '../../server/src/core/index.js';

/** Whether a rule judges what became of the files since a commit: all of these groups, and some of others. */
export function judgesHandEdits({ code }: Rule): boolean {
  return /^(?:history|audit)\//.test(code) || FURTHER.has(code);
}

const FURTHER: ReadonlySet<string> = new Set([
  'policy/weakened',
  'policy/pending',
  'flags/changed',
  'evidence/changed-after-decision',
]);

/** Fixtures with a base: one that shows the finding, and one that does not. */
export interface Scenario {
  readonly bad: string;
  readonly good: string;
}

const PLANNED = `
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |`;

const LOG = `=== ORCH/AUDIT/2026-01/w-1f3a.jsonl @base
{"v":1,"seq":1,"prev":"sha256:${'0'.repeat(64)}","writer":"w-1f3a","time":"2026-01-15T08:00:00Z","actor":"CMD@kim","role":"CMD","assurance":"asserted","event":"ready","id":"T-1","from":"PLAN","to":"READY","rows":[{"file":"ORCH/STATE/TASKS.md","kind":"task","id":"T-1","before":{"state":"PLAN"},"after":{"state":"READY"}}],"seen":{}}`;

function ignoring(folder: string): string {
  const now = (text: string): string => text.replace(' @base', '');
  const ledger = `=== ORCH/STATE/TASKS.md @base${PLANNED}`;
  return [ledger, LOG, now(ledger), now(LOG), '=== .gitignore', folder].join('\n');
}

function approved(text: string): string {
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const [cells, dashes] = ['| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence | digest |', '|---|---|---|---|---|---|---|---|---|---|---|']; // prettier-ignore
  const row = `| A-1 | T-1 | form | approved | WORK | AUDIT | AUDIT | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | docs/a.md | ${digest} |`;
  return [cells, dashes, row].join('\n');
}

function recordOf(before: string, after: string): string {
  const ledger = approved(`${before}\n`);
  return [
    `=== ORCH/STATE/APPROVALS.md @base\n${ledger}\n=== docs/a.md @base\n${before}`,
    `=== ORCH/STATE/APPROVALS.md\n${ledger}\n=== docs/a.md\n${after}`,
  ].join('\n');
}

/** For rules whose documentation shows no base; where it does, its examples are the scenarios. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'audit/ignored': { bad: ignoring('ORCH/AUDIT'), good: ignoring('.orch') },
  'evidence/changed-after-decision': { bad: recordOf('Seen.', 'Changed.'), good: recordOf('Seen.', 'Seen.') },
};

const RECORD = 'ORCH/patches/2026-01/T-1-A-1.diff.md';

/** A row without a digest, which no move decided: the record is what the base has. */
function undigested(before: string, after: string): string {
  const head = '| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence |\n|---|---|---|---|---|---|---|---|---|---|'; // prettier-ignore
  const row = `| A-1 | T-1 | form | approved | WORK | AUDIT | AUDIT | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | ${RECORD} |`;
  const ledger = `${head}\n${row}`;
  return [
    `=== ORCH/STATE/APPROVALS.md @base\n${ledger}\n=== ${RECORD} @base\n${before}`,
    `=== ORCH/STATE/APPROVALS.md\n${ledger}\n=== ${RECORD}\n${after}`,
  ].join('\n');
}

/** Further ways to a finding. */
export const FURTHER_SCENARIOS: readonly (readonly [code: string, what: string, scenario: Scenario])[] = [
  [
    'evidence/changed-after-decision',
    'a record that the row has no digest of',
    { bad: undigested('# Evidence of A-1', '# Other evidence of A-1'), good: undigested('# Evidence', '# Evidence') },
  ],
];

const EMPTY = '| appr_id | task_id | op | status | ts_req | ts_dec |\n|---|---|---|---|---|---|';

function decidedAt(time: string): string {
  const [before, after] = ['pending | 2026-01-14T09:00:00Z | -', `approved | 2026-01-14T09:00:00Z | ${time}`];
  const ledger = (cells: string): string => `${EMPTY}\n| A-1 | T-1 | form | ${cells} |`;
  return `=== ORCH/STATE/APPROVALS.md @base\n${ledger(before)}\n=== ORCH/STATE/APPROVALS.md\n${ledger(after)}`;
}

/** For rules that say of commits what they cannot say of files that are not committed yet. */
export const AS_COMMITTED: Readonly<Record<string, Scenario>> = {
  // Committed at noon.
  'history/decided-after-commit': { bad: decidedAt('2026-01-15T12:30:00Z'), good: decidedAt('2026-01-15T11:30:00Z') },
};
