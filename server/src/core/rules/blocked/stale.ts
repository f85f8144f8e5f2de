import { DAY } from '../../model/index.js';
import { shift } from '../../text/index.js';
import { workspaceRule } from '../types.js';

export const stale = workspaceRule({
  code: 'blocked/stale',
  severity: 'warning',
  time: true,
  docs: {
    what: 'A blocked item of high priority has been open for three days or more (policy `blocked.stale_days`) and was not escalated.',
    why: 'What blocks others and is not solved in days is not solved by waiting: somebody with more say has to know.',
    fix: 'Escalate it to CMD (policy `blocked.escalate_to`) and note that as `- **escalated**: CMD`, or resolve or cancel it.',
    bad: `
=== blocked_items.md
### BLOCK-001: Test server is down
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning blocked/stale
- **date**: 2026-01-11
- **priority**: High
- **status**: Active
`,
    good: `
=== blocked_items.md
### BLOCK-001: Test server is down
- **date**: 2026-01-11
- **priority**: High
- **status**: Active
- **escalated**: CMD

### BLOCK-002: Logo is missing
- **date**: 2026-01-11
- **priority**: Low
- **status**: Active
`,
  },
  check({ blocked }, { clock, policy }) {
    const { staleDays, escalateTo: role } = policy.blocked;
    if (staleDays <= 0) return [];
    return blocked.flatMap(({ record, file, line }) => {
      const { id, date, status, priority, escalated, range } = record;
      if (priority !== 'high' || escalated || status === 'resolved' || status === 'cancelled') return [];
      if (date === undefined || !('ms' in date) || !clock.reached(date.ms + staleDays * DAY)) return [];
      const days = Math.floor((clock.now - date.ms) / DAY);
      return [{ file: file.path, id, at: shift(range, line), params: { id, days, role } }];
    });
  },
});
