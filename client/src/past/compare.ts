import {
  commands,
  EventEmitter,
  l10n,
  Uri,
  window,
  workspace,
  type CancellationToken,
  type Disposable,
  type TextDocumentContentProvider,
} from 'vscode';
import { harmless } from '../notify/harmless.js';
import type {
  BaseSummary,
  COMPARE_REQUEST,
  CompareParams,
  CompareResult,
  RootOverview,
} from '../../../server/src/protocol.js';
import { asked } from '../progress/index.js';
import type { Services } from '../services.js';
import { baseName, baseSentence } from './looks.js';

const REQUEST: typeof COMPARE_REQUEST = 'orch/compare';

/** Scheme of the two sides: changed rows as Markdown, a line a cell. */
const SCHEME = 'orch-base';

type Side = 'before' | 'after';

/** The sides of open comparisons; they follow what is typed and committed. */
export class Sides implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #subscription: Disposable;

  constructor(private readonly services: Services) {
    this.#subscription = services.connection.onDidChange(() => this.#refresh());
  }

  async provideTextDocumentContent({ query }: Uri, token: CancellationToken): Promise<string> {
    const { side, ledger } = JSON.parse(query) as { side: Side; ledger: string };
    const params: CompareParams = { uri: ledger };
    return (await this.services.connection.request<CompareResult>(REQUEST, params, token))?.[side] ?? '';
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #refresh(): void {
    if (this.services.connection.state !== 'running') return;
    for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) this.#changed.fire(uri);
  }

  static readonly scheme = SCHEME;
}

/** Shows what differs between a ledger and the base, cell by cell. Without a ledger: of the one that is open, else of one that is chosen. */
export async function compareWithBase(services: Services, given: unknown): Promise<CompareResult | undefined> {
  const ledger = given instanceof Uri ? given.toString() : (activeLedger(services) ?? (await chooseLedger(services)));
  if (ledger === undefined) return undefined;
  const result = await asked<CompareResult>(services, REQUEST, { uri: ledger } satisfies CompareParams);
  const base = result?.base ?? rootOf(services, ledger)?.base;
  if (result === null || result.rows === 0) void window.showInformationMessage(harmless(nothingToShow(base)));
  else await show(ledger, result.base);
  return result;
}

async function show(ledger: string, base: BaseSummary): Promise<void> {
  const name = Uri.parse(ledger).path.split('/').at(-1) ?? ledger;
  const side = (which: Side): Uri =>
    Uri.from({ scheme: SCHEME, path: `/${name}`, query: JSON.stringify({ side: which, ledger }) });
  const title = l10n.t('{0} ({1} ↔ now)', name, baseName(base, l10n.t));
  await commands.executeCommand('vscode.diff', side('before'), side('after'), title);
}

function nothingToShow(base: BaseSummary | undefined): string {
  if (base === undefined) return l10n.t('This is no ledger that Orch reads.');
  if (base.kind !== 'commit') return baseSentence(base, l10n.t);
  return l10n.t('No row differs from commit {0}.', baseName(base, l10n.t));
}

function rootOf({ store }: Services, ledger: string): RootOverview | undefined {
  return store.overview?.roots.find(({ ledgers }) => ledgers.includes(ledger));
}

function activeLedger(services: Services): string | undefined {
  const uri = window.activeTextEditor?.document.uri.toString();
  return uri !== undefined && rootOf(services, uri) !== undefined ? uri : undefined;
}

async function chooseLedger({ store }: Services): Promise<string | undefined> {
  const ledgers = store.overview?.roots.flatMap((root) => root.ledgers) ?? [];
  if (ledgers.length < 2) return ledgers[0];
  const items = ledgers.map((uri) => ({ label: workspace.asRelativePath(Uri.parse(uri)), uri }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Which ledger?') }))?.uri;
}
