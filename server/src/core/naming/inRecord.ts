import { readEvidence, type Mark } from '../evidence/index.js';
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

/** The ids that an evidence record names: those of its front matter, and under the labels of its own words. */
export function mentionsInRecord(text: string, workspace: Workspace): readonly Mention[] {
  const lines = new Lines(text);
  const end = frontEnd(text, lines);
  const front = frontMentions(lines, end);
  const said = readEvidence(text, workspace.policy).marks.filter(({ range }) => range.start.line >= end);
  return [...front, ...said.flatMap((mark) => mentionsOfMark(mark, lines, workspace))];
}

/** The line behind the front matter. */
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
