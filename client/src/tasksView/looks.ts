import type { ProblemCounts, TaskSummary } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import { countWords } from '../overview/words.js';
import type { GroupName, GroupNode } from './tree.js';

/** A codicon and the theme's colour for it. */
export interface Icon {
  readonly name: string;
  readonly color?: string;
}

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

/** Closed at first: nobody works on these. */
const CLOSED: ReadonlySet<GroupName> = new Set(['done', 'dropped', 'paused']);

export function groupIcon(name: GroupName): Icon {
  return ICONS[name];
}

export function isOpenAtFirst({ name }: GroupNode): boolean {
  return !CLOSED.has(name);
}

export function groupLabel(name: GroupName, t: Translate): string {
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

/** The number of tasks, and what the team calls the state. */
export function groupDescription({ tasks, states }: GroupNode): string {
  return [`${tasks.length}`, states.join(', ')].filter((text) => text !== '').join(' · ');
}

/** What catches the eye: an expired lock, then lateness, then a lock, else the state. */
export function taskIcon({ category, lock, overdue }: TaskSummary): Icon {
  if (lock?.expired === true) return { name: 'unlock', color: 'list.warningForeground' };
  if (overdue) return { name: 'calendar', color: 'list.warningForeground' };
  if (lock !== undefined) return { name: 'lock', color: 'charts.purple' };
  return ICONS[category ?? 'unknown'];
}

export function taskLabel({ id, title }: TaskSummary): string {
  return [id, title].filter((part) => part !== '' && part !== '-').join('  ');
}

/** Owner and whatever is urgent, after id and title. */
export function taskDescription(task: TaskSummary, t: Translate): string {
  const parts = [
    task.owner,
    ...(task.overdue ? [t('overdue since {0}', task.due)] : []),
    ...(task.lock === undefined ? [] : [lockWords(task.lock, t)]),
  ];
  return parts.filter((part) => part !== '' && part !== '-').join(' · ');
}

function lockWords({ owner, expired }: NonNullable<TaskSummary['lock']>, t: Translate): string {
  return expired ? t('lock of {0} expired', owner) : t('locked by {0}', owner);
}

/** What a person hovering a task wants to know: label and value, in order; empty values are left out. */
export function taskCard(
  task: TaskSummary,
  t: Translate,
): readonly { readonly label: string; readonly value: string }[] {
  const group = groupLabel(task.category ?? 'unknown', t);
  const due = task.overdue ? t('{0} (overdue)', task.due) : task.due;
  return [
    { label: t('State'), value: `${task.state} (${group})` },
    { label: t('Owner'), value: task.owner },
    { label: t('Priority'), value: task.priority },
    { label: t('Due'), value: due },
    { label: t('Lock'), value: lockLine(task.lock, t) },
    { label: t('Findings'), value: countWords(task.problems, t) },
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

/** What a screen reader says of a task. */
export function taskSpeech(task: TaskSummary, t: Translate): string {
  const parts = [taskLabel(task), taskDescription(task, t), task.state, countWords(task.problems, t)];
  return parts.filter((part) => part !== '').join(', ');
}
