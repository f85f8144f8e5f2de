import {
  commands,
  env,
  l10n,
  Uri,
  ViewColumn,
  window,
  workspace,
  type CustomTextEditorProvider,
  type ExtensionContext,
  type WebviewPanel,
} from 'vscode';
import { caught } from '../caught.js';
import { choose } from '../moves/inputs.js';
import type { Services } from '../services.js';
import { nonceOf, pageOf } from './html.js';
import { BoardPanel } from './panel.js';

const BOARD = 'orch.board';

/** The boards that are open, as tests look at them. */
export type Boards = ReadonlySet<Pick<BoardPanel, 'uri' | 'shown' | 'answer'>>;

/**
 * The board: a ledger of tasks as columns of cards, beside its text or instead of it.
 * @returns those that are open, at any time
 */
export function register(context: ExtensionContext, services: Services): Boards {
  const boards = new Set<BoardPanel>();
  const folder = Uri.joinPath(context.extensionUri, 'dist', 'webview');
  const provider: CustomTextEditorProvider = {
    resolveCustomTextEditor(document, panel) {
      // Before the page, which says at once that it is ready.
      const board = new BoardPanel(services, document, panel);
      boards.add(board);
      panel.onDidDispose(() => {
        boards.delete(board);
        board.dispose();
      });
      show(panel, folder);
    },
  };
  context.subscriptions.push(
    window.registerCustomEditorProvider(BOARD, provider, { supportsMultipleEditorsPerDocument: true }),
    commands.registerCommand(
      'orch.board.open',
      caught(services, (given) => open(services, given)),
    ),
    commands.registerCommand(
      'orch.board.showText',
      caught(services, () => showText()),
    ),
  );
  return boards;
}

function show({ webview }: WebviewPanel, folder: Uri): void {
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  webview.html = pageOf({
    source: webview.cspSource,
    script: webview.asWebviewUri(Uri.joinPath(folder, 'board.js')).toString(),
    style: webview.asWebviewUri(Uri.joinPath(folder, 'board.css')).toString(),
    nonce: nonceOf(crypto.getRandomValues(new Uint8Array(16))),
    language: env.language,
    title: l10n.t('Orch Board'),
  });
}

/**
 * Opens the board of a ledger: of the one that was given, else of the one that is open in the editor (there beside it),
 * else of the one there is; asks which where there are several.
 */
async function open(services: Services, given: unknown): Promise<void> {
  await services.store.settled;
  const ledgers = taskLedgers(services);
  const active = window.activeTextEditor?.document.uri.toString();
  const here = given instanceof Uri ? given.toString() : active;
  const ledger = ledgers.find((uri) => uri === here) ?? (await chooseLedger(ledgers));
  if (ledger === undefined) return;
  const column = ledger === active ? ViewColumn.Beside : ViewColumn.Active;
  await commands.executeCommand('vscode.openWith', Uri.parse(ledger), BOARD, column);
}

/** The text of the board that is open, beside it. */
async function showText(): Promise<void> {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (typeof input !== 'object' || input === null || !('uri' in input) || !(input.uri instanceof Uri)) return;
  const uri = input.uri.toString();
  const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  await window.showTextDocument(input.uri, { viewColumn: open?.viewColumn ?? ViewColumn.Beside });
}

/** The files that tasks stand in; of a root without tasks its ledgers. */
function taskLedgers({ store }: Services): readonly string[] {
  const roots = store.overview?.roots ?? [];
  return [
    ...new Set(roots.flatMap(({ tasks, ledgers }) => (tasks.length > 0 ? tasks.map(({ uri }) => uri) : ledgers))),
  ];
}

async function chooseLedger(ledgers: readonly string[]): Promise<string | undefined> {
  if (ledgers.length === 0) {
    void window.showInformationMessage(l10n.t('There is no task ledger here.'));
    return undefined;
  }
  if (ledgers.length < 2) return ledgers[0];
  const items = ledgers.map((uri) => ({ label: workspace.asRelativePath(Uri.parse(uri)), uri }));
  return (await choose(l10n.t('Orch Board'), items, l10n.t('Which ledger?')))?.uri;
}
