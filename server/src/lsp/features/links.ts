import type { DocumentLink } from 'vscode-languageserver';
import { links } from '../../core/index.js';
import { isRecord } from '../moves/intents.js';
import { ask, guarded, type Session } from '../session.js';

/** What a link says of itself until somebody follows it. */
interface LinkData {
  /** The document that it stands in. */
  readonly from: string;
  readonly candidates: readonly string[];
}

/** Paths in cells, each looked up only when it is followed; rules that are switched off lead to what they are for. */
export function registerLinks(session: Session): void {
  const { connection, converter } = session;
  connection.onDocumentLinks(
    guarded(session, 'textDocument/documentLink', async ({ textDocument }, token): Promise<DocumentLink[]> => {
      const asked = await ask(session, textDocument.uri, token);
      const file = asked?.snapshot.workspace.files.get(asked.path);
      if (asked === undefined || file === undefined) return [];
      return links(file, asked.snapshot.workspace).flatMap((link): DocumentLink[] => {
        if ('candidates' in link) {
          const data: LinkData = { from: textDocument.uri, candidates: link.candidates };
          return [{ range: link.range, data }];
        }
        const target = converter.docsOf(link.rule);
        return target === undefined ? [] : [{ range: link.range, target }];
      });
    }),
  );
  connection.onDocumentLinkResolve(
    guarded(session, 'documentLink/resolve', async (link): Promise<DocumentLink> => {
      const data: unknown = link.data;
      if (!isLinkData(data)) return link;
      const located = session.roots.locate(data.from);
      const found = await located?.root.firstFile(data.candidates);
      return found === undefined || located === undefined ? link : { ...link, target: located.root.uriOf(found) };
    }),
  );
}

/** It comes back from the client: what it holds is looked at again. A path is looked up inside the root alone. */
function isLinkData(data: unknown): data is LinkData {
  if (!isRecord(data) || typeof data['from'] !== 'string') return false;
  const { candidates } = data;
  return Array.isArray(candidates) && candidates.every((one) => typeof one === 'string' && isInside(one));
}

function isInside(path: string): boolean {
  return !path.startsWith('/') && !path.split('/').includes('..');
}
