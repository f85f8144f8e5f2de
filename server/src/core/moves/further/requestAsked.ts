import { latestOf, parsePath, resultRows, rolesOf, RULES_PATH, type Task, type Workspace } from '../../model/index.js';
import type { MoveContext, RequestIntent, Snapshot } from '../types.js';

/** What a request is about, found and checked. */
export interface Asked {
  readonly snapshot: Snapshot;
  readonly workspace: Workspace;
  readonly context: MoveContext;
  readonly intent: RequestIntent;
  /** Undefined for `rule:…` and `path:…`. */
  readonly task: Task | undefined;
  /** As the row will name it. */
  readonly target: string;
  readonly op: string;
}

/**
 * What a request names as evidence. Where it names none: of a result the last submission's; of a change of a file that
 * file, so that the decision is on what it says.
 */
export function evidenceAsked(asked: Asked): string {
  const { intent, task, workspace } = asked;
  const given = intent.evidence?.trim() ?? '';
  if (given !== '') return given;
  if (intent.kind === 'change' && task === undefined) return fileMeant(asked) ?? '';
  if (intent.kind !== 'result' || task === undefined) return '';
  return latestOf(resultRows(workspace, task))?.record.text('evidence') ?? '';
}

/** The file that `path:…` names. Files that moves write have other texts all the time, and no decision is on one of them. */
function fileMeant({ target, workspace, context }: Asked): string | undefined {
  const [, named] = /^path:(.*)$/is.exec(target) ?? [];
  const { policy } = workspace;
  const path = parsePath(named ?? '', policy.roots);
  if (path.kind !== 'relative' || !path.portable || path.directory) return undefined;
  const written = path.path === policy.paths.archive || (rolesOf(policy).has(path.path) && path.path !== RULES_PATH);
  return !written && context.world.fact(path.path, false).kind === 'file' ? path.path : undefined;
}
