import { Uri, workspace, type ExtensionContext } from 'vscode';
import type { ReadStateParams, ReadStateResult, WriteStateParams } from '../../../server/src/protocol.js';

/** Keeps what belongs to moves for a server that can keep nothing itself: in this editor, for this workspace. */
export class KeptStates {
  constructor(private readonly kept: ExtensionContext['workspaceState']) {}

  read({ root }: ReadStateParams): ReadStateResult {
    const state = this.kept.get<unknown>(keyOf(root));
    const writable = workspace.fs.isWritableFileSystem(Uri.parse(root).scheme) !== false;
    return { state: typeof state === 'string' ? state : null, writable };
  }

  async write({ root, state }: WriteStateParams): Promise<null> {
    await this.kept.update(keyOf(root), state);
    return null;
  }
}

function keyOf(root: string): string {
  return `orch.state:${Uri.parse(root).toString()}`;
}
