import type { Messages } from '../messages/index.js';
import type { Workspace } from '../model/index.js';

/** What every answer depends on beside the question. */
export interface AssistContext {
  readonly workspace: Workspace;
  readonly messages: Messages;
  /** UTC milliseconds. */
  readonly now: number;
}
