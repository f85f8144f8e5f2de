import { formatTime, shift, type Finding, type Workspace } from '../../core/index.js';
import type { BlockedSummary } from '../../protocol.js';
import type { Root } from '../root.js';

/** What views show of every blocked item. What is stale the rule says, so that both agree. */
export function blockedOf(root: Root, { blocked }: Workspace, findings: readonly Finding[]): readonly BlockedSummary[] {
  if (blocked.length === 0) return [];
  const stale = new Set(findings.filter(({ code }) => code === 'blocked/stale').map(({ id }) => id));
  return blocked.map(({ record, file, line }) => {
    const { id, title, status, priority, date, tasks, escalated, range } = record;
    return {
      id,
      title,
      ...(status === undefined ? {} : { status }),
      ...(priority === undefined ? {} : { priority }),
      ...(date !== undefined && 'ms' in date ? { date: formatTime(date.ms).slice(0, DAY) } : {}),
      tasks: tasks.map((task) => task.id),
      escalated,
      stale: stale.has(id),
      uri: root.uriOf(file.path),
      range: shift(range, line),
    };
  });
}

/** Length of the day in a time. */
const DAY = 10;
