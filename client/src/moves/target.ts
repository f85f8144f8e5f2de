import { l10n, window } from 'vscode';
import { harmless } from '../notify/harmless.js';
import type { LegalMovesResult, MovableProblem, MovableResult, OfferedMove } from '../../../server/src/protocol.js';
import type { MoveArguments } from './arguments.js';
import { save } from '../server/save.js';
import { choose } from './inputs.js';
import type { Mover } from './mover.js';
import { pickOf, sentence } from './outcome.js';
import { setActor } from './actor.js';

/** A record that somebody means. */
export type Target = NonNullable<LegalMovesResult>;

/** The record that a command was given, else the one under the cursor; undefined where there is none. */
export async function givenTarget(mover: Mover, { root, id }: MoveArguments): Promise<Target | undefined> {
  if (id !== undefined) {
    const where = root ?? mover.services.store.overview?.roots[0]?.uri;
    return where === undefined ? undefined : ((await mover.legal({ root: where, id })) ?? undefined);
  }
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { line, character } = editor.selection.active;
  const position = { line, character };
  return (await mover.legal({ uri: editor.document.uri.toString(), position })) ?? undefined;
}

/**
 * Asks which record a move is to be made with, of those that it is legal for.
 * @param not the record under the cursor, where the move is not legal for it
 */
export async function chooseOffer(mover: Mover, event: string, not?: string): Promise<OfferedMove | undefined> {
  const found = await mover.movable(event);
  const items = found.records.flatMap((record) =>
    record.offer === undefined ? [] : [{ ...pickOf(record), offer: record.offer }],
  );
  if (items.length === 0) {
    const retry = await sayNothing(mover, found, l10n.t('There is nothing that you can do this with now.'));
    return retry ? chooseOffer(mover, event, not) : undefined;
  }
  const which =
    not === undefined ? l10n.t('With which one?') : l10n.t('It cannot be done with {0} now. With which one?', not);
  return (await choose(items[0]?.offer.title ?? event, items, which))?.offer;
}

/** Asks which task is meant, of all there are. */
export async function chooseTask(
  mover: Mover,
  title: string,
): Promise<{ readonly root: string; readonly id: string } | undefined> {
  const found = await mover.movable();
  if (found.records.length === 0) {
    const retry = await sayNothing(mover, found, l10n.t('There are no tasks here.'));
    return retry ? chooseTask(mover, title) : undefined;
  }
  const items = found.records.map((record) => ({ ...pickOf(record), record }));
  return (await choose(title, items, l10n.t('Which task?')))?.record;
}

/** Says why there is nothing to choose from; true where that was put right. */
async function sayNothing(mover: Mover, { problems }: MovableResult, otherwise: string): Promise<boolean> {
  const [problem] = problems;
  if (problem === undefined) {
    void window.showInformationMessage(harmless(otherwise));
    return false;
  }
  const remedy = remedyOf(mover, problem);
  const buttons = remedy === undefined ? [] : [remedy.title];
  const chosen = await window.showWarningMessage(harmless(sentence(problem.message)), ...buttons);
  return chosen === undefined ? false : ((await remedy?.put()) ?? false);
}

/** What puts a problem right, if anything does; `put` gives whether it did. */
function remedyOf(
  mover: Mover,
  { code, uris = [] }: MovableProblem,
): { readonly title: string; readonly put: () => Promise<boolean> } | undefined {
  if (code.startsWith('actor/')) return { title: l10n.t('Set Who I Am'), put: () => setActor(mover.services) };
  if (code !== 'buffer/unsaved') return undefined;
  return { title: l10n.t('Save'), put: async () => (await save({ uris })).saved };
}
