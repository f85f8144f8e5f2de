import { commands, l10n, Uri, window, workspace } from 'vscode';
import { harmless } from '../notify/harmless.js';
import type { Overview } from '../../../server/src/protocol.js';
import { scaffoldOf, showFirst, writeFiles } from '../init/files.js';
import { chooseFolder } from '../init/index.js';
import type { OverviewStore } from '../overview/store.js';
import type { Connection } from '../server/connection.js';

/** Where a ledger stands unless a policy moves it. */
const TASKS_PATH = 'ORCH/STATE/TASKS.md';
const POLICY_PATH = 'PROJECT_RULES.md';

/** Opens the task ledger; asks which where there are several, and whether to create one where there is none. */
export async function openLedger(store: OverviewStore): Promise<void> {
  const uris = ledgersOf(store.overview);
  const known = uris.length > 0 ? uris.map((uri) => Uri.parse(uri)) : await existing(TASKS_PATH);
  const [first, second] = known;
  if (first === undefined) {
    await offer(l10n.t('There is no task ledger here.'), async () => commands.executeCommand('orch.init'));
    return;
  }
  const chosen = second === undefined ? first : await choose(known);
  if (chosen !== undefined) await window.showTextDocument(chosen);
}

/** Opens the file that holds the policy, or offers to create it. */
export async function openPolicy(connection: Connection): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const uri = Uri.joinPath(folder.uri, POLICY_PATH);
  if (await exists(uri)) {
    await window.showTextDocument(uri);
    return;
  }
  const message = l10n.t('There is no {0} in {1}: the default policy holds.', POLICY_PATH, folder.name);
  await offer(message, async () => {
    const policy = (await scaffoldOf(folder, connection)).filter(({ path }) => path === POLICY_PATH);
    await writeFiles(policy);
    await showFirst(policy);
  });
}

/** The files that tasks stand in; where there are none, those that look as if they did. */
function ledgersOf(overview: Overview | undefined): readonly string[] {
  const roots = overview?.roots ?? [];
  const ledgers = new Set(roots.flatMap(({ tasks }) => tasks.map(({ uri }) => uri)));
  return ledgers.size > 0 ? [...ledgers] : roots.flatMap(({ candidates }) => candidates.map(({ uri }) => uri));
}

async function offer(message: string, act: () => Promise<unknown>): Promise<void> {
  const yes = l10n.t('Create');
  if ((await window.showInformationMessage(harmless(message), yes)) === yes) await act();
}

async function choose(uris: readonly Uri[]): Promise<Uri | undefined> {
  const items = uris.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Which ledger?') }))?.uri;
}

async function existing(path: string): Promise<Uri[]> {
  const uris = (workspace.workspaceFolders ?? []).map(({ uri }) => Uri.joinPath(uri, path));
  const there = await Promise.all(uris.map(exists));
  return uris.filter((_, index) => there[index]);
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
