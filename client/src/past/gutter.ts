import { Range, Uri, window, type ExtensionContext, type TextEditor } from 'vscode';
import type { CHANGES_REQUEST, ChangesParams, ChangesResult, RowChange } from '../../../server/src/protocol.js';
import { Latest } from '../overview/latest.js';
import type { Services } from '../services.js';
import { onSettings, setting } from '../settings/index.js';
import { CHANGES, marksOf } from './looks.js';

const REQUEST: typeof CHANGES_REQUEST = 'orch/changes';

/** Marks beside the rows of ledgers that differ from the base: added, changed, changed by an illegal step. */
export function registerGutter(context: ExtensionContext, services: Services): void {
  const types = new Map(CHANGES.map((change) => [change, markOf(context, change)] as const));
  const { connection, store } = services;
  const ledgers = (): readonly TextEditor[] => {
    const known = new Set(store.overview?.roots.flatMap((root) => root.ledgers) ?? []);
    return window.visibleTextEditors.filter(({ document }) => known.has(document.uri.toString()));
  };
  const draw = (editor: TextEditor, changes: ChangesResult): void => {
    const marks = marksOf(changes?.rows ?? [], editor.document.lineCount);
    for (const [change, type] of types) {
      const lines = marks.get(change) ?? [];
      editor.setDecorations(
        type,
        lines.map((line) => new Range(line, 0, line, 0)),
      );
    }
  };
  const ask = async (editor: TextEditor): Promise<void> => {
    const params: ChangesParams = { uri: editor.document.uri.toString() };
    const { version } = editor.document;
    const changes = setting('orch.gutter.enabled') ? await connection.request<ChangesResult>(REQUEST, params) : null;
    // What was typed since has another answer, which is under way.
    if (editor.document.version === version) draw(editor, changes);
  };
  const latest = new Latest(
    () => Promise.allSettled(ledgers().map(ask)),
    () => undefined,
  );
  const refresh = (): void => void latest.refresh();
  context.subscriptions.push(
    ...types.values(),
    store.onDidChange(refresh),
    window.onDidChangeVisibleTextEditors(refresh),
    onSettings(['orch.gutter.enabled'], refresh),
  );
}

function markOf(
  { extensionUri }: ExtensionContext,
  change: RowChange,
): ReturnType<typeof window.createTextEditorDecorationType> {
  const icon = (theme: string): Uri => Uri.joinPath(extensionUri, 'media', 'gutter', `${change}-${theme}.svg`);
  return window.createTextEditorDecorationType({
    gutterIconSize: 'contain',
    light: { gutterIconPath: icon('light') },
    dark: { gutterIconPath: icon('dark') },
  });
}
