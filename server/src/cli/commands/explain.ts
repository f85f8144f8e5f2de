import {
  describe,
  rules,
  severityOf,
  eventsFrom,
  type CheckResult,
  type Finding,
  type Rule,
  type Workspace,
} from '../../core/index.js';
import { excerptOf } from '../render/excerpt.js';
import { printable } from '../render/printable.js';
import { painter, SEVERITY_FORMAT, type Paint } from '../render/style.js';
import { EXIT, UsageError, type Command, type CommandContext } from '../types.js';
import { checkAgainst } from '../check/run.js';

/** `orch explain CODE|ID`: what a rule means, or why a record has its findings and what is legal for it now. */
export const explain: Command = {
  name: 'explain',
  options: {},
  words: 1,
  completes: { kind: 'asked', subject: 'record' },
  async run(context, [topic]) {
    if (topic === undefined)
      throw new UsageError(context.messages.cli.missingWord({ command: 'explain', word: 'CODE|ID' }));
    const { workspace, result } = await checkAgainst(context.root, { kind: 'head' }, context);
    const rule = rules.find(({ code }) => code === topic);
    return rule === undefined
      ? explainRecord(topic, workspace, result, context)
      : explainRule(rule, workspace, result, context);
  },
};

function explainRule(
  rule: Rule,
  workspace: Workspace,
  { findings }: CheckResult,
  { io, json, messages }: CommandContext,
): number {
  const severity = severityOf(workspace.policy, rule.code, rule.severity);
  const here = findings.filter(({ code }) => code === rule.code);
  const { what, why, fix, bad } = rule.docs;
  if (json) {
    io.out(
      `${JSON.stringify({ version: 1, code: rule.code, severity, defaultSeverity: rule.severity, what, why, fix, example: bad.trim(), findings: here.length })}\n`,
    );
    return EXIT.fine;
  }
  const paint = painter(io.colour);
  const heading = (text: string): string => paint('bold', text);
  const { cli } = messages;
  const set =
    severity === rule.severity ? '' : ` (${cli.severityFromPolicy({ code: rule.code, standard: rule.severity })})`;
  io.out(
    `${heading(rule.code)}  ${severity}${set}\n\n${what}\n\n${heading(cli.why)}\n${why}\n\n${heading(cli.howToFix)}\n${fix}\n\n` +
      `${heading(cli.example)}\n${bad.trim()}\n\n${cli.foundHere({ count: here.length })}\n${here
        .slice(0, 10)
        .map((finding) => `  ${place(finding)}`)
        .join('\n')}${here.length > 0 ? '\n' : ''}`,
  );
  return EXIT.fine;
}

function explainRecord(id: string, workspace: Workspace, { findings }: CheckResult, context: CommandContext): number {
  const { io, messages, json } = context;
  const key = id.normalize('NFC');
  const task = workspace.taskByKey.get(key);
  const approval = workspace.approvals.find(({ record }) => record.key === key);
  if (task === undefined && approval === undefined) throw new UsageError(messages.cli.unknownTopic({ topic: id }));
  const about = findings.filter((finding) => finding.id?.normalize('NFC') === key);
  const legal =
    task?.record.state === undefined
      ? []
      : eventsFrom(workspace.policy, task.record.state).map(({ event, target }) => ({
          event: event.name,
          to: target === 'origin' ? null : target.name,
          by: event.by,
        }));
  if (json) {
    const explained = about.map((finding) => ({
      rule: finding.code,
      severity: finding.severity,
      message: describe(finding, messages),
      cell: cellOf(finding, workspace),
      place: place(finding),
    }));
    io.out(
      `${JSON.stringify({ version: 1, id, state: task?.record.state?.name ?? null, findings: explained, legal })}\n`,
    );
    return EXIT.fine;
  }
  const paint = painter(io.colour);
  const state = task?.record.state === undefined ? '' : `  ${task.record.state.name} (${task.record.state.category})`;
  const moves = legal.map(({ event, to, by }) => `  ${event} → ${to ?? messages.cli.whereItWas}  (${by.join(', ')})`);
  const parts = [
    paint('bold', printable(id)) + state,
    '',
    ...about.map((finding) => explainFinding(finding, workspace, context, paint)),
  ];
  if (about.length === 0) parts.push(messages.cli.nothingWrong, '');
  if (moves.length > 0) parts.push(paint('bold', messages.cli.legalMoves), ...moves);
  io.out(`${parts.join('\n').trimEnd()}\n`);
  return EXIT.fine;
}

function explainFinding(
  finding: Finding,
  workspace: Workspace,
  { messages, io }: CommandContext,
  paint: Paint,
): string {
  const lines = workspace.files.get(finding.file)?.document.lines;
  const excerpt = lines === undefined ? undefined : excerptOf(lines, finding.range, io.width - 4);
  const rule = rules.find(({ code }) => code === finding.code);
  const severity = paint(SEVERITY_FORMAT[finding.severity], messages.cli.severities[finding.severity]);
  const source =
    excerpt === undefined ? '' : `  ${excerpt.text}\n  ${paint(SEVERITY_FORMAT[finding.severity], excerpt.marks)}\n`;
  return `${place(finding)} ${severity} ${printable(describe(finding, messages))} ${paint('dim', finding.code)}\n${source}  ${rule?.docs.fix ?? ''}\n`;
}

function cellOf(finding: Finding, workspace: Workspace): string | null {
  return workspace.files.get(finding.file)?.document.lines.slice(finding.range) ?? null;
}

function place({ file, range }: Finding): string {
  return `${file}:${String(range.start.line + 1)}:${String(range.start.character + 1)}`;
}
