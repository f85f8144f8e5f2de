import type { Root } from '../root.js';
import { noted, type Session } from '../session.js';

/** Files changed outside the editor. */
export function registerWatch(session: Session): void {
  session.connection.onDidChangeWatchedFiles(
    noted(session, 'workspace/didChangeWatchedFiles', async ({ changes }) => {
      const byRoot = new Map<Root, string[]>();
      for (const { uri } of changes) {
        for (const { root, path } of session.roots.containing(uri))
          byRoot.set(root, [...(byRoot.get(root) ?? []), path]);
      }
      await Promise.all(changes.map(({ uri }) => session.buffers.look(uri)));
      await Promise.all([...byRoot].map(([root, paths]) => root.changedOnDisk(paths)));
    }),
  );
}
