import { commands, EventEmitter, l10n, Uri, window, workspace, type Disposable, type QuickPickItem } from 'vscode';
import type { NewFile } from './files.js';

/** Scheme under which a file is shown that is not written yet. */
const SCHEME = 'orch-new';

interface Item extends QuickPickItem {
  readonly file: NewFile;
}

/** Asks which files are to be written; the one that the list is at shows behind it. */
export class Preview implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: this.#changed.event,
    provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
  });

  /** Undefined: the user thought better of it. */
  async choose(title: string, files: readonly NewFile[]): Promise<readonly NewFile[] | undefined> {
    const pick = window.createQuickPick<Item>();
    const items = files.filter(({ action }) => action !== 'keep').map(itemOf);
    Object.assign(pick, { title, items, selectedItems: items, canSelectMany: true, ignoreFocusOut: true });
    const kept = files.length - items.length;
    pick.placeholder =
      kept === 0
        ? l10n.t('Nothing is written yet: look at the files, and choose')
        : l10n.t('Nothing is written yet: look at the files, and choose ({0} are there already)', kept);
    pick.onDidChangeActive(([item]) => void (item && this.#show(item.file)));
    try {
      return await new Promise((resolve) => {
        pick.onDidAccept(() => resolve(pick.selectedItems.map(({ file }) => file)));
        pick.onDidHide(() => resolve(undefined));
        pick.show();
        // A list of several to choose has no item of its own accord that it is at.
        pick.activeItems = items.slice(0, 1);
        if (items[0] !== undefined) void this.#show(items[0].file);
      });
    } finally {
      pick.dispose();
      await this.#close();
    }
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }

  async #show({ uri, path, text, before, action }: NewFile): Promise<void> {
    const fresh = Uri.from({ scheme: SCHEME, path: uri.path });
    this.#texts.set(fresh.toString(), text);
    this.#changed.fire(fresh);
    const options = { preview: true, preserveFocus: true };
    if (action === 'create') await window.showTextDocument(fresh, options);
    else if (before !== undefined) {
      await commands.executeCommand('vscode.diff', uri, fresh, l10n.t('{0} (now ↔ with what it lacks)', path), options);
    }
  }

  /** What was shown and is not written is no file that anybody wants to find open. */
  async #close(): Promise<void> {
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
    const own = tabs.filter(({ input }) => {
      const { uri, modified } = (input ?? {}) as { readonly uri?: Uri; readonly modified?: Uri };
      return (uri ?? modified)?.scheme === SCHEME;
    });
    if (own.length > 0) await window.tabGroups.close(own, true);
    this.#texts.clear();
  }
}

function itemOf(file: NewFile): Item {
  const description = file.action === 'create' ? l10n.t('new') : l10n.t('gets more lines');
  return { label: file.path, description, file };
}
