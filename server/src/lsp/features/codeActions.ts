import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { fixableAt, fixTitle, safeEdits, type Finding, type TextEdit as CoreEdit } from '../../core/index.js';
import { SOURCE } from '../diagnostics.js';
import { fileAction } from './fileActions.js';
import { MOVE_KIND, moveActions } from './moveActions.js';
import { pathAction } from './pathActions.js';
import { ask, guarded, type Asked, type Session } from '../session.js';

export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.orch`;

/** Quick fixes of findings, all safe ones of a file at once, and the moves of the record or item under the cursor. */
export function registerCodeActions(session: Session): void {
  session.connection.onCodeAction(
    guarded(session, 'textDocument/codeAction', async (params, token): Promise<CodeAction[]> => {
      const asked = await ask(session, params.textDocument.uri, token);
      if (asked === undefined) return [];
      const findings = asked.snapshot.reports.get(asked.path)?.findings ?? [];
      const quick = wants(params, CodeActionKind.QuickFix) ? quickFixes(session, asked, findings, params) : [];
      const all = wants(params, FIX_ALL_KIND) ? fixAll(session, asked, findings) : [];
      const moves = wants(params, MOVE_KIND) && isCalledFor(params) ? await moveActions(session, asked, params) : [];
      const file = wants(params, MOVE_KIND) ? fileAction(session, asked, params, MOVE_KIND) : [];
      return [...quick, ...all, ...file, ...moves];
    }),
  );
}

/** An editor that asks at every move of the cursor, to show a light bulb, is not told of moves: they are there in every row. */
function isCalledFor({ context }: CodeActionParams): boolean {
  return context.only !== undefined || context.triggerKind !== CodeActionTriggerKind.Automatic;
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
  return fixableAt(findings, range).flatMap((finding) => {
    const diagnostics = context.diagnostics.filter((diagnostic) => isOf(diagnostic, finding));
    const fixes = finding.fixes.map(({ title, edits, safe }) => ({
      title: fixTitle(title, session.client.messages),
      kind: CodeActionKind.QuickFix,
      diagnostics,
      isPreferred: safe,
      edit: editOf(session, asked, edits),
    }));
    const path = pathAction(session, asked, finding);
    const edit = fixes[0]?.edit;
    return path === undefined || edit === undefined ? fixes : [{ ...path, diagnostics, edit }, ...fixes];
  });
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
