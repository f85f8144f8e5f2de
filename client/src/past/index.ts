import { commands, workspace, type ExtensionContext } from 'vscode';
import { caught } from '../caught.js';
import { resourcePath } from '../overview/resourcePath.js';
import type { Services } from '../services.js';
import { compareWithBase, Sides } from './compare.js';
import { registerGutter } from './gutter.js';

/** What changed since the base: marks in the gutter, and the command "Compare with Base". */
export function register(context: ExtensionContext, services: Services): void {
  const sides = new Sides(services);
  context.subscriptions.push(
    sides,
    workspace.registerTextDocumentContentProvider(Sides.scheme, sides),
    commands.registerCommand(
      'orch.compareWithBase',
      caught(services, (given) => compareWithBase(services, given)),
    ),
    // For `when` clauses: where there is something to compare.
    services.store.onDidChange(() => {
      const roots = services.store.overview?.roots.filter(({ base }) => base.kind === 'commit') ?? [];
      const paths = roots.flatMap(({ ledgers }) => ledgers.map(resourcePath));
      void commands.executeCommand('setContext', 'orch.comparable', paths);
    }),
  );
  registerGutter(context, services);
}
