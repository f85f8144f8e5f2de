import type { Overview, RootOverview, TaskSummary } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import { clock } from '../locks/countdown.js';
import { HOUR, spanWords } from '../overview/age.js';
import { named, words, type Icon, type ViewNode } from '../trees/node.js';

interface Locked {
  readonly root: RootOverview;
  readonly task: TaskSummary;
  readonly lock: NonNullable<TaskSummary['lock']>;
  /** How long it lasts still, in milliseconds; undefined where no time can be read. */
  readonly left: number | undefined;
}

/** Every lock: mine first, then the one that ends first. */
export function lockNodes(overview: Overview | undefined, now: number, t: Translate): readonly ViewNode[] {
  const several = (overview?.roots.length ?? 0) > 1;
  const locked = (overview?.roots ?? []).flatMap((root) => root.tasks.flatMap((task) => lockedOf(root, task, now)));
  return locked.sort(byUrgency).map((one) => nodeOf(one, several, t));
}

function lockedOf(root: RootOverview, task: TaskSummary, now: number): readonly Locked[] {
  const { lock } = task;
  if (lock === undefined) return [];
  const left = lock.expires === undefined ? undefined : Date.parse(lock.expires) - now;
  return [{ root, task, lock, left }];
}

function byUrgency(a: Locked, b: Locked): number {
  const mine = Number(b.lock.mine === true) - Number(a.lock.mine === true);
  return mine || (a.left ?? Infinity) - (b.left ?? Infinity) || 0;
}

function nodeOf({ root, task, lock, left }: Locked, several: boolean, t: Translate): ViewNode {
  const token = lock.token === undefined ? '' : t('token {0}', lock.token);
  // The time is what one looks for: in a narrow side bar the title is cut, not the countdown.
  const description = words(timeWords(left, t), lock.owner, several ? root.name : '', token, task.title);
  return {
    id: `lock ${root.uri} ${task.id} ${task.range.start.line}`,
    label: task.id,
    description,
    icon: iconOf(lock, left, root),
    context: contextOf(lock, left),
    // Not read out every second: the time stands in the hover, and in what is shown.
    speech: words(named(task.id, task.title), lock.mine === true ? t('my lock') : t('locked by {0}', lock.owner)),
    card: [
      { label: t('Holder'), value: lock.owner },
      { label: t('Until'), value: lock.expires ?? t('no time is said') },
      ...(lock.free === undefined ? [] : [{ label: t('Free for everybody from'), value: lock.free }]),
      ...(lock.token === undefined ? [] : [{ label: t('Fencing token'), value: `${lock.token}` }]),
      { label: t('State'), value: task.state },
    ],
    place: task,
    target: { root: root.uri, id: task.id },
  };
}

function timeWords(left: number | undefined, t: Translate): string {
  if (left === undefined) return '';
  if (left > 0) return clock(left);
  return t('expired {0} ago', -left < HOUR ? clock(-left) : spanWords(left, t));
}

function iconOf(lock: Locked['lock'], left: number | undefined, { lease }: RootOverview): Icon {
  if (left !== undefined && left <= 0) return { name: 'unlock', color: 'list.warningForeground' };
  const late = left !== undefined && left <= (lease.ttl * 60_000) / 6;
  return {
    name: 'lock',
    color: late ? 'list.warningForeground' : lock.mine === true ? 'charts.purple' : 'charts.blue',
  };
}

function contextOf({ mine }: Locked['lock'], left: number | undefined): string {
  const state = left !== undefined && left <= 0 ? 'expired' : 'live';
  return `lock.${mine === true ? 'mine' : 'others'}.${state}`;
}
