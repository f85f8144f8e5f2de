import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { fixableAt, fixTitle, safeEdits, type Finding, type TextEdit as CoreEdit } from '../../core/index.js';
import { SOURCE } from '../diagnostics.js';
import { ask, guarded, type Asked, type Session } from '../session.js';

export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.orch`;

/** Quick fixes of findings, and all safe ones of a file at once. */
export function registerCodeActions(session: Session): void {
  session.connection.onCodeAction(
    guarded(session, 'textDocument/codeAction', async (params, token): Promise<CodeAction[]> => {
      const asked = await ask(session, params.textDocument.uri, token);
      const findings = asked?.snapshot.reports.get(asked.path)?.findings;
      if (asked === undefined || findings === undefined) return [];
      const quick = wants(params, CodeActionKind.QuickFix) ? quickFixes(session, asked, findings, params) : [];
      return wants(params, FIX_ALL_KIND) ? [...quick, ...fixAll(session, asked, findings)] : quick;
    }),
  );
}

/** A kind stands for itself and for everything below it. */
function wants({ context }: CodeActionParams, kind: string): boolean {
  return context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
}

function quickFixes(
  session: Session,
  asked: Asked,
  findings: readonly Finding[],
  { range, context }: CodeActionParams,
): CodeAction[] {
  return fixableAt(findings, range).flatMap((finding) =>
    finding.fixes.map(({ title, edits, safe }) => ({
      title: fixTitle(title, session.client.messages),
      kind: CodeActionKind.QuickFix,
      diagnostics: context.diagnostics.filter((diagnostic) => isOf(diagnostic, finding)),
      isPreferred: safe,
      edit: editOf(session, asked, edits),
    })),
  );
}

function fixAll(session: Session, asked: Asked, findings: readonly Finding[]): CodeAction[] {
  const edits = safeEdits(findings);
  if (edits.length === 0) return [];
  return [{ title: session.client.messages.assist.fixAll, kind: FIX_ALL_KIND, edit: editOf(session, asked, edits) }];
}

function isOf({ source, code, range }: Diagnostic, finding: Finding): boolean {
  return (
    source === SOURCE &&
    code === finding.code &&
    range.start.line === finding.range.start.line &&
    range.start.character === finding.range.start.character
  );
}

/** An edit meant for exactly the text that was checked. */
function editOf({ client }: Session, { root, path }: Asked, edits: readonly CoreEdit[]): WorkspaceEdit {
  const uri = root.uriOf(path);
  const changes: TextEdit[] = edits.map(({ range, newText }) => ({ range, newText }));
  if (!client.versionedEdits) return { changes: { [uri]: changes } };
  return { documentChanges: [{ textDocument: { uri, version: root.versionOf(path) }, edits: changes }] };
}
