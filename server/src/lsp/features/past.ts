import { ErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { changedRows, comparisonOf, type Finding } from '../../core/index.js';
import {
  CHANGES_REQUEST,
  COMPARE_REQUEST,
  type ChangedRow,
  type ChangesResult,
  type CompareResult,
} from '../../protocol.js';
import { isRecord } from '../moves/intents.js';
import { baseOf } from '../past/summary.js';
import { ask, guarded, type Asked, type Session } from '../session.js';

/** What differs from the base: the rows of a document for its gutter, and both sides of a comparison. */
export function registerPast(session: Session): void {
  const { connection } = session;
  connection.onRequest(
    CHANGES_REQUEST,
    guarded(session, CHANGES_REQUEST, async (sent: unknown, token: CancellationToken): Promise<ChangesResult> => {
      const asked = await ask(session, uriIn(sent), token);
      if (asked === undefined || asked.snapshot.past.kind === 'none') return null;
      return { base: baseOf(asked.root, asked.snapshot), rows: rowsOf(asked) };
    }),
  );
  connection.onRequest(
    COMPARE_REQUEST,
    guarded(session, COMPARE_REQUEST, async (sent: unknown, token: CancellationToken): Promise<CompareResult> => {
      const asked = await ask(session, uriIn(sent), token);
      const compared = asked && comparisonOf(asked.context, asked.path);
      return asked === undefined || compared === undefined
        ? null
        : { base: baseOf(asked.root, asked.snapshot), ...compared };
    }),
  );
}

function uriIn(sent: unknown): string {
  const uri = isRecord(sent) ? sent['uri'] : undefined;
  if (typeof uri === 'string') return uri;
  throw new ResponseError(ErrorCodes.InvalidParams, 'orch: uri is missing or of the wrong kind');
}

function rowsOf({ context, path, snapshot }: Asked): readonly ChangedRow[] {
  const illegal = new Set((snapshot.reports.get(path)?.findings ?? []).filter(isIllegal).map(({ id }) => id));
  return changedRows(context, path).flatMap(({ id, change, line }) => {
    if (line === undefined || change === 'removed') return [];
    return [{ id, change: illegal.has(id) ? 'illegal' : change, line }];
  });
}

/** A finding about how a row came to read as it does. */
function isIllegal({ code, severity }: Finding): boolean {
  return code.startsWith('history/') && (severity === 'error' || severity === 'warning');
}
