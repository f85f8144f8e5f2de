import type { Location } from 'vscode-languageserver';
import { definitions, type Lead } from '../../core/index.js';
import { recordAsked } from '../records.js';
import type { Root } from '../root.js';
import { ask, guarded, type Session } from '../session.js';

/** From an id to the row that it names, from a row to what belongs to it, from a path to its file. */
export function registerDefinition(session: Session): void {
  session.connection.onDefinition(
    guarded(session, 'textDocument/definition', async ({ textDocument, position }, token): Promise<Location[]> => {
      const asked = await ask(session, textDocument.uri, token);
      if (asked === undefined) return [];
      const { root, path, snapshot } = asked;
      const record = await recordAsked(asked);
      const leads = definitions({ workspace: snapshot.workspace, path, position, record });
      return (await Promise.all(leads.map((lead) => locationOf(lead, root)))).flat();
    }),
  );
}

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

async function locationOf(lead: Lead, root: Root): Promise<Location[]> {
  if ('file' in lead) return [{ uri: root.uriOf(lead.file), range: lead.range }];
  const found = await root.firstFile(lead.candidates);
  return found === undefined ? [] : [{ uri: root.uriOf(found), range: TOP }];
}
