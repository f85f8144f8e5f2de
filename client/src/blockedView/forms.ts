import { l10n, window } from 'vscode';
import { argumentsOf, type MoveArguments } from '../moves/arguments.js';
import { askOptional, askText, choose } from '../moves/inputs.js';
import type { Ended, Mover } from '../moves/mover.js';
import { chooseRoot } from '../moves/forms.js';
import { openItems } from './nodes.js';

const PRIORITIES = ['High', 'Medium', 'Low'] as const;

/** Writes down what is in the way, of a task where one is meant. */
export async function addBlocked(mover: Mover, given: unknown): Promise<Ended> {
  const known = argumentsOf(given);
  const root = known.root ?? (await chooseRoot(mover));
  if (root === undefined) return undefined;
  const task = known.id ?? text(known, 'task');
  const form = task === undefined ? l10n.t('Report a Blocker') : l10n.t('Report What Blocks {0}', task);
  const title = text(known, 'title') ?? (await askText(form, l10n.t('What is in the way?')));
  if (title === undefined) return undefined;
  const priority = text(known, 'priority') ?? (await askPriority(form));
  if (priority === undefined) return undefined;
  const about = task === undefined ? {} : { task };
  return mover.perform(root, { verb: 'blocked.add', title, priority, ...about });
}

async function askPriority(form: string): Promise<string | undefined> {
  const names = { High: l10n.t('High'), Medium: l10n.t('Medium'), Low: l10n.t('Low') };
  const items = PRIORITIES.map((value) => ({ label: names[value], value }));
  return (await choose(form, items, l10n.t('How bad is it?')))?.value;
}

/** Says that something is no longer in the way. */
export async function resolveBlocked(mover: Mover, given: unknown): Promise<Ended> {
  const known = argumentsOf(given);
  const item = await chosenItem(mover, known, l10n.t('Resolve Blocked Item'));
  if (item === undefined) return undefined;
  const asked = l10n.t('How was it resolved? Or nothing. Enter resolves it.');
  const reason = known.reason ?? (await askOptional(l10n.t('Resolve {0}', item.id), asked));
  if (reason === undefined) return undefined;
  return mover.perform(item.root, { verb: 'blocked.resolve', id: item.id, ...(reason === '' ? {} : { reason }) });
}

/** Hands something that blocks to whom the policy names. */
export async function escalateBlocked(mover: Mover, given: unknown): Promise<Ended> {
  const known = argumentsOf(given);
  const item = await chosenItem(mover, known, l10n.t('Escalate Blocked Item'));
  const to = text(known, 'to');
  return (
    item && mover.perform(item.root, { verb: 'blocked.escalate', id: item.id, ...(to === undefined ? {} : { to }) })
  );
}

async function chosenItem(
  { services: { store } }: Mover,
  { root, id }: MoveArguments,
  title: string,
): Promise<{ readonly root: string; readonly id: string } | undefined> {
  const where = root ?? store.overview?.roots[0]?.uri;
  if (id !== undefined) return where === undefined ? undefined : { root: where, id };
  const items = openItems(store.overview).map((one) => ({
    label: one.item.id,
    description: one.item.title,
    detail: one.item.tasks.join(', '),
    root: one.root.uri,
    id: one.item.id,
  }));
  if (items.length > 0) return choose(title, items, l10n.t('Which one?'));
  void window.showInformationMessage(l10n.t('Nothing is blocked.'));
  return undefined;
}

function text(given: MoveArguments, field: string): string | undefined {
  const value = given[field];
  return typeof value === 'string' ? value : undefined;
}
