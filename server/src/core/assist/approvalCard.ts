import { idKey, type Approval, type Entry } from '../model/index.js';
import type { AssistContext } from './context.js';
import { pastLines } from './pastLines.js';
import { code, line, plain, strong, titleLine, type Card, type CardLine, type Span } from './rich.js';

/** An approval at a glance: what it is for, who asked, who decided and on what. */
export function approvalCard(entry: Entry<Approval>, context: AssistContext): Card {
  const { assist } = context.messages;
  const { record } = entry;
  return [
    titleLine(
      strong(record.id === '' ? assist.labels.noId : record.id),
      plain(record.text('op') === '' ? '' : ` ${record.text('op')}`),
    ),
    line(
      assist.labels.status,
      code(record.text('status') || '-'),
      plain(record.status === undefined ? '' : ` (${assist.statuses[record.status]})`),
    ),
    targetLine(record, context),
    line(assist.labels.kind, code(record.declaredKind), plain(` (${assist.kinds[record.declaredKind]})`)),
    ...actLine(assist.labels.requested, record.text('requested_by'), record.text('ts_req'), context),
    ...actLine(assist.labels.decided, decider(record), record.text('ts_dec'), context),
    ...(record.evidence.length === 0 ? [] : [line(assist.labels.evidence, ...evidenceSpans(record))]),
    ...pastLines(entry, context),
  ];
}

/** One line about an approval on the card of its task. */
export function summaryOf(record: Approval, { messages: { assist } }: AssistContext): Span[] {
  const asked = record.text('requested_by');
  return [
    code(record.id === '' ? assist.labels.noId : record.id),
    plain(` ${record.declaredKind} `),
    code(record.text('status') || '-'),
    plain(asked === '' ? '' : `, ${assist.labels.requested.toLowerCase()}: ${asked}`),
    ...(record.evidence.length === 0 ? [] : [plain(', '), ...evidenceSpans(record)]),
  ];
}

function targetLine(record: Approval, { workspace, messages: { assist } }: AssistContext): CardLine {
  const task = workspace.taskByKey.get(idKey(record.target))?.record;
  if (task === undefined) return line(assist.labels.target, code(record.target || '-'));
  return line(assist.labels.target, code(record.target), plain(` ${task.title} `), code(task.text('state') || '-'));
}

function decider(record: Approval): string {
  const role = record.text('approver_role');
  const who = record.text('approver');
  return record.decided && role !== '' && role !== who ? `${who} (${role})` : record.decided ? who : '';
}

function actLine(label: string, who: string, time: string, { messages: { assist } }: AssistContext): CardLine[] {
  if (who === '' && time === '') return [];
  return [
    line(
      label,
      plain(
        [who === '' ? '' : assist.by({ who }), time === '' ? '' : assist.at({ time })]
          .filter((text) => text !== '')
          .join(', '),
      ),
    ),
  ];
}

const MOST = 3;

function evidenceSpans(record: Approval): Span[] {
  const shown = record.evidence.slice(0, MOST).map(({ text }) => code(text));
  const spans = shown.flatMap((span, at) => (at === 0 ? [span] : [plain(', '), span]));
  return record.evidence.length > MOST ? [...spans, plain(', …')] : spans;
}
