import {
  describe,
  legalMoves,
  query,
  type Approval,
  type Entry,
  type Finding,
  type LegalMove,
  type Task,
  type Workspace,
} from '../../core/index.js';
import type { Checked } from '../check/disk.js';
import { deskOf } from '../moves/desk.js';
import { commandOf } from '../moves/say.js';
import { printable } from '../render/printable.js';
import { painter, SEVERITY_FORMAT } from '../render/style.js';
import { EXIT, UsageError, type CommandContext } from '../types.js';
import { lineOfTask, pad, renderTaskLine, type Seen, type TaskLine } from './taskLine.js';

/** The keys of a task or approval, and of the approvals of the task. */
export function keysAbout(workspace: Workspace, id: string): ReadonlySet<string> {
  const key = id.normalize('NFC');
  return new Set([key, ...approvalsOf(workspace, key).map(({ record }) => record.key)]);
}

function approvalsOf({ approvals }: Workspace, key: string): readonly Entry<Approval>[] {
  return approvals.filter(({ record }) => record.key === key || record.targetKey === key);
}

/** All about one task or approval: its line, its approvals, its findings, and what the caller may do with it now. */
export async function oneRecord(
  { workspace, result }: Checked,
  seen: Seen,
  id: string,
  context: CommandContext,
): Promise<number> {
  const { messages, io, json } = context;
  const key = id.normalize('NFC');
  const task = workspace.taskByKey.get(key);
  const approvals = approvalsOf(workspace, key);
  if (task === undefined && approvals.length === 0) throw new UsageError(messages.cli.unknownId({ id }));
  const ids = new Set([id, task?.record.id, ...approvals.map(({ record }) => record.id)]);
  const findings = result.findings.filter((finding) => finding.id !== null && ids.has(finding.id));
  const data = {
    version: 1,
    task: task === undefined ? null : lineOfTask(task, seen),
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
    ...(task === undefined ? {} : await mine(task, context)),
  };
  io.out(json ? `${JSON.stringify(data)}\n` : renderRecord(data, findings, context));
  return EXIT.fine;
}

/** What the caller may do with a task now; nothing is said where nobody knows who asks. */
async function mine(task: Entry<Task>, context: CommandContext): Promise<{ readonly legal?: readonly LegalMove[] }> {
  const { ports, credentials } = deskOf(context);
  const { now } = context;
  const asked = await query((snapshot, own) => legalMoves(snapshot, task, own), { credentials, now }, ports);
  return 'ok' in asked ? {} : { legal: asked.answer };
}

interface RecordData {
  readonly task: TaskLine | null;
  readonly legal?: readonly LegalMove[];
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
  { task, approvals, legal = [] }: RecordData,
  findings: readonly Finding[],
  { io, messages, now, as }: CommandContext,
): string {
  const paint = painter(io.colour);
  const lines: string[] = [];
  if (task !== null)
    lines.push(renderTaskLine(task, now, paint, messages), paint('dim', `  ${task.file}:${String(task.line)}`));
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
  if (legal.length > 0) lines.push(messages.cliMoves.youMay);
  for (const move of legal) lines.push(`  ${printable(commandOf(move, task?.id, as))}`);
  return `${lines.join('\n')}\n`;
}
