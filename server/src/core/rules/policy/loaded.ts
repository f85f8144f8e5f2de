import { loadedFrom as loadedOf, type WorkspaceFile } from '../../model/index.js';
import type { LoadedPolicy } from '../../policy/index.js';

/** The policy as a file has it now, valid or not; undefined where the file is not the one that holds the policy. */
export function loadedFrom({ roles, source }: WorkspaceFile): LoadedPolicy | undefined {
  return roles.includes('policy') ? loadedOf(source) : undefined;
}
