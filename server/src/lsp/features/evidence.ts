import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { EVIDENCE_DIFF_REQUEST, type EvidenceDiffResult } from '../../protocol.js';
import { evidenceDiff } from '../evidence/diff.js';
import { isRecord } from '../moves/intents.js';
import { guarded, type Session } from '../session.js';

/** What evidence records show: their diffs as a diff editor takes them. */
export function registerEvidence(session: Session): void {
  session.connection.onRequest(
    EVIDENCE_DIFF_REQUEST,
    guarded(session, EVIDENCE_DIFF_REQUEST, (sent: unknown): Promise<EvidenceDiffResult> => {
      const uri = isRecord(sent) ? sent['uri'] : undefined;
      const located = typeof uri === 'string' ? session.roots.locate(uri) : undefined;
      if (typeof uri !== 'string' || located === undefined)
        throw new ResponseError(ErrorCodes.InvalidParams, 'orch: uri names no file of an open folder');
      return evidenceDiff(session, located, uri);
    }),
  );
}
