import { commands, env, l10n, Uri, ViewColumn, window, workspace, type ExtensionContext } from 'vscode';
import { caught } from '../caught.js';
import { argumentsOf } from '../moves/arguments.js';
import { choose } from '../moves/inputs.js';
import { problemsOf, serious } from '../overview/counts.js';
import type { Services } from '../services.js';
import { copyExample } from './example.js';
import { fixNext } from './finding.js';
import { completed } from './steps.js';

/** The walkthrough as VS Code names it: extension, then what the manifest says. */
const WALKTHROUGH = 'orch.orch#orch.start';

/** Where the key of the example lies that is to be shown once its window has opened. */
const PENDING = 'orch.tour.pending';

/** Who one is in the example: may start its task, and decide what others ask for. */
const ACTOR = 'CMD@you';

/** The walkthrough: its commands, what tells its steps that they are done, and its going on in the example's window. */
export function register(context: ExtensionContext, services: Services): void {
  const { store, log } = services;
  let broken = false;
  // A step whose key is set before VS Code knows the step is never ticked: with the page open, it knows.
  const wentOn = goOn(context).catch((error: unknown) => log.error(String(error)));
  context.subscriptions.push(
    commands.registerCommand('orch.getStarted', () => openWalkthrough(false)),
    commands.registerCommand(
      'orch.openExample',
      caught(services, (given) => openExample(context, services, given)),
    ),
    commands.registerCommand('orch.fixNext', caught(services, fixNext)),
    store.onDidChange(() => {
      if (store.overview?.roots.some(({ tasks }) => tasks.length > 0) !== true) return;
      void wentOn.then(() => completed('open'));
      const isBroken = serious(problemsOf(store.overview)) > 0;
      if (broken && !isBroken) completed('fixed');
      broken = isBroken;
    }),
  );
}

async function openWalkthrough(beside: boolean): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, beside);
}

/**
 * Makes a small workspace to try everything with, in a folder of its own, and opens it.
 * @param given `{ parent }` URI of the folder to make it in, else it is asked for; `{ stay: true }`: do not open it
 * @returns its URI; undefined where the user thought better of it
 */
async function openExample(
  context: ExtensionContext,
  { machine }: Services,
  given: unknown,
): Promise<string | undefined> {
  const { parent: said, stay } = argumentsOf(given);
  const parent = typeof said === 'string' ? Uri.parse(said) : await askForParent(context);
  if (parent === undefined) return undefined;
  const folder = await copyExample(context.extensionUri, parent, env.language);
  if (folder.scheme === 'file') await machine?.makeRepository(folder.fsPath, ACTOR);
  if (stay === true) return folder.toString();
  await context.globalState.update(PENDING, folder.toString());
  const forceNewWindow = (workspace.workspaceFolders ?? []).length > 0;
  await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
  return folder.toString();
}

async function askForParent({ globalStorageUri }: ExtensionContext): Promise<Uri | undefined> {
  const title = l10n.t('Open the Example');
  const items = [
    { label: l10n.t('A Folder of Orch'), description: l10n.t('out of your way'), own: true },
    { label: l10n.t('Choose a Folder...'), description: l10n.t('the example gets a folder in it'), own: false },
  ];
  const chosen = await choose(title, items, l10n.t('Where shall it lie?'));
  if (chosen?.own === true) return globalStorageUri;
  const options = { canSelectFolders: true, canSelectFiles: false, openLabel: l10n.t('Put the Example Here'), title };
  return chosen === undefined ? undefined : (await window.showOpenDialog(options))?.[0];
}

/** In the window of the example: its ledger and Orch's views, and the walkthrough beside them. */
async function goOn({ globalState }: ExtensionContext): Promise<void> {
  const pending = globalState.get<string>(PENDING);
  const folder = workspace.workspaceFolders?.find(({ uri }) => uri.toString() === pending);
  if (folder === undefined) return;
  await globalState.update(PENDING, undefined);
  await commands.executeCommand('orch.tasks.focus');
  const ledger = Uri.joinPath(folder.uri, 'ORCH/STATE/TASKS.md');
  await window.showTextDocument(ledger, { viewColumn: ViewColumn.One, preview: false });
  await openWalkthrough(true);
}
