import type { Messages, Workspace } from '../../core/index.js';
import type { Checked } from '../check/disk.js';
import { pageOf, valuesOf } from '../moves/page.js';
import { summaryOf } from '../render/summary.js';
import { painter } from '../render/style.js';
import { EXIT, type CommandContext, type OptionValues } from '../types.js';
import { baseOf, comparison, type ComparedWith } from './base.js';
import { lineOfTask, renderTaskLine, type Seen, type TaskLine } from './taskLine.js';

/** Where the work stands: counts, flags, and the open tasks page by page. */
export function overview(checked: Checked, seen: Seen, context: CommandContext, options: OptionValues): number {
  const open = checked.workspace.tasks.filter(({ record }) => isOpen(record));
  const { items, next } = pageOf(open, valuesOf(options), context);
  const data = {
    ...factsOf(checked),
    tasks: items.map((entry) => lineOfTask(entry, seen)),
    ...(next === undefined ? {} : { nextCursor: next }),
  };
  context.io.out(
    context.json
      ? `${JSON.stringify({ version: 1, ...data })}\n`
      : renderOverview(checked.workspace, data, open.length, context),
  );
  return EXIT.fine;
}

interface Overview {
  readonly summary: ReturnType<typeof summaryOf>;
  readonly base: ComparedWith;
  readonly flags: { readonly freeze: string; readonly autoDecide: string };
  readonly states: readonly { readonly state: string; readonly category: string; readonly count: number }[];
  readonly pendingApprovals: number;
  readonly tasks: readonly TaskLine[];
  readonly nextCursor?: number;
}

function factsOf({ workspace, result, past }: Checked): Omit<Overview, 'tasks' | 'nextCursor'> {
  const { policy, flags } = workspace;
  return {
    summary: summaryOf({ workspace, findings: result.findings }),
    base: baseOf(past),
    flags: { freeze: flags?.freeze ?? 'off', autoDecide: flags?.autoDecide ?? 'off' },
    states: policy.states.map((state) => ({
      state: state.name,
      category: state.category,
      count: workspace.tasks.filter(({ record }) => record.state === state).length,
    })),
    pendingApprovals: workspace.approvals.filter(({ record }) => record.status === 'pending').length,
  };
}

function isOpen(task: Workspace['tasks'][number]['record']): boolean {
  return task.state?.category !== 'done' && task.state?.category !== 'dropped';
}

function renderOverview(
  workspace: Workspace,
  data: Overview,
  open: number,
  { io, messages, now }: CommandContext,
): string {
  const paint = painter(io.colour);
  const { cli } = messages;
  const counts = data.states
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${state} ${String(count)}`)
    .join('  ');
  const lines = [
    paint('bold', cli.statusTasks({ count: workspace.tasks.length })) + (counts === '' ? '' : `  ${counts}`),
    cli.statusApprovals({ pending: data.pendingApprovals, total: workspace.approvals.length }),
    cli.statusFlags(data.flags),
    comparison(data.base, messages),
    cli.summary(data.summary),
    '',
    ...data.tasks.map((task) => renderTaskLine(task, now, paint, messages)),
  ];
  if (workspace.tasks.length === 0) lines.push(startHere(workspace, messages));
  if (data.nextCursor !== undefined)
    lines.push(paint('dim', cli.moreTasks({ count: open - data.nextCursor, cursor: data.nextCursor })));
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What to do where no task is: make the ledgers, or plan the first one. */
function startHere({ policy, files }: Workspace, { cli }: Messages): string {
  const there = policy.paths.tasks.some((path) => files.has(path));
  return there ? cli.noTasks : cli.noLedger({ path: policy.paths.tasks[0] ?? '' });
}
