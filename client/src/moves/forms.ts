import { l10n, window } from 'vscode';
import type { MoveIntent } from '../../../server/src/protocol.js';
import { flagChoices } from '../status/flags.js';
import { pairOf, type MoveArguments } from './arguments.js';
import { askOptional, askText, choose } from './inputs.js';
import type { Ended, Mover } from './mover.js';
import { chooseTask, givenTarget } from './target.js';

/** A command whose move is not about what a record allows: what it asks, and the intent it makes of that. */
export type FormCommand = (mover: Mover, given: MoveArguments) => Promise<Ended>;

/** Writes down a new task. */
export const plan: FormCommand = async (mover, given) => {
  const root = given.root ?? (await chooseRoot(mover));
  if (root === undefined) return undefined;
  const form = l10n.t('New Task');
  const title = said(given['title']) ?? (await askText(form, l10n.t('What is to be done?')));
  if (title === undefined) return undefined;
  const owner =
    said(given['owner']) ?? (await askOptional(form, l10n.t('Whose is it? A role or ROLE@name, or nothing.')));
  if (owner === undefined) return undefined;
  return mover.perform(root, { verb: 'plan', title, ...optional({ id: given.id, owner }) });
};

/** Gives a task to somebody. */
export const assign: FormCommand = (mover, given) =>
  withTask(mover, given, l10n.t('Assign Task'), async (id, title) => {
    const owner = said(given['owner']) ?? (await askText(title, l10n.t('Whose is it? A role or ROLE@name.')));
    return owner === undefined ? undefined : { verb: 'assign', id, owner };
  });

/** Gives a task another id everywhere. */
export const rename: FormCommand = (mover, given) =>
  withTask(mover, given, l10n.t('Rename Task'), async (id, title) => {
    const to = said(given['to']) ?? (await askText(title, l10n.t('Which id? One that nothing has or had.'), id));
    return to === undefined ? undefined : { verb: 'rename', id, to };
  });

/** Changes a cell of a task that no event changes. */
export const set: FormCommand = (mover, given) =>
  withTask(mover, given, l10n.t('Change Task'), async (id, title) => {
    if (typeof given['values'] === 'object' && given['values'] !== null)
      return { verb: 'set', id, values: given['values'] };
    const column = await choose(
      title,
      COLUMNS.map((label) => ({ label })),
      l10n.t('What of it?'),
    );
    if (column === undefined) return undefined;
    const value = await askOptional(`${title}: ${column.label}`, l10n.t('What shall stand there? Nothing empties it.'));
    return value === undefined ? undefined : { verb: 'set', id, values: { [column.label]: value } };
  });

const COLUMNS = ['title', 'due', 'priority', 'milestone', 'artifact', 'depends', 'notes'] as const;

/** Asks for an approval. */
export const request: FormCommand = (mover, given) =>
  withTask(mover, given, l10n.t('Request Approval'), async (target, title) => {
    const kind = said(given['kind']) ?? (await choose(title, kinds(), l10n.t('What for?')))?.label;
    if (kind === undefined) return undefined;
    const op = said(given['op']) ?? (await askText(title, l10n.t('What is done or to be done, in one line?')));
    return op === undefined ? undefined : { verb: 'request', target, kind, op };
  });

function kinds(): readonly { readonly label: string; readonly description: string }[] {
  return [
    { label: 'result', description: l10n.t('of work that is done') },
    { label: 'execute', description: l10n.t('to start') },
    { label: 'change', description: l10n.t('of rules or protected files') },
    { label: 'steal', description: l10n.t('to take over a lock that somebody holds') },
    { label: 'waiver', description: l10n.t('of an exception') },
  ];
}

/** Takes my last move back. */
export const undo: FormCommand = async (mover, given) => {
  const root = given.root ?? (await chooseRoot(mover));
  return root === undefined ? undefined : mover.perform(root, { verb: 'undo', ...optional({ seq: given['seq'] }) });
};

/** Sets FREEZE or AUTO_DECIDE. */
export const flags: FormCommand = async (mover, given) => {
  const root = given.root ?? (await chooseRoot(mover));
  if (root === undefined) return undefined;
  const title = l10n.t('Set a Flag');
  const text =
    said(given['flag']) ??
    (
      await choose(
        title,
        flagChoices(mover.services.store.overview?.roots.find(({ uri }) => uri === root)?.flags, l10n.t),
        l10n.t('Which flag, and how?'),
      )
    )?.label;
  const [name, value] = text === undefined ? [] : (pairOf(text) ?? []);
  return name === undefined || value === undefined
    ? undefined
    : mover.perform(root, { verb: 'flags.set', name, value });
};

/** Gives back every task whose lock nobody renewed in time. */
export const clean: FormCommand = async (mover, given) => {
  const root = given.root ?? (await chooseRoot(mover));
  return root === undefined ? undefined : mover.perform(root, { verb: 'lock.clean' });
};

/** Makes a task of a check-list item: the one under the cursor, else one that is named. */
export const fileItem: FormCommand = async (mover, given) => {
  const root = given.root ?? (await chooseRoot(mover));
  if (root === undefined) return undefined;
  const item =
    said(given['item']) ??
    (await askText(l10n.t('File Item'), l10n.t('Which check-list item? Its id or its text.'), itemUnderCursor()));
  return item === undefined ? undefined : mover.perform(root, { verb: 'file', item });
};

function itemUnderCursor(): string {
  const editor = window.activeTextEditor;
  const line = editor?.document.lineAt(editor.selection.active.line).text ?? '';
  return /^\s*[-*+] \[[ xX]\] (.*\S)/.exec(line)?.[1] ?? '';
}

async function withTask(
  mover: Mover,
  given: MoveArguments,
  title: string,
  ask: (id: string, title: string) => Promise<MoveIntent | undefined>,
): Promise<Ended> {
  const under = await givenTarget(mover, given);
  const target = under?.kind === 'task' ? under : await chooseTask(mover, title);
  if (target === undefined) return undefined;
  const intent = await ask(target.id, `${title} ${target.id}`);
  return intent === undefined ? undefined : mover.perform(target.root, intent, target.id);
}

/** The folder whose ledgers are meant; asked for where there are several. */
export async function chooseRoot({ services: { store } }: Mover): Promise<string | undefined> {
  const roots = (store.overview?.roots ?? []).filter(({ who }) => who !== undefined);
  const [only, second] = roots;
  if (second === undefined) return only?.uri;
  const items = roots.map(({ name, uri }) => ({ label: name, uri }));
  return (await choose(l10n.t('Which folder?'), items, l10n.t('Its ledgers are changed')))?.uri;
}

function said(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What was said; what was not is left out. */
function optional(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}
