import { lineRange } from '../../text/index.js';
import { fileRule } from '../types.js';

export const unreadable = fileRule({
  code: 'text/unreadable',
  severity: 'error',
  docs: {
    what: 'There is something at the path of a ledger, but it cannot be read: no permission, a directory, a device, a link that leads out of the workspace.',
    why: 'A gate that cannot read its ledger checks nothing, and must not look as if all were well.',
    fix: 'Put a readable, regular file there, or name another path in the policy.',
    bad: `
=== ORCH/STATE/TASKS.md !unreadable EACCES

~ error text/unreadable
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
`,
  },
  check({ source: { trouble } }) {
    if (trouble?.kind !== 'unreadable') return undefined;
    return { at: lineRange(0, 0, 0), params: { reason: trouble.reason } };
  },
});
