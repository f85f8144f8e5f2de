import { lineRange } from '../../text/index.js';
import { workspaceRule } from '../types.js';

export const chainBroken = workspaceRule({
  code: 'audit/chain-broken',
  severity: 'error',
  docs: {
    what: 'The audit log is not as its writers left it: lines were changed, cut off, reordered, taken out or put in since the commit that it is compared with, or one of its files does not go on from it.',
    why: 'Each line names the hash of the one before, so that nobody can write history anew unseen. Lines behind a break explain nothing: what they would have allowed counts as edited by hand.',
    fix: 'Restore the file from git (`git checkout -- FILE`), and commit the audit files together with the ledgers. Moves are never taken back by `git revert`, which takes lines out of the log, but by moves: the last one by `orch undo`, an older one by the event that leads back (`orch return`, `orch reopen`). To revert the code of such a commit alone: `git revert -n COMMIT`, `git checkout HEAD -- ORCH`, `git commit`. A revert that is committed already is reverted itself (`git revert HEAD`). `orch audit verify` lists everything that is wrong with the log.',
    bad: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | PLAN  | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
~ error audit/chain-broken
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
=== ORCH/AUDIT/2026-01/w-1f3a.jsonl
{"v":1,"seq":2,"prev":"sha256:1111111111111111111111111111111111111111111111111111111111111111","writer":"w-1f3a","time":"2026-01-15T10:00:00Z","actor":"CMD@kim","role":"CMD","assurance":"asserted","event":"ready","id":"T-1","from":"PLAN","to":"READY","rows":[{"file":"ORCH/STATE/TASKS.md","kind":"task","id":"T-1","before":{"state":"PLAN"},"after":{"state":"READY"}}],"seen":{}}
`,
    good: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | PLAN  | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
=== ORCH/AUDIT/2026-01/w-1f3a.jsonl
{"v":1,"seq":1,"prev":"sha256:0000000000000000000000000000000000000000000000000000000000000000","writer":"w-1f3a","time":"2026-01-15T10:00:00Z","actor":"CMD@kim","role":"CMD","assurance":"asserted","event":"ready","id":"T-1","from":"PLAN","to":"READY","rows":[{"file":"ORCH/STATE/TASKS.md","kind":"task","id":"T-1","before":{"state":"PLAN"},"after":{"state":"READY"}}],"seen":{}}
`,
  },
  check({ files }, { past }) {
    const { problems } = past.log;
    const ledger = [...files.values()].find(({ roles }) => roles.includes('tasks') || roles.includes('approvals'));
    if (ledger === undefined) return [];
    return problems.slice(0, MOST).map((problem, at) => {
      const related = [{ file: problem.file, range: lineRange(problem.line - 1, 0, 0) }];
      const more = at === MOST - 1 ? problems.length - MOST : 0;
      return { file: ledger.path, id: null, at: lineRange(0, 0, 0), params: { problem, more }, related };
    });
  },
});

/** What was tampered with in one place shows in several. */
const MOST = 5;
