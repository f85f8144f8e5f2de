import { readEvidence, type Mark } from '../evidence/index.js';
import { messagesFor, type Locale } from '../messages/index.js';
import { idKey, idsMeant, type Workspace } from '../model/index.js';
import { findFrontMatter } from '../policy/frontMatter.js';
import { Lines, shift, lineRange } from '../text/index.js';
import type { Mention } from './mentions.js';
import { narrowedAll } from './narrow.js';

/** The text of an evidence record, by the path of its file. */
export interface RecordText {
  readonly path: string;
  readonly text: string;
}

/** The ids that an evidence record names: those of its front matter, of the title that Orch gives it, and under the labels of its own words. */
export function mentionsInRecord(text: string, workspace: Workspace): readonly Mention[] {
  const lines = new Lines(text);
  const end = frontEnd(text, lines);
  const front = frontMentions(lines, end);
  const said = readEvidence(text, workspace.policy).marks.filter(({ range }) => range.start.line >= end);
  return [
    ...front,
    ...titleMentions(front, lines, end),
    ...said.flatMap((mark) => mentionsOfMark(mark, lines, workspace)),
  ];
}

/** The line that closes the front matter; 0 where there is none. */
function frontEnd(text: string, lines: Lines): number {
  const found = findFrontMatter(text);
  return found === undefined || typeof found === 'string' ? 0 : lines.positionAt(found.end).line;
}

const KEY = /^(task|approval)([ \t]*:[ \t]*["']?)([^\s"'#]+)["']?[ \t]*(?:#.*)?$/;

function frontMentions(lines: Lines, end: number): readonly Mention[] {
  const found: Mention[] = [];
  for (let line = 0; line < end; line++) {
    const [, kind, between = '', id = ''] = KEY.exec(lines.at(line)) ?? [];
    if (kind !== 'task' && kind !== 'approval') continue;
    const from = kind.length + between.length;
    found.push({ kind, key: idKey(id), text: id, role: 'refers', range: lineRange(line, from, from + id.length) });
  }
  return found;
}

const LOCALES: readonly Locale[] = ['en', 'ja'];

/** The title under the front matter, where it is the one that `writeEvidence` makes of the same ids: `> Evidence of A-1 (task T-1)`. */
function titleMentions(front: readonly Mention[], lines: Lines, end: number): readonly Mention[] {
  const [task, approval] = (['task', 'approval'] as const).map((kind) => front.find((one) => one.kind === kind));
  let line = end + 1;
  while (line < lines.count && lines.at(line).trim() === '') line++;
  const written = line < lines.count ? lines.at(line) : '';
  if (task === undefined || approval === undefined || !written.startsWith('> ')) return [];
  for (const locale of LOCALES) {
    const { heading } = messagesFor(locale).record;
    if (`> ${heading({ task: task.text, approval: approval.text })}` !== written) continue;
    const shape = `> ${heading({ task: TASK, approval: APPROVAL })}`;
    const ends = shape.indexOf(TASK) < shape.indexOf(APPROVAL) ? [task, approval] : [approval, task];
    let from = 0;
    return ends.map((mention) => {
      // Both stand for one character of the shape.
      const start: number = shape.indexOf(mention === task ? TASK : APPROVAL) + from;
      from += mention.text.length - 1;
      return { ...mention, range: lineRange(line, start, start + mention.text.length) };
    });
  }
  return [];
}

const TASK = '\0';
const APPROVAL = '\u0001';

function mentionsOfMark(mark: Mark, lines: Lines, { taskByKey }: Workspace): readonly Mention[] {
  if (mark.kind !== 'task' && mark.kind !== 'approval') return [];
  const { kind, range } = mark;
  const ids = kind === 'approval' ? mark.ids : mark.ids.flatMap((value) => knownIn(value, taskByKey));
  const places = narrowedAll(lines, range, ids);
  return ids.map((id, at) => ({
    kind,
    key: idKey(id),
    text: id,
    role: 'refers',
    range: places[at] ?? shift(range, 0),
  }));
}

/** `T-1 (Login)` names T-1; a value that names no task at all may still be a whole id. */
function knownIn(value: string, tasks: Workspace['taskByKey']): readonly string[] {
  return idsMeant(tasks, value).filter((id) => /^\S+$/.test(id));
}
