import { OVERVIEW_REQUEST, type Overview } from '../../protocol.js';
import { overviewOf } from '../overview/index.js';
import { guarded, type Session } from '../session.js';

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
          ...(session.desks.of(root)?.crashSafe === false ? { moves: 'edits' as const } : {}),
        })),
      };
    }),
  );
}
