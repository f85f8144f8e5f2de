import type { SourceFile, WorkspaceFile } from '../../model/index.js';
import { loadPolicy, type LoadedPolicy } from '../../policy/index.js';

const known = new WeakMap<SourceFile, LoadedPolicy>();

/** The policy as a file has it now, valid or not; undefined where the file is not the one that holds the policy. */
export function loadedFrom({ roles, source }: WorkspaceFile): LoadedPolicy | undefined {
  if (!roles.includes('policy')) return undefined;
  let loaded = known.get(source);
  if (loaded === undefined) known.set(source, (loaded = loadPolicy(source.text)));
  return loaded;
}
