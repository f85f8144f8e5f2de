import type { ApprovalSummary, Overview, RootOverview } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import { ageWords } from '../overview/age.js';
import { named, words, type CardLine, type Icon, type ViewNode } from '../trees/node.js';

/** An approval in the view, with what its commands need. */
export interface ApprovalNode extends ViewNode {
  readonly approval: ApprovalSummary;
}

type Section = 'mine' | 'others' | 'decided';

interface Placed {
  readonly approval: ApprovalSummary;
  readonly root: RootOverview;
}

/** What waits for whoever works here, what waits for others, what was decided lately; in each, the oldest request first. */
export function approvalNodes(overview: Overview | undefined, now: number, t: Translate): readonly ViewNode[] {
  const all = (overview?.roots ?? []).flatMap((root) => root.approvals.map((approval) => ({ approval, root })));
  const several = (overview?.roots.length ?? 0) > 1;
  const section = (name: Section, label: string, of: readonly Placed[]): readonly ViewNode[] => {
    if (of.length === 0) return [];
    const children = of.map((placed) => nodeOf(placed, name, several, now, t));
    const open = name !== 'decided';
    return [
      {
        id: `section ${name}`,
        label,
        description: `${of.length}`,
        icon: ICONS[name],
        context: 'section',
        children,
        open,
      },
    ];
  };
  const pending = all.filter(({ approval }) => approval.status === 'pending').sort(byRequest);
  return [
    ...section('mine', t('Waiting for Me'), pending.filter(({ approval }) => approval.mayDecide === true)),
    ...section('others', t('Waiting for Others'), pending.filter(({ approval }) => approval.mayDecide !== true)),
    ...section('decided', t('Recently Decided'), all.filter(({ approval }) => approval.status !== 'pending')),
  ]; // prettier-ignore
}

/** How many wait for whoever works here: the badge. */
export function waitingForMe(overview: Overview | undefined): number {
  return (overview?.roots ?? []).flatMap(({ approvals }) => approvals.filter(({ mayDecide }) => mayDecide === true))
    .length;
}

const ICONS: Readonly<Record<Section, Icon>> = {
  mine: { name: 'inbox', color: 'charts.yellow' },
  others: { name: 'organization' },
  decided: { name: 'history' },
};

function byRequest({ approval: a }: Placed, { approval: b }: Placed): number {
  return (a.tsReq ?? '') < (b.tsReq ?? '') ? -1 : Number((a.tsReq ?? '') > (b.tsReq ?? ''));
}

function nodeOf(
  { approval, root }: Placed,
  section: Section,
  several: boolean,
  now: number,
  t: Translate,
): ApprovalNode {
  const { id, op, task, title, kind, requestedBy, approver, status, tsReq, tsDec } = approval;
  const label = named(id, op === '' ? title : op);
  const decided = section === 'decided';
  const description = words(
    several ? root.name : '',
    kindName(kind, t),
    task,
    ageWords(decided ? tsDec : tsReq, now, t),
    decided ? '' : endWords(approval, now, t),
    decided ? approver : requestedBy,
  );
  return {
    id: `approval ${root.uri} ${id} ${approval.range.start.line}`,
    label,
    description,
    icon: decided ? decidedIcon(status) : pendingIcon(approval, now),
    context: contextOf(approval, section),
    speech: [label, description, decided ? statusName(status, t) : ''].filter((text) => text !== '').join(', '),
    card: cardOf(approval, t),
    place: approval,
    target: { root: root.uri, id },
    approval,
  };
}

/** A day before its end a request is marked. */
const SOON = 24 * 60 * 60_000;

function endWords({ expires }: ApprovalSummary, now: number, t: Translate): string {
  const left = expires === undefined ? Infinity : Date.parse(expires) - now;
  if (left <= 0) return t('expired');
  return left <= SOON ? t('expires in {0}', ageWords(expires, now, t)) : '';
}

function pendingIcon({ expires, evidence, kind }: ApprovalSummary, now: number): Icon {
  const left = expires === undefined ? Infinity : Date.parse(expires) - now;
  if (evidence.some(({ there }) => there === false)) return { name: 'warning', color: 'list.warningForeground' };
  return { name: KIND_ICONS[kind], color: left <= SOON ? 'list.warningForeground' : 'charts.yellow' };
}

const KIND_ICONS: Readonly<Record<ApprovalSummary['kind'], string>> = {
  result: 'eye',
  execute: 'play-circle',
  change: 'law',
  steal: 'key',
  waiver: 'shield',
};

function decidedIcon(status: ApprovalSummary['status']): Icon {
  if (status === 'approved') return { name: 'pass-filled', color: 'charts.green' };
  return status === 'rejected' ? { name: 'error', color: 'charts.red' } : { name: 'circle-slash' };
}

/** What menus know: `approval.pending.mine.evidence`. */
function contextOf({ status, evidence }: ApprovalSummary, section: Section): string {
  const who = status === 'pending' ? ['pending', section] : ['decided'];
  return ['approval', ...who, ...(evidence.some(({ uri }) => uri !== undefined) ? ['evidence'] : [])].join('.');
}

function cardOf(approval: ApprovalSummary, t: Translate): readonly CardLine[] {
  const { kind, task, title, requestedBy, tsReq, approver, tsDec, expires, evidence, whyNot, status } = approval;
  const gone = evidence.filter(({ there }) => there === false).map(({ text }) => text);
  return [
    { label: t('Status'), value: statusName(status, t) },
    { label: t('Kind'), value: kindName(kind, t) },
    { label: t('For'), value: named(task, title) },
    { label: t('Requested'), value: words(requestedBy, tsReq ?? '') },
    { label: t('Decided'), value: words(approver, tsDec ?? '') },
    { label: t('Expires'), value: expires ?? '' },
    { label: t('Evidence'), value: evidence.map(({ text }) => text).join(', ') },
    { label: t('Missing'), value: gone.join(', ') },
    { label: t('Not yours to decide'), value: whyNot ?? '' },
  ].filter(({ value }) => value !== '');
}

/** What a kind of approval is called. */
export function kindName(kind: ApprovalSummary['kind'], t: Translate): string {
  const names = {
    result: t('result'),
    execute: t('start'),
    change: t('change'),
    steal: t('takeover'),
    waiver: t('exception'),
  };
  return names[kind];
}

function statusName(status: ApprovalSummary['status'], t: Translate): string {
  const names = {
    pending: t('pending'),
    approved: t('approved'),
    rejected: t('rejected'),
    expired: t('expired'),
    unknown: t('unknown'),
  };
  return names[status];
}
