import type { BlockedSummary, Overview, RootOverview } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import { ageWords } from '../overview/age.js';
import { named, words, type Icon, type ViewNode } from '../trees/node.js';

type Section = 'high' | 'medium' | 'low' | 'none' | 'closed';

const SECTIONS: readonly Section[] = ['high', 'medium', 'low', 'none', 'closed'];

interface Placed {
  readonly root: RootOverview;
  readonly item: BlockedSummary;
}

/** A blocked item in the view, with the tasks that it is in the way of. */
export interface BlockedNode extends ViewNode {
  readonly tasks: readonly string[];
}

/** Blocked items by priority, the oldest first; what is resolved or cancelled comes last. */
export function blockedNodes(overview: Overview | undefined, now: number, t: Translate): readonly ViewNode[] {
  const several = (overview?.roots.length ?? 0) > 1;
  const all = (overview?.roots ?? []).flatMap((root) => root.blocked.map((item) => ({ root, item })));
  return SECTIONS.flatMap((section) => {
    const members = all.filter(({ item }) => sectionOf(item) === section).sort(byAge);
    if (members.length === 0) return [];
    const children = members.map((placed) => nodeOf(placed, several, now, t));
    const stale = members.filter(({ item }) => item.stale).length;
    const description = words(`${members.length}`, stale === 0 ? '' : t('{0} stale', stale));
    const open = section !== 'closed';
    const group: ViewNode = {
      id: `blocked ${section}`,
      label: sectionName(section, t),
      description,
      icon: ICONS[section],
      context: 'section',
      children,
      open,
    };
    return [group];
  });
}

/** The items that can still be resolved, the gravest first. */
export function openItems(overview: Overview | undefined): readonly Placed[] {
  const all = (overview?.roots ?? []).flatMap((root) => root.blocked.map((item) => ({ root, item })));
  const rank = ({ item }: Placed): number => SECTIONS.indexOf(sectionOf(item));
  return all.filter(({ item }) => isOpen(item)).sort((a, b) => rank(a) - rank(b));
}

function isOpen({ status }: BlockedSummary): boolean {
  return status !== 'resolved' && status !== 'cancelled';
}

function sectionOf(item: BlockedSummary): Section {
  return isOpen(item) ? (item.priority ?? 'none') : 'closed';
}

function sectionName(section: Section, t: Translate): string {
  const names = {
    high: t('High'),
    medium: t('Medium'),
    low: t('Low'),
    none: t('No Priority'),
    closed: t('Resolved or Cancelled'),
  };
  return names[section];
}

const ICONS: Readonly<Record<Section, Icon>> = {
  high: { name: 'flame', color: 'list.errorForeground' },
  medium: { name: 'warning', color: 'list.warningForeground' },
  low: { name: 'info', color: 'charts.blue' },
  none: { name: 'circle-outline' },
  closed: { name: 'pass', color: 'disabledForeground' },
};

function byAge({ item: a }: Placed, { item: b }: Placed): number {
  return (a.date ?? '9') < (b.date ?? '9') ? -1 : Number((a.date ?? '9') > (b.date ?? '9'));
}

function nodeOf({ root, item }: Placed, several: boolean, now: number, t: Translate): BlockedNode {
  const { id, title, date, tasks, escalated, stale, status } = item;
  const label = named(id, title);
  const open = isOpen(item);
  const description = words(
    tasks.join(', '),
    open ? ageWords(date, now, t) : statusName(status, t),
    escalated && open ? t('escalated') : '',
    stale ? t('stale') : '',
    several ? root.name : '',
  );
  return {
    id: `blocked ${root.uri} ${id} ${item.range.start.line}`,
    label,
    description,
    icon: iconOf(item),
    context: ['blocked', open ? 'open' : 'closed', ...(escalated ? ['escalated'] : []), ...(tasks.length > 0 ? ['task'] : [])].join('.'), // prettier-ignore
    speech: words(label, description),
    card: [
      { label: t('Status'), value: statusName(status, t) },
      { label: t('Since'), value: date ?? '' },
      { label: t('Task'), value: tasks.join(', ') },
    ].filter(({ value }) => value !== ''),
    place: item,
    target: { root: root.uri, id },
    tasks,
  };
}

function iconOf(item: BlockedSummary): Icon {
  if (!isOpen(item))
    return { name: item.status === 'cancelled' ? 'circle-slash' : 'pass', color: 'disabledForeground' };
  if (item.stale) return { name: 'watch', color: 'list.warningForeground' };
  return { name: 'stop-circle', ...(item.priority === 'high' ? { color: 'charts.red' } : {}) };
}

function statusName(status: BlockedSummary['status'], t: Translate): string {
  if (status === undefined) return '';
  const names = {
    active: t('being worked on'),
    pending: t('waiting'),
    resolved: t('resolved'),
    cancelled: t('cancelled'),
  };
  return names[status];
}
