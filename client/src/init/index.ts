import { commands, l10n, window, workspace, type ExtensionContext, type WorkspaceFolder } from 'vscode';
import { harmless } from '../notify/harmless.js';
import { caught } from '../caught.js';
import { argumentsOf } from '../moves/arguments.js';
import type { Services } from '../services.js';
import { scaffoldOf, showFirst, writeFiles, type NewFile } from './files.js';
import { completed } from '../tour/steps.js';
import { Preview } from './preview.js';

/** The command "Initialise Workspace". */
export function register(context: ExtensionContext, services: Services): void {
  const preview = new Preview();
  context.subscriptions.push(
    preview,
    commands.registerCommand(
      'orch.init',
      caught(services, (given) => initialise(services, preview, given)),
    ),
  );
}

/**
 * Writes what a folder starts with, after the user has seen it and said what of it; the same as `orch init` writes.
 * @param given `{ root, files }` from a key binding: the folder, and paths of files that are written without asking
 * @returns the paths that were written; undefined where the user thought better of it
 */
async function initialise(
  { connection }: Services,
  preview: Preview,
  given: unknown,
): Promise<readonly string[] | undefined> {
  const { root, files: wanted } = argumentsOf(given);
  const folder = await chooseFolder(root);
  if (folder === undefined) return undefined;
  const all = await scaffoldOf(folder, connection);
  if (all.every(({ action }) => action === 'keep')) {
    void window.showInformationMessage(harmless(l10n.t('Everything that Orch needs is in {0} already.', folder.name)));
    return [];
  }
  const chosen = Array.isArray(wanted)
    ? all.filter(({ path, action }) => action !== 'keep' && wanted.includes(path))
    : await preview.choose(l10n.t('Initialise {0}', folder.name), all);
  if (chosen === undefined || chosen.length === 0) return undefined;
  return write(all, chosen);
}

async function write(all: readonly NewFile[], chosen: readonly NewFile[]): Promise<readonly string[]> {
  const left = await writeFiles(chosen);
  if (left.length > 0) {
    const names = left.map(({ path }) => path).join(', ');
    void window.showWarningMessage(
      harmless(
        l10n.t('Not written, since it is there by now, has unsaved changes, or would lie behind a link: {0}', names),
      ),
    );
  }
  completed('initialised');
  await showFirst(all);
  return chosen.filter((file) => !left.includes(file)).map(({ path }) => path);
}

/** The folder that was named, else the only one, else the one that the user chooses. */
export async function chooseFolder(root?: string): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (root !== undefined) return folders.find(({ uri }) => uri.toString() === root);
  if (folders.length === 0)
    void window.showInformationMessage(l10n.t('Open a folder first: Orch works on the ledgers in it.'));
  return folders.length > 1 ? window.showWorkspaceFolderPick() : folders[0];
}
