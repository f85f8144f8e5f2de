import type { Commit, Snapshot } from '../../../server/src/core/index.js';

export const TASKS = 'ORCH/STATE/TASKS.md';
export const APPROVALS = 'ORCH/STATE/APPROVALS.md';

/** Ledgers with a few tasks, as their files. */
export function ledgers(tasks = 3): Record<string, string> {
  const rows = Array.from({ length: tasks }, (_, at) => `| T-${at + 1} | task ${at + 1} | READY | - |\n`);
  return {
    [TASKS]: `# Tasks\n\n| task_id | title | state | notes |\n|---|---|---|---|\n${rows.join('')}`,
    [APPROVALS]: '# Approvals\n\n| appr_id | task_id | op | status |\n|---|---|---|---|\n',
  };
}

/** A move as `perform` would hand it to a store, made by hand: two ledgers, a record, an audit line, the runtime state. */
export function move(basis: Snapshot, name: string): Commit {
  const text = (path: string): string => basis.workspace.files.get(path)!.source.text;
  const generation = basis.runtime.generation + 1;
  const started = text(TASKS).replace(`| ${name} | `, `| ${name} | moved ${generation} `);
  const requested = `${text(APPROVALS)}| A-${generation} | ${name} | done | pending |\n`;
  return {
    basis,
    files: [
      { path: TASKS, before: text(TASKS), after: started },
      { path: APPROVALS, before: text(APPROVALS), after: requested },
      {
        path: `ORCH/patches/2026-01/${name}-A-${generation}.diff.md`,
        before: undefined,
        after: `record ${generation}\n`,
      },
    ],
    appends: [{ path: 'ORCH/AUDIT/2026-01/w-1.jsonl', text: `{"seq":${generation},"id":"${name}"}\n` }],
    runtime: { ...basis.runtime, generation, writer: 'w-1' },
  };
}
