import { parsePath } from '../model/index.js';
import type { AssistContext } from './context.js';
import { code, linked, type Span } from './rich.js';

/** A path as a cell has it, as a link to the file that it means inside the workspace. */
export function pathSpan(text: string, { workspace, links }: AssistContext): Span {
  const meant = parsePath(text, workspace.policy.roots);
  return linked(code(text), meant.kind === 'relative' && !meant.directory ? links?.file(meant.path) : undefined);
}
