import {
  idKey,
  idsMeant,
  SectionSource,
  type Approval,
  type BlockedItem,
  type LedgerRecord,
  type Task,
  type Workspace,
} from '../model/index.js';
import type { Field } from '../syntax/index.js';
import { shift, type Lines, type Range } from '../text/index.js';
import { narrowed, narrowedAll } from './narrow.js';

/** What an id names. */
export type NamedKind = 'task' | 'approval' | 'blocked';

/** Something that has an id. */
export interface Named {
  readonly kind: NamedKind;
  /** As `idKey` writes it. */
  readonly key: string;
}

/** A place that names something by its id. */
export interface Mention extends Named {
  /** The id as it is meant there, without decoration. */
  readonly text: string;
  /** `own`: what it names stands here; `again`: the same row repeats its id, or a view lists it again; `refers`: another row names it. */
  readonly role: 'own' | 'again' | 'refers';
  /** Exactly the id, absolute; the whole value where the id does not stand in it as it is. */
  readonly range: Range;
}

/** What the mentions of a record are told by, beside the record. */
export interface MentionSource {
  readonly lines: Lines;
  /** First line of the record. */
  readonly line: number;
  /** It is listed by a view. */
  readonly viewed: boolean;
  readonly workspace: Pick<Workspace, 'taskByKey'>;
}

/** The ids that a task names: its own, those it depends on, blocked items in its notes. */
export function mentionsOfTask(task: Task, source: MentionSource): readonly Mention[] {
  return [...ownMentions('task', task, 'task_id', source), ...dependsOf(task, source), ...blockedIn(task, source)];
}

/** The ids that an approval names: its own, and what it is for. */
export function mentionsOfApproval(approval: Approval, source: MentionSource): readonly Mention[] {
  const { target, targetKey } = approval;
  const own = ownMentions('approval', approval, 'appr_id', source);
  if (target === '' || /^(?:rule|path):/i.test(target)) return own;
  const range = narrowed(source.lines, shift(approval.at('task_id'), source.line), target);
  return [...own, { kind: 'task', key: targetKey, text: target, role: 'refers', range }];
}

/** The ids that a blocked item names: its own, and the tasks that it blocks. */
export function mentionsOfBlocked(
  { id, range, tasks }: BlockedItem,
  { lines, line }: MentionSource,
): readonly Mention[] {
  const own: Mention = {
    kind: 'blocked',
    key: idKey(id),
    text: id,
    role: 'own',
    range: narrowed(lines, shift(range, line), id),
  };
  return [
    own,
    ...tasks.map((task): Mention => {
      const place = narrowed(lines, shift(task.range, line), task.id);
      return { kind: 'task', key: task.key, text: task.id, role: 'refers', range: place };
    }),
  ];
}

function ownMentions<C extends string>(
  kind: 'task' | 'approval',
  record: LedgerRecord<C> & { readonly id: string; readonly key: string },
  column: C,
  { lines, line, viewed }: MentionSource,
): readonly Mention[] {
  const { id: text, key } = record;
  if (key === '') return [];
  const range = narrowed(lines, shift(record.at(column), line), text);
  const own: Mention = { kind, key, text, role: viewed ? 'again' : 'own', range };
  const heading = headingOf(record, column, text);
  if (heading === undefined) return [own];
  return [own, { kind, key, text, role: 'again', range: narrowed(lines, shift(heading, line), text) }];
}

/** The heading of a section whose bullet gives the id, where the heading begins with the same one. */
function headingOf<C extends string>({ source }: LedgerRecord<C>, column: C, id: string): Range | undefined {
  if (!(source instanceof SectionSource) || !source.bullets.has(column)) return undefined;
  const { title } = source.section;
  const rest = title.value.startsWith(id) ? title.value.slice(id.length) : undefined;
  return rest !== undefined && /^(?:\s*[:：]|$)/.test(rest) ? title.range : undefined;
}

function dependsOf(task: Task, { lines, line, workspace }: MentionSource): readonly Mention[] {
  return task.depends.flatMap(({ text, range }) => {
    const ids = idsMeant(workspace.taskByKey, text);
    const places = narrowedAll(lines, shift(range, line), ids);
    return ids.map((id, at): Mention => {
      return { kind: 'task', key: idKey(id), text: id, role: 'refers', range: places[at] ?? shift(range, line) };
    });
  });
}

const BLOCKED = /\b(?:BLOCK|BLOCKED|RESOLVED|CANCELLED)-[^\s:：|,、。;；・()（）[\]"'`*]+/gi;

function blockedIn(task: Task, source: MentionSource): readonly Mention[] {
  return task
    .values('notes')
    .flatMap((field) => (/BLOCK|RESOLV|CANCEL/i.test(field.value) ? blockedIds(field, source) : []));
}

function blockedIds({ value, range }: Field, { lines, line }: MentionSource): readonly Mention[] {
  const ids = Array.from(value.matchAll(BLOCKED), ([id]) => id);
  const places = narrowedAll(lines, shift(range, line), ids);
  return ids.map((id, at): Mention => {
    return { kind: 'blocked', key: idKey(id), text: id, role: 'refers', range: places[at] ?? shift(range, line) };
  });
}
