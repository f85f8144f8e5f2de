import { headerKey } from '../policy/index.js';
import type { Bullet, MarkdownDocument, Placed, Section } from '../syntax/index.js';
import type { Range } from '../text/index.js';
import { idKey } from './ids.js';
import { splitList } from './lists.js';
import { parseTime, type TimeValue } from './time.js';
import { isEmpty, undecorate } from './values.js';

export type BlockedStatus = 'active' | 'pending' | 'resolved' | 'cancelled';

/** `### BLOCK-001: title` with its bold-key bullets. Ranges are relative to the heading. */
export interface BlockedItem {
  readonly id: string;
  readonly title: string;
  readonly date: TimeValue | undefined;
  readonly priority: 'high' | 'medium' | 'low' | undefined;
  /** Undefined where no status is said or it is none of the four. */
  readonly status: BlockedStatus | undefined;
  /** Ids of the tasks it blocks, as written. */
  readonly tasks: readonly { readonly id: string; readonly key: string; readonly range: Range }[];
  /** Somebody noted to whom it was escalated. */
  readonly escalated: boolean;
  readonly range: Range;
}

export type BlockedKey = 'date' | 'priority' | 'status' | 'task' | 'escalated';

const KEYS: Readonly<Record<string, BlockedKey>> = {
  date: 'date', created: 'date', since: 'date', 発生日: 'date', 日付: 'date',
  priority: 'priority', 優先度: 'priority',
  status: 'status', state: 'status', 状態: 'status', ステータス: 'status',
  task: 'task', tasks: 'task', task_id: 'task', タスク: 'task', タスクid: 'task',
  escalated: 'escalated', escalated_to: 'escalated', エスカレーション: 'escalated', エスカレーション先: 'escalated',
}; // prettier-ignore

const STATUSES: Readonly<Record<string, BlockedStatus>> = {
  active: 'active', 対応中: 'active', pending: 'pending', 対応待ち: 'pending', resolved: 'resolved', 解決済み: 'resolved',
  解決: 'resolved', cancelled: 'cancelled', canceled: 'cancelled', 対応不要: 'cancelled',
}; // prettier-ignore

const PRIORITIES: Readonly<Record<string, 'high' | 'medium' | 'low'>> = {
  high: 'high', 高: 'high', p0: 'high', p1: 'high', medium: 'medium', 中: 'medium', p2: 'medium', low: 'low', 低: 'low', p3: 'low',
}; // prettier-ignore

const HEADING = /^((?:BLOCK|BLOCKED|RESOLVED|CANCELLED)-[^\s:：]+)\s*[:：]?\s*(.*)$/i;

/** What a bullet's key says of a blocked item; undefined for keys that Orch does not read. */
export function blockedKey(key: string): BlockedKey | undefined {
  return KEYS[headerKey(key)];
}

/** The status that a bullet's value means; undefined where it is none of the four. */
export function blockedStatus(value: string): BlockedStatus | undefined {
  return STATUSES[undecorate(value).trim().toLowerCase()];
}

/** The blocked items of a document, in order. */
export function readBlocked(document: MarkdownDocument): readonly Placed<BlockedItem>[] {
  return document.sections.flatMap(({ item, line }) => {
    const match = HEADING.exec(item.title.value);
    return match === null ? [] : [{ item: readItem(item, match[1] ?? '', match[2] ?? ''), line }];
  });
}

function readItem(section: Section, id: string, title: string): BlockedItem {
  const bullets = new Map<string, Bullet>();
  for (const bullet of section.bullets) {
    const key = blockedKey(bullet.key.value);
    if (key !== undefined && !bullets.has(key)) bullets.set(key, bullet);
  }
  const said = (key: string): string => undecorate(bullets.get(key)?.value.value ?? '').trim();
  const date = said('date');
  return {
    id,
    title,
    date: isEmpty(date) ? undefined : parseTime(date),
    priority: PRIORITIES[said('priority').toLowerCase()],
    status: blockedStatus(said('status')) ?? statusIn(id),
    tasks: tasksOf(bullets.get('task')),
    escalated: !isEmpty(said('escalated')),
    range: section.title.range,
  };
}

/** What is over may say so in its id alone. */
function statusIn(id: string): BlockedStatus | undefined {
  if (/^RESOLVED-/i.test(id)) return 'resolved';
  return /^CANCELLED-/i.test(id) ? 'cancelled' : undefined;
}

function tasksOf(bullet: Bullet | undefined): BlockedItem['tasks'] {
  if (bullet === undefined) return [];
  return [bullet.value, ...bullet.items]
    .flatMap((field) => splitList(field))
    .map(({ text, range }) => ({ id: undecorate(text), range }))
    .map(({ id, range }) => ({ id, key: idKey(id), range }));
}
