import * as vscode from 'vscode';
import type { BoardQuestion, BoardState } from '../../../client/src/board/messages.js';
import { waitFor } from './waiting.js';

/** A board that is open, as the extension hands it out. */
interface OpenBoard {
  readonly uri: string;
  readonly shown: BoardState | undefined;
  answer(question: BoardQuestion): Promise<unknown>;
}

/** What came of a move, as the page of a board is told. */
export interface Outcome {
  readonly kind: string;
  readonly summary?: string;
  readonly message?: string;
}

/** A board in a window; without Node, so that the suite of the web worker can use it. */
export class Board {
  private constructor(private readonly open: OpenBoard) {}

  /** Opens the board of a ledger, and waits until its page is there and holds the cards. */
  static async of(uri: vscode.Uri): Promise<Board> {
    await vscode.commands.executeCommand('vscode.openWith', uri, 'orch.board');
    await waitFor('the board as the active editor', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.viewType === 'orch.board';
    });
    const found = await waitFor('the page of the board', async () => {
      const board = [...(await boards())].find((one) => one.uri === uri.toString());
      return (board?.shown?.cards.length ?? 0) > 0 && board;
    });
    return new Board(found);
  }

  /** Asks what the page would ask for a card that is dropped on a column. */
  async move(id: string, state: string): Promise<Outcome> {
    return (await this.open.answer({ ask: 'move', id, state })) as Outcome;
  }

  /** The ids in a column, as the page holds them. */
  column(state: string): readonly string[] {
    return (this.open.shown?.cards ?? []).filter((card) => card.state === state).map(({ id }) => id);
  }

  /** Waits until the page shows a card in a column. */
  async shows(id: string, state: string): Promise<void> {
    await waitFor(`${id} in ${state}`, () => this.column(state).includes(id));
  }
}

async function boards(): Promise<ReadonlySet<OpenBoard>> {
  const extension = vscode.extensions.getExtension<{ readonly boards: ReadonlySet<OpenBoard> }>('orch.orch');
  if (extension === undefined) throw new Error('the extension is not installed');
  return (await extension.activate()).boards;
}
