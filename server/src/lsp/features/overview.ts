import { URI } from 'vscode-uri';
import { OVERVIEW_REQUEST, type Overview, type RootOverview } from '../../protocol.js';
import { overviewOf } from '../overview/index.js';
import type { Root } from '../root.js';
import { guarded, type Session } from '../session.js';
import { homeOf } from '../uris.js';

/** Everything that the client's views show. */
export function registerOverview(session: Session): void {
  session.connection.onRequest(
    OVERVIEW_REQUEST,
    guarded(session, OVERVIEW_REQUEST, async (): Promise<Overview> => {
      const now = session.host.clock.now();
      const snapshots = await Promise.all(
        session.roots.all.map(async (root) => ({ root, snapshot: await root.current() })),
      );
      return {
        roots: snapshots.map(({ root, snapshot }) => ({
          ...overviewOf(session, root, snapshot, now),
          ...wayOf(session, root),
        })),
      };
    }),
  );
}

/** How and where moves of a root are made, where that is not what anybody would expect. */
function wayOf({ desks }: Session, root: Root): Pick<RootOverview, 'moves' | 'movesTo'> {
  const desk = desks.of(root);
  const home = desk && homeOf(root.uri, desk.home);
  return {
    ...(desk?.crashSafe === false ? { moves: 'edits' as const } : {}),
    ...(home === undefined ? {} : { movesTo: URI.parse(home).fsPath }),
  };
}
