import type { DocumentDiagnosticReport, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import type { FileReport } from '../reports.js';
import type { Root } from '../root.js';
import { ask, guarded, type Session } from '../session.js';

/** Diagnostics for clients that ask: for a document, and for all files of all roots. */
export function registerPull(session: Session): void {
  const { connection, roots } = session;
  connection.languages.diagnostics.on(
    guarded(
      session,
      'textDocument/diagnostic',
      async ({ textDocument, previousResultId }, token): Promise<DocumentDiagnosticReport> => {
        const asked = await ask(session, textDocument.uri, token);
        const report = asked?.snapshot.reports.get(asked.path);
        if (asked === undefined || report === undefined) return { kind: 'full', items: [] };
        session.publisher.told(asked.root, asked.path, report.resultId);
        return reportFor(session, asked.root, asked.path, report, previousResultId);
      },
    ),
  );
  connection.languages.diagnostics.onWorkspace(
    guarded(session, 'workspace/diagnostic', async ({ previousResultIds }) => {
      const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      for (const root of roots.all) items.push(...(await workspaceReports(session, root, previous)));
      return { items: [...items, ...goneReports(items, previous)] };
    }),
  );
}

function reportFor(
  { converter }: Session,
  root: Root,
  path: string,
  report: FileReport,
  previous: string | undefined,
): DocumentDiagnosticReport {
  const { resultId } = report;
  if (previous === resultId) return { kind: 'unchanged', resultId };
  return { kind: 'full', resultId, items: [...converter.diagnostics(root, path, report)] };
}

async function workspaceReports(
  session: Session,
  root: Root,
  previous: ReadonlyMap<string, string>,
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const { reports } = await root.current();
  return [...reports].map(([path, report]) => {
    const uri = root.uriOf(path);
    // Of an open document a client believes only the answer about the document: this one does not count as told.
    if (root.versionOf(path) === null) session.publisher.told(root, path, report.resultId);
    return { uri, version: root.versionOf(path), ...reportFor(session, root, path, report, previous.get(uri)) };
  });
}

/** Files that had findings and are no longer any root's. */
function goneReports(
  items: readonly WorkspaceDocumentDiagnosticReport[],
  previous: ReadonlyMap<string, string>,
): WorkspaceDocumentDiagnosticReport[] {
  const here = new Set(items.map(({ uri }) => uri));
  return [...previous.keys()]
    .filter((uri) => !here.has(uri))
    .map((uri) => ({ uri, version: null, kind: 'full', items: [] }));
}
