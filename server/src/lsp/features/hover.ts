import { MarkupKind, type Hover } from 'vscode-languageserver';
import { hover, toMarkdown, toPlainText } from '../../core/index.js';
import { ask, guarded, type Session } from '../session.js';

/** Cards over tasks, approvals, columns and flags. */
export function registerHover(session: Session): void {
  session.connection.onHover(
    guarded(session, 'textDocument/hover', async ({ textDocument, position }, token): Promise<Hover | null> => {
      const asked = await ask(session, textDocument.uri, token);
      const found = asked && hover(asked.context, asked.path, position);
      if (found === undefined) return null;
      const { markdown } = session.client;
      const value = markdown ? toMarkdown(found.card) : toPlainText(found.card);
      return { contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value }, range: found.range };
    }),
  );
}
