import { messagesFor, type Messages } from '../messages/index.js';
import { cutDiff, visible } from './cutDiff.js';
import type { EvidenceFront } from './format.js';
import { printFront } from './writeFront.js';

/** What a submission says of itself. */
export interface EvidenceDraft extends EvidenceFront {
  /** What was done, as the approval row says it. */
  readonly op: string;
  /** More about it, of any length. */
  readonly body?: string;
  /** The canonical diff. */
  readonly diffText?: string;
}

/** As the default policy's `evidence.max_lines`. */
const MOST_LINES = 500;

/**
 * The text of an evidence record: front matter for programs, then the words and the diff for people. What callers give
 * is quoted, so that no line of it reads as one of the record's own.
 * @param locale of the words for people
 * @param maxLines `policy.evidence.maxLines`: so many changed lines of the diff are shown; 0 for all
 */
export function writeEvidence(draft: EvidenceDraft, locale?: string, maxLines: number = MOST_LINES): string {
  const { record } = messagesFor(locale);
  const words = [draft.op, draft.body ?? ''].filter((text) => text.trim() !== '');
  const heading = record.heading({ approval: oneLine(draft.approval), task: oneLine(draft.task) });
  const parts = [
    `> ${heading}`,
    ...(words.length === 0 ? [] : [`## ${record.whatWasDone}`, ...words.map(blockQuote)]),
    record.selfReport,
    `## ${record.change}`,
    ...changeOf(draft, maxLines, record),
  ];
  return `${printFront(draft)}\n${parts.join('\n\n')}\n`;
}

function changeOf({ diff, diffText }: EvidenceDraft, maxLines: number, record: Messages['record']): readonly string[] {
  if (diffText === undefined || diffText.trim() === '') return [record.noChange];
  const { text, shown, lines } = cutDiff(diffText, maxLines);
  const total = diff === undefined ? lines : diff.added + diff.removed;
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const cut = shown < total ? [record.cut({ shown, total })] : [];
  return [`${fence}diff\n${text}\n${fence}`, ...cut];
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

/** A quotation is not what the record says (see zones). */
function blockQuote(text: string): string {
  const lines = text.trim().split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  return lines.map((line) => `> ${visible(line)}`.trimEnd()).join('\n');
}

function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' '));
}
