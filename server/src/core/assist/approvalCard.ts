import { idKey, type Approval, type Entry } from '../model/index.js';
import type { AssistContext } from './context.js';
import { pastLines } from './pastLines.js';
import { code, joined, line, linked, plain, strong, titleLine, type Card, type CardLine, type Span } from './rich.js';
import { pathSpan } from './pathSpan.js';

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
    ...actLine(assist.labels.decided, decider(record), record.text('ts_dec'), context, assuranceOf(record, context)),
    ...(record.evidence.length === 0 ? [] : [line(assist.labels.evidence, ...evidenceSpans(record, context))]),
    ...pastLines(entry, context),
    ...decisions(record, context),
  ];
}

/** How the decision can be made, for who may make it: links that do. */
function decisions(record: Approval, { links, messages: { editor } }: AssistContext): CardLine[] {
  const possible = ['approve', 'reject'].flatMap((event): Span[][] => {
    const href = links?.move?.(event);
    return href === undefined ? [] : [[linked(strong(editor.offers[event] ?? event), href)]];
  });
  return record.status === 'pending' && possible.length > 0 ? [titleLine(...joined(possible, ' · '))] : [];
}

/** How strongly the author of a decision is known, where the audit log tells; '' where nothing is compared. */
function assuranceOf(record: Approval, { past, messages: { assist } }: AssistContext): string {
  if (!record.decided || past === undefined || past.kind === 'none') return '';
  const line = past.lastMove('approval', record.key)?.line;
  const made = line !== undefined && DECIDING.has(line.event);
  return made ? assist.assurance[line.assurance] : assist.assurance.none;
}

const DECIDING: ReadonlySet<string> = new Set(['approve', 'reject', 'return']);

/** One line about an approval on the card of its task. */
export function summaryOf({ record, file, line: at }: Entry<Approval>, context: AssistContext): Span[] {
  const { links, messages } = context;
  const { assist } = messages;
  const asked = record.text('requested_by');
  const known = assuranceOf(record, context);
  return [
    linked(code(record.id === '' ? assist.labels.noId : record.id), links?.file(file.path, at)),
    plain(` ${record.declaredKind} `),
    code(record.text('status') || '-'),
    plain(known === '' ? '' : ` (${known})`),
    plain(asked === '' ? '' : `, ${assist.labels.requested.toLowerCase()}: ${asked}`),
    ...(record.evidence.length === 0 ? [] : [plain(', '), ...evidenceSpans(record, context)]),
  ];
}

function targetLine(record: Approval, { workspace, links, messages: { assist } }: AssistContext): CardLine {
  const entry = workspace.taskByKey.get(idKey(record.target));
  if (entry === undefined) return line(assist.labels.target, code(record.target || '-'));
  const { record: task } = entry;
  const id = linked(code(record.target), links?.file(entry.file.path, entry.line));
  return line(assist.labels.target, id, plain(` ${task.title} `), code(task.text('state') || '-'));
}

function decider(record: Approval): string {
  const role = record.text('approver_role');
  const who = record.text('approver');
  return record.decided && role !== '' && role !== who ? `${who} (${role})` : record.decided ? who : '';
}

function actLine(
  label: string,
  who: string,
  time: string,
  { messages: { assist } }: AssistContext,
  how = '',
): CardLine[] {
  if (who === '' && time === '') return [];
  return [
    line(
      label,
      plain(
        [who === '' ? '' : assist.by({ who }), time === '' ? '' : assist.at({ time }), how]
          .filter((text) => text !== '')
          .join(', '),
      ),
    ),
  ];
}

const MOST = 3;

function evidenceSpans(record: Approval, context: AssistContext): Span[] {
  const shown = record.evidence.slice(0, MOST).map(({ text }) => [pathSpan(text, context)]);
  return record.evidence.length > MOST ? [...joined(shown), plain(', …')] : joined(shown);
}
