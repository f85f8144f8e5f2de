import type { ProblemCounts, TaskSummary } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import { countWords } from '../overview/words.js';
import { named, words, type CardLine, type Icon } from '../trees/node.js';
import type { Grouping } from './query.js';
import type { GroupName, GroupNode } from './nodes.js';

const ICONS: Readonly<Record<GroupName, Icon>> = {
  backlog: { name: 'circle-outline', color: 'disabledForeground' },
  ready: { name: 'circle-large-outline', color: 'charts.blue' },
  active: { name: 'play-circle', color: 'charts.purple' },
  review: { name: 'eye', color: 'charts.yellow' },
  rework: { name: 'tools', color: 'charts.red' },
  done: { name: 'pass-filled', color: 'charts.green' },
  paused: { name: 'debug-pause', color: 'disabledForeground' },
  dropped: { name: 'circle-slash', color: 'disabledForeground' },
  unknown: { name: 'question', color: 'list.errorForeground' },
};

/** What `when` clauses of menus know of a task: `task.active.locked.mine`. */
export function contextOf({ category, lock }: TaskSummary): string {
  const locked = lock === undefined ? [] : ['locked', lock.mine === true ? 'mine' : 'others'];
  return ['task', category ?? 'unknown', ...locked].join('.');
}

/** The icon of a group. */
export function groupIcon({ by, name, mine }: GroupNode): Icon {
  if (by === 'state') return ICONS[name as GroupName];
  if (by === 'owner') return { name: mine === true ? 'account' : name === '' ? 'circle-outline' : 'person' };
  return { name: name === '' ? 'circle-outline' : by === 'milestone' ? 'milestone' : 'tag' };
}

/** What a group is called. */
export function groupLabel({ by, name }: GroupNode, t: Translate): string {
  if (by === 'state') return categoryLabel(name as GroupName, t);
  return name === '' ? NOTHING[by](t) : name;
}

const NOTHING: Readonly<Record<Exclude<Grouping, 'state'>, (t: Translate) => string>> = {
  owner: (t) => t('Nobody'),
  priority: (t) => t('No Priority'),
  milestone: (t) => t('No Milestone'),
};

/** What a category is called. */
export function categoryLabel(name: GroupName, t: Translate): string {
  switch (name) {
    case 'backlog':
      return t('Backlog');
    case 'ready':
      return t('Ready');
    case 'active':
      return t('In Progress');
    case 'review':
      return t('In Review');
    case 'rework':
      return t('Rework');
    case 'done':
      return t('Done');
    case 'paused':
      return t('Paused');
    case 'dropped':
      return t('Dropped');
    case 'unknown':
      return t('Unknown State');
  }
}

/** The number of tasks, and what the team calls the state; of a milestone how far it has got. */
export function groupDescription({ tasks, states, progress }: GroupNode): string {
  if (progress === undefined) return words(`${tasks.length}`, states.join(', '));
  return `${bar(progress)} ${progress.done}/${progress.total}`;
}

/** Full only when all is done, empty only while nothing is. */
function bar({ done, total }: { readonly done: number; readonly total: number }): string {
  const share = total === 0 ? 0 : (done / total) * BAR;
  const full = share > 0 && share < 1 ? 1 : Math.floor(share);
  return '▰'.repeat(full) + '▱'.repeat(BAR - full);
}

const BAR = 5;

/** What catches the eye: an expired lock, then lateness, then a lock, else the state. */
export function taskIcon({ category, lock, overdue }: TaskSummary): Icon {
  if (lock?.expired === true) return { name: 'unlock', color: 'list.warningForeground' };
  if (overdue) return { name: 'calendar', color: 'list.warningForeground' };
  if (lock !== undefined) return { name: 'lock', color: 'charts.purple' };
  return ICONS[category ?? 'unknown'];
}

export function taskLabel({ id, title }: TaskSummary): string {
  return named(id, title);
}

/** Owner and whatever is urgent, after id and title; its state where the group does not say it. */
export function taskDescription(task: TaskSummary, t: Translate, by: Grouping = 'state'): string {
  return words(
    by === 'state' ? '' : task.state,
    // Whose lock it is says whose task it is.
    by === 'owner' || task.lock?.owner === task.owner ? '' : task.owner,
    task.overdue ? t('overdue since {0}', task.due) : '',
    task.blockedBy === undefined ? '' : t('blocked by {0}', task.blockedBy.join(', ')),
    task.lock === undefined ? '' : lockWords(task.lock, t),
  );
}

function lockWords({ owner, expired }: NonNullable<TaskSummary['lock']>, t: Translate): string {
  return expired ? t('lock of {0} expired', owner) : t('locked by {0}', owner);
}

/** What a person hovering a task wants to know: label and value, in order; empty values are left out. */
export function taskCard(task: TaskSummary, t: Translate): readonly CardLine[] {
  const group = categoryLabel(task.category ?? 'unknown', t);
  const due = task.overdue ? t('{0} (overdue)', task.due) : task.due;
  return [
    { label: t('State'), value: `${task.state} (${group})` },
    { label: t('Owner'), value: task.owner },
    { label: t('Priority'), value: task.priority },
    { label: t('Milestone'), value: task.milestone },
    { label: t('Due'), value: due },
    { label: t('Lock'), value: lockLine(task.lock, t) },
    { label: t('Waits For'), value: task.depends.join(', ') },
    { label: t('Blocked By'), value: task.blockedBy?.join(', ') ?? '' },
    { label: t('Artifact'), value: task.artifact },
    { label: t('Findings'), value: words(countWords(task.problems, t), task.worst?.code ?? '') },
  ].filter(({ value }) => value !== '' && value !== '-');
}

function lockLine(lock: TaskSummary['lock'], t: Translate): string {
  if (lock === undefined) return '';
  if (lock.expires === undefined) return lock.owner;
  return lock.expired ? t('{0}, expired {1}', lock.owner, lock.expires) : t('{0}, until {1}', lock.owner, lock.expires);
}

export interface Decoration {
  readonly badge: string;
  readonly color: string;
}

/** How a task or group with findings is marked; undefined where it has none that matter. */
export function decorationOf({ errors, warnings }: ProblemCounts): Decoration | undefined {
  if (errors + warnings === 0) return undefined;
  const badge = errors + warnings > 9 ? '9+' : `${errors + warnings}`;
  return { badge, color: errors > 0 ? 'list.errorForeground' : 'list.warningForeground' };
}

/** What a screen reader says of a group. */
export function groupSpeech(group: GroupNode, t: Translate): string {
  const { tasks, progress } = group;
  const label = groupLabel(group, t);
  if (progress !== undefined) return t('{0}: {1} of {2} tasks done', label, progress.done, progress.total);
  return t('{0}: {1} tasks', label, tasks.length);
}

/** What a screen reader says of a task. */
export function taskSpeech(task: TaskSummary, t: Translate): string {
  const parts = [taskLabel(task), taskDescription(task, t), task.state, countWords(task.problems, t)];
  return parts.filter((part) => part !== '').join(', ');
}
