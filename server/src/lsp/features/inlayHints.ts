import type { InlayHint } from 'vscode-languageserver';
import { inlayHints } from '../../core/index.js';
import { lockOf } from '../moves/locks.js';
import { ask, guarded, type Session } from '../session.js';

/** How long locks last and how far away due dates are, behind the lines of a range. */
export function registerInlayHints(session: Session): void {
  const { connection, settings, refreshers } = session;
  connection.languages.inlayHint.on(
    guarded(session, 'textDocument/inlayHint', async ({ textDocument, range }, token): Promise<InlayHint[]> => {
      const asked = settings.inlayHints ? await ask(session, textDocument.uri, token) : undefined;
      const file = asked?.snapshot.workspace.files.get(asked.path);
      if (asked === undefined || file === undefined) return [];
      const { hints, until } = inlayHints(asked.context, file, range, lockOf(session, asked));
      refreshers.inlayHints.given(until);
      return hints.map(({ at, text }) => ({ position: at, label: text, paddingLeft: true }));
    }),
  );
}
