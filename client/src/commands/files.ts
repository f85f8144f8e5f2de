import { l10n, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import type { Overview, SCAFFOLD_REQUEST, ScaffoldFile, ScaffoldParams } from '../../../server/src/protocol.js';
import type { OverviewStore } from '../overview/store.js';
import type { Connection } from '../server/connection.js';

const SCAFFOLD: typeof SCAFFOLD_REQUEST = 'orch/scaffold';

/** Where a ledger stands unless a policy moves it. */
const TASKS_PATH = 'ORCH/STATE/TASKS.md';
const POLICY_PATH = 'PROJECT_RULES.md';

/** Opens the task ledger; asks which where there are several, and whether to create one where there is none. */
export async function openLedger(store: OverviewStore, connection: Connection): Promise<void> {
  const uris = ledgersOf(store.overview);
  const known = uris.length > 0 ? uris.map((uri) => Uri.parse(uri)) : await existing(TASKS_PATH);
  const [first, second] = known;
  if (first === undefined) {
    await offer(l10n.t('There is no task ledger here.'), () => createLedgers(connection));
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
  await offer(message, () => create(folder, connection, (path) => path === POLICY_PATH));
}

/** Writes what a repository starts with where it is missing, and opens the task ledger. What is there is never touched. */
export async function createLedgers(connection: Connection): Promise<void> {
  const folder = await chooseFolder();
  if (folder !== undefined) await create(folder, connection, () => true);
}

/** The files that tasks stand in; where there are none, those that look as if they did. */
function ledgersOf(overview: Overview | undefined): readonly string[] {
  const roots = overview?.roots ?? [];
  const ledgers = new Set(roots.flatMap(({ tasks }) => tasks.map(({ uri }) => uri)));
  return ledgers.size > 0 ? [...ledgers] : roots.flatMap(({ candidates }) => candidates.map(({ uri }) => uri));
}

/** Writes those of the files that are wanted and missing; shows the first of them, the task ledger before all others. */
async function create(
  folder: WorkspaceFolder,
  connection: Connection,
  wants: (path: string) => boolean,
): Promise<void> {
  const params: ScaffoldParams = { root: folder.uri.toString() };
  const all = await connection.request<readonly ScaffoldFile[]>(SCAFFOLD, params);
  const files = all.filter(({ path }) => wants(path));
  for (const { path, text } of files) {
    const uri = Uri.joinPath(folder.uri, path);
    if (!(await exists(uri))) await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
  const [first] = files;
  if (first !== undefined) await window.showTextDocument(Uri.joinPath(folder.uri, first.path));
}

async function offer(message: string, act: () => Promise<void>): Promise<void> {
  const yes = l10n.t('Create');
  if ((await window.showInformationMessage(message, yes)) === yes) await act();
}

async function choose(uris: readonly Uri[]): Promise<Uri | undefined> {
  const items = uris.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Which ledger?') }))?.uri;
}

async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0)
    await window.showInformationMessage(l10n.t('Open a folder first: Orch works on the ledgers in it.'));
  return folders.length > 1 ? window.showWorkspaceFolderPick() : folders[0];
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
