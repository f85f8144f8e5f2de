import { describe, formatDuration, type Entry, type Finding, type Task, type Workspace } from '../../core/index.js';
import { columns } from '../render/excerpt.js';
import { printable } from '../render/printable.js';
import { summaryOf } from '../render/json.js';
import { painter, SEVERITY_FORMAT } from '../render/style.js';
import { EXIT, UsageError, type Command, type CommandContext, type OptionValues } from '../types.js';
import { checkRoot, type Checked } from './checked.js';

/** Answers are short unless more is asked for: an agent never gets a whole ledger unasked. */
const LIMIT = 20;

/** `orch status [ID]`: where the work stands, or all about one task or approval. */
export const status: Command = {
  name: 'status',
  options: { limit: { type: 'string' }, cursor: { type: 'string' } },
  words: 1,
  completes: { kind: 'asked', subject: 'record' },
  async run(context, [id], options) {
    const checked = await checkRoot(context.root, context.now);
    if (id !== undefined) return oneRecord(checked, id, context);
    return overview(checked, context, options);
  },
};

function overview(checked: Checked, context: CommandContext, options: OptionValues): number {
  const limit = numberOf(context, options, 'limit', LIMIT);
  const cursor = numberOf(context, options, 'cursor', 0);
  const open = checked.workspace.tasks.filter(({ record }) => isOpen(record));
  const page = open.slice(cursor, cursor + limit);
  const next = cursor + limit < open.length ? cursor + limit : undefined;
  const data = {
    ...factsOf(checked),
    tasks: page.map((entry) => summaryOfTask(entry, context.now)),
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
  readonly flags: { readonly freeze: string; readonly autoDecide: string };
  readonly states: readonly { readonly state: string; readonly category: string; readonly count: number }[];
  readonly pendingApprovals: number;
  readonly tasks: readonly TaskLine[];
  readonly nextCursor?: number;
}

function factsOf({ workspace, result }: Checked): Omit<Overview, 'tasks' | 'nextCursor'> {
  const { policy, flags } = workspace;
  return {
    summary: summaryOf({ workspace, findings: result.findings }),
    flags: { freeze: flags?.freeze ?? 'off', autoDecide: flags?.autoDecide ?? 'off' },
    states: policy.states.map((state) => ({
      state: state.name,
      category: state.category,
      count: workspace.tasks.filter(({ record }) => record.state === state).length,
    })),
    pendingApprovals: workspace.approvals.filter(({ record }) => record.status === 'pending').length,
  };
}

interface TaskLine {
  readonly id: string;
  readonly state: string;
  readonly owner: string;
  readonly title: string;
  readonly due: string | null;
  readonly lock: { readonly owner: string; readonly expires: string | null; readonly expired: boolean } | null;
  readonly file: string;
  readonly line: number;
}

function summaryOfTask({ record: task, file, line }: Entry<Task>, now: number): TaskLine {
  const expires = task.lock?.expires;
  const until = expires !== undefined && 'ms' in expires ? expires.ms : undefined;
  return {
    id: task.id,
    state: task.state?.name ?? task.text('state'),
    owner: task.text('owner'),
    title: task.title,
    due: task.text('due') || null,
    lock:
      task.lock === undefined
        ? null
        : {
            owner: task.text('lock_owner') || (task.lock.cell?.owner.text ?? task.lock.text),
            expires: task.text('lock_expires_at') || null,
            expired: until !== undefined && until <= now,
          },
    file: file.path,
    line: line + 1,
  };
}

function isOpen(task: Task): boolean {
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
    cli.summary(data.summary),
    '',
    ...data.tasks.map((task) => taskLine(task, now, paint, messages)),
  ];
  if (data.nextCursor !== undefined)
    lines.push(paint('dim', cli.moreTasks({ count: open - data.nextCursor, cursor: data.nextCursor })));
  return `${lines.join('\n').trimEnd()}\n`;
}

function taskLine(
  task: TaskLine,
  now: number,
  paint: ReturnType<typeof painter>,
  messages: CommandContext['messages'],
): string {
  const lock =
    task.lock === null
      ? ''
      : ` ${paint(task.lock.expired ? 'red' : 'cyan', messages.cli.lockedBy({ owner: task.lock.owner, left: timeLeft(task.lock.expires, now) }))}`;
  const due = task.due === null ? '' : ` ${paint('dim', messages.cli.due({ due: task.due }))}`;
  return `${pad(printable(task.id), 12)} ${pad(printable(task.state), 8)} ${pad(printable(task.owner), 16)} ${printable(task.title)}${due}${lock}`;
}

function timeLeft(expires: string | null, now: number): string {
  const ms = expires === null ? Number.NaN : Date.parse(expires);
  if (Number.isNaN(ms)) return '?';
  return ms <= now ? `-${formatDuration(now - ms)}` : formatDuration(ms - now);
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

function oneRecord({ workspace, result }: Checked, id: string, context: CommandContext): number {
  const { messages, io, json, now } = context;
  const key = id.normalize('NFC');
  const task = workspace.taskByKey.get(key);
  const approvals = workspace.approvals.filter(({ record }) => record.key === key || record.targetKey === key);
  if (task === undefined && approvals.length === 0) throw new UsageError(messages.cli.unknownId({ id }));
  const ids = new Set([id, task?.record.id, ...approvals.map(({ record }) => record.id)]);
  const findings = result.findings.filter((finding) => finding.id !== null && ids.has(finding.id));
  const data = {
    version: 1,
    task: task === undefined ? null : summaryOfTask(task, now),
    approvals: approvals.map(({ record, file, line }) => ({
      id: record.id,
      target: record.target,
      status: record.status ?? record.text('status'),
      requester: record.text('requested_by'),
      approver: record.text('approver') || null,
      file: file.path,
      line: line + 1,
    })),
    findings: findings.map((finding) => ({
      rule: finding.code,
      severity: finding.severity,
      message: describe(finding, messages),
      file: finding.file,
      line: finding.range.start.line + 1,
    })),
  };
  io.out(json ? `${JSON.stringify(data)}\n` : renderRecord(data, findings, context));
  return EXIT.fine;
}

interface RecordData {
  readonly task: TaskLine | null;
  readonly approvals: readonly {
    readonly id: string;
    readonly status: string;
    readonly requester: string;
    readonly approver: string | null;
    readonly file: string;
    readonly line: number;
  }[];
}

function renderRecord(
  { task, approvals }: RecordData,
  findings: readonly Finding[],
  { io, messages, now }: CommandContext,
): string {
  const paint = painter(io.colour);
  const lines: string[] = [];
  if (task !== null)
    lines.push(taskLine(task, now, paint, messages), paint('dim', `  ${task.file}:${String(task.line)}`));
  for (const one of approvals) {
    lines.push(
      `${pad(printable(one.id), 12)} ${pad(printable(one.status), 8)} ${printable(one.requester)} → ${printable(one.approver ?? '-')}`,
      paint('dim', `  ${one.file}:${String(one.line)}`),
    );
  }
  for (const finding of findings) {
    lines.push(
      `${paint(SEVERITY_FORMAT[finding.severity], messages.cli.severities[finding.severity])} ${printable(describe(finding, messages))} ${paint('dim', finding.code)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function numberOf({ messages }: CommandContext, options: OptionValues, name: string, otherwise: number): number {
  const said = options[name];
  if (said === undefined) return otherwise;
  if (typeof said !== 'string' || !/^\d{1,9}$/.test(said))
    throw new UsageError(messages.cli.badNumber({ option: name, value: String(said) }));
  return Number(said);
}
