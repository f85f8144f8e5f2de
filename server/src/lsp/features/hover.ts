import { MarkupKind, type Hover } from 'vscode-languageserver';
import {
  hover,
  locate,
  referenceOf,
  toMarkdown,
  toPlainText,
  type AssistContext,
  type Position,
} from '../../core/index.js';
import { ask, guarded, type Asked, type Session } from '../session.js';

/** Cards over tasks, approvals, columns and flags. */
export function registerHover(session: Session): void {
  session.connection.onHover(
    guarded(session, 'textDocument/hover', async ({ textDocument, position }, token): Promise<Hover | null> => {
      const asked = await ask(session, textDocument.uri, token);
      const context = asked && (await withOrigin(asked, position));
      const found = context && hover(context, asked.path, position);
      if (found === undefined) return null;
      const { markdown } = session.client;
      const value = markdown ? toMarkdown(found.card) : toPlainText(found.card);
      return { contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value }, range: found.range };
    }),
  );
}

/** Who wrote the row last, as git tells, where the audit log does not. */
async function withOrigin({ root, path, context }: Asked, position: Position): Promise<AssistContext> {
  const { past, workspace } = context;
  const place = locate(workspace, path, position);
  if (past === undefined || (place?.kind !== 'task' && place?.kind !== 'approval')) return context;
  const { entry } = place;
  if (past.lastMove(entry.record.kind, entry.record.key) !== undefined) return context;
  const base = referenceOf(entry, past)?.entry;
  const origin = base && (await root.originOf(base.file.path, base.line));
  return origin === undefined ? context : { ...context, origin };
}
