import { openWorkspace, type Workspace } from '../../model/index.js';
import { applyEdits } from '../../text/index.js';
import type { RenamePlan } from './types.js';

/** A workspace as it reads after a rename. */
export function workspaceAfter({ edits }: Pick<RenamePlan, 'edits'>, workspace: Workspace): Workspace {
  const sources = [...workspace.files.values()].map(({ path, source, document }) => {
    const own = edits.get(path);
    return own === undefined ? source : { ...source, text: applyEdits(document.lines, own) };
  });
  return openWorkspace({ sources, policy: workspace.policy, candidates: workspace.candidates }, workspace);
}
