import { MarkupKind, type Hover } from 'vscode-languageserver';
import {
  flagBefore,
  hover,
  hovered,
  referenceOf,
  toMarkdown,
  toPlainText,
  type AssistContext,
  type CardLinks,
  type Position,
} from '../../core/index.js';
import { legalFor } from '../moves/legal.js';
import { ask, guarded, type Asked, type Session } from '../session.js';

/** Cards over tasks, approvals, columns and flags. */
export function registerHover(session: Session): void {
  session.connection.onHover(
    guarded(session, 'textDocument/hover', async ({ textDocument, position }, token): Promise<Hover | null> => {
      const asked = await ask(session, textDocument.uri, token);
      const context = asked && (await contextFor(session, asked, position));
      const found = context && hover(context, asked.path, position);
      if (found === undefined) return null;
      const { markdown } = session.client;
      const value = markdown ? toMarkdown(found.card) : toPlainText(found.card);
      return { contents: { kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value }, range: found.range };
    }),
  );
}

type AnyEntry = NonNullable<ReturnType<typeof hovered>>;

async function contextFor(session: Session, asked: Asked, position: Position): Promise<AssistContext> {
  const { context, path } = asked;
  const entry = hovered(context.workspace, path, position);
  if (entry === undefined) return withFlagOrigin(asked, position);
  const [origin, links] = await Promise.all([originOf(asked, entry), linksFor(session, asked, entry)]);
  return { ...context, links, ...(origin === undefined ? {} : { origin }) };
}

/** Who wrote a flag, as git tells. */
async function withFlagOrigin({ root, context, path }: Asked, position: Position): Promise<AssistContext> {
  const before = flagBefore(context, path, position);
  const origin = before && (await root.originOf(before.path, before.line));
  return origin === undefined ? context : { ...context, origin };
}

/** Who wrote the row last, as git tells, where the audit log does not. */
async function originOf({ root, context: { past } }: Asked, entry: AnyEntry): Promise<AssistContext['origin']> {
  const { kind, key } = entry.record;
  if (past === undefined || past.lastMove(kind, key) !== undefined) return undefined;
  const base = referenceOf(entry, past)?.entry;
  return base && (await root.originOf(base.file.path, base.line));
}

/** Where names on the card lead; moves only in an editor that runs commands from a card. */
async function linksFor(session: Session, { root }: Asked, { record }: AnyEntry): Promise<CardLinks> {
  const file: CardLinks['file'] = (path, line) =>
    `${root.uriOf(path)}${line === undefined ? '' : `#L${String(line + 1)}`}`;
  const { offerCommand, commandLinks } = session.client;
  if (offerCommand === undefined || !commandLinks || record.id === '') return { file };
  const legal = await legalFor(session, root, record.id);
  const move = (event: string): string | undefined => {
    const offer = legal?.offers.find((one) => one.event === event);
    return offer && `command:${offerCommand}?${encodeURIComponent(JSON.stringify([offer]))}`;
  };
  return { file, move };
}
