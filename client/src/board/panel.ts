import {
  CancellationError,
  commands,
  l10n,
  Range,
  Selection,
  TextEditorRevealType,
  ViewColumn,
  window,
  type Disposable,
  type TextDocument,
  type TextEditor,
  type WebviewPanel,
} from 'vscode';
import type {
  CHANGES_REQUEST,
  ChangesParams,
  ChangesResult,
  RootOverview,
  TaskSummary,
} from '../../../server/src/protocol.js';
import { openRow } from '../moves/row.js';
import { Latest } from '../overview/latest.js';
import type { Services } from '../services.js';
import { boardOf, type Changes } from './cards.js';
import { Deeds } from './deeds.js';
import { deltaOf, settled } from './delta.js';
import type { BoardAnswers, BoardQuestion, BoardState, FromBoard, ToBoard } from './messages.js';
import { boardTexts } from './texts.js';

const CHANGES: typeof CHANGES_REQUEST = 'orch/changes';

/** One open board: tells its page what the ledgers hold, and does what is asked there. It never edits the document. */
export class BoardPanel implements Disposable {
  readonly #deeds: Deeds;
  readonly #latest: Latest<BoardState | undefined>;
  readonly #subscriptions: readonly Disposable[];
  /** What the page holds; undefined where it knows nothing. */
  #sent: BoardState | undefined;
  #revision = 0;
  #listens = false;

  constructor(
    private readonly services: Services,
    private readonly document: Pick<TextDocument, 'uri'>,
    private readonly panel: WebviewPanel,
  ) {
    this.#deeds = new Deeds(services, () => this.#root?.uri);
    this.#latest = new Latest(
      () => this.#board(),
      (board) => this.#show(board),
      1,
    );
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: FromBoard) => void this.#receive(message).catch(this.#note)),
      panel.onDidChangeViewState(() => {
        // A page that is not to be seen is gone; it says that it is ready when it comes back.
        if (!panel.visible) this.#listens = false;
      }),
      services.store.onDidChange(() => void this.#latest.refresh().catch(this.#note)),
    ];
  }

  /** URI of the ledger. */
  get uri(): string {
    return this.document.uri.toString();
  }

  /** What the page holds; undefined where it is not there, or knows nothing. */
  get shown(): BoardState | undefined {
    return this.#listens ? this.#sent : undefined;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The root whose tasks stand in the document. */
  get #root(): RootOverview | undefined {
    const { uri } = this;
    const roots = this.services.store.overview?.roots ?? [];
    return roots.find(({ ledgers, tasks }) => ledgers.includes(uri) || tasks.some((task) => task.uri === uri));
  }

  #taskOf(id: string): TaskSummary | undefined {
    return this.#root?.tasks.find((task) => task.id === id);
  }

  async #board(): Promise<BoardState | undefined> {
    await this.services.store.settled;
    const root = this.#root;
    return root && settled(this.#sent, boardOf(root, await this.#changes(root), l10n.t));
  }

  /** Only against a commit: without one, whatever no move has touched yet would count as added. */
  async #changes({ ledgers, base }: RootOverview): Promise<Changes> {
    const { connection } = this.services;
    if (base.kind !== 'commit') return new Map();
    const asked = ledgers.map(async (uri) => {
      const params: ChangesParams = { uri };
      const found = await connection.request<ChangesResult>(CHANGES, params).catch(() => null);
      return [uri, found?.rows ?? []] as const;
    });
    return new Map(await Promise.all(asked));
  }

  #show(board: BoardState | undefined): void {
    if (!this.#listens) return;
    const before = this.#sent;
    this.#sent = board;
    if (board === undefined) this.#post({ type: 'none', why: this.#whyNone() });
    else if (before === undefined)
      this.#post({ type: 'full', revision: ++this.#revision, state: board, texts: boardTexts(l10n.t) });
    else {
      const delta = deltaOf(before, board);
      if (delta !== undefined) this.#post({ type: 'delta', revision: ++this.#revision, delta });
    }
  }

  #whyNone(): string {
    return this.services.store.overview === undefined
      ? l10n.t('The language server does not run.')
      : l10n.t('This file is no ledger of tasks: neither its place nor a policy says that it is one.');
  }

  #post(message: ToBoard): void {
    void this.panel.webview.postMessage(message);
  }

  async #receive(message: FromBoard): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#listens = true;
        this.#sent = undefined;
        await this.#latest.refresh();
        break;
      case 'ask':
        await this.#answer(message.request, message.question);
        break;
      case 'open':
        await this.#open(message.id, false);
        break;
      case 'select':
        this.#reveal(message.id);
        break;
      case 'problems':
        await this.#open(message.id, true);
        await commands.executeCommand('orch.showProblems');
        break;
      case 'actions':
        await commands.executeCommand('orch.move', { root: this.#root?.uri, id: message.id });
        break;
      case 'setActor':
        await commands.executeCommand('orch.setActor');
        break;
    }
  }

  /** Does what the page asks, and gives what it is answered. */
  answer(question: BoardQuestion): Promise<BoardAnswers[BoardQuestion['ask']]> {
    return question.ask === 'targets' ? this.#deeds.targets(question.id, question.lanes) : this.#deeds.answer(question);
  }

  async #answer(request: number, question: BoardQuestion): Promise<void> {
    try {
      this.#post({ type: 'answer', request, answer: await this.answer(question) });
    } catch (error) {
      if (error instanceof CancellationError) {
        this.#post({ type: 'failed', request, message: l10n.t('Called off: nothing was changed.') });
        return;
      }
      this.#note(error);
      const message = error instanceof Error ? error.message : '';
      this.#post({ type: 'failed', request, message: l10n.t('Orch could not do that: {0}', message) });
    }
  }

  readonly #note = (error: unknown): void => {
    this.services.log.error(error instanceof Error ? error : String(error));
  };

  /** Opens a row beside the board, but where the text is open already. */
  async #open(id: string, preserveFocus: boolean): Promise<void> {
    const [task, root] = [this.#taskOf(id), this.#root];
    if (task === undefined || root === undefined) return;
    const viewColumn = editorOf(task)?.viewColumn ?? ViewColumn.Beside;
    await openRow(this.services.store, root.uri, id, { viewColumn, preserveFocus });
  }

  /** Shows a row where the text is in view. The focus stays on the board. */
  #reveal(id: string): void {
    const task = this.#taskOf(id);
    const editor = task && editorOf(task);
    if (task === undefined || editor === undefined) return;
    const { start } = task.range;
    editor.selection = new Selection(start.line, start.character, start.line, start.character);
    editor.revealRange(
      new Range(editor.selection.start, editor.selection.end),
      TextEditorRevealType.InCenterIfOutsideViewport,
    );
  }
}

function editorOf({ uri }: TaskSummary): TextEditor | undefined {
  return window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
}
