import { ErrorCodes, ResponseError, type TextDocumentEdit } from 'vscode-languageserver';
import { safeEdits } from '../../core/index.js';
import { FIX_RULE_REQUEST, type FixRuleResult } from '../../protocol.js';
import { isRecord } from '../moves/intents.js';
import type { Root, Snapshot } from '../root.js';
import { guarded, type Session } from '../session.js';

/** Every fix of one rule at once, of those that are always right. */
export function registerFixRule(session: Session): void {
  session.connection.onRequest(
    FIX_RULE_REQUEST,
    guarded(session, FIX_RULE_REQUEST, async (sent: unknown): Promise<FixRuleResult> => {
      const { root: uri, code } = isRecord(sent) ? sent : {};
      const root = typeof uri === 'string' ? session.roots.at(uri) : undefined;
      if (root === undefined || typeof code !== 'string')
        throw new ResponseError(ErrorCodes.InvalidParams, 'orch: takes {root, code}');
      const edits = editsOf(root, await root.current(), code);
      if (edits.length === 0) return null;
      if (session.client.versionedEdits) return { documentChanges: edits };
      return { changes: Object.fromEntries(edits.map((one) => [one.textDocument.uri, one.edits])) } as FixRuleResult;
    }),
  );
}

function editsOf(root: Root, { reports }: Snapshot, code: string): TextDocumentEdit[] {
  return [...reports].flatMap(([path, { findings }]) => {
    const edits = safeEdits(findings.filter((finding) => finding.code === code));
    const textDocument = { uri: root.uriOf(path), version: root.versionOf(path) };
    return edits.length === 0 ? [] : [{ textDocument, edits: edits.map(({ range, newText }) => ({ range, newText })) }];
  });
}
