import type { ExtensionContext } from 'vscode';
import * as approvalsView from './approvalsView/index.js';
import * as blockedView from './blockedView/index.js';
import * as locksView from './locksView/index.js';
import * as problemsView from './problemsView/index.js';
import type { Services } from './services.js';
import * as tasksView from './tasksView/index.js';
import type { NodesView } from './trees/nodesView.js';

/** The views of the sidebar, as tests look at them. */
export interface Views {
  readonly tasks: tasksView.TasksView;
  readonly approvals: NodesView;
  readonly locks: NodesView;
  readonly blocked: NodesView;
  readonly problems: NodesView;
}

/** Every view of the sidebar. */
export function registerViews(context: ExtensionContext, services: Services): Views {
  return {
    tasks: tasksView.register(context, services),
    approvals: approvalsView.register(context, services),
    locks: locksView.register(context, services),
    blocked: blockedView.register(context, services),
    problems: problemsView.register(context, services),
  };
}
