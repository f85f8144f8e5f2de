import { openWorkspace, policyFor, rolesOf, RULES_PATH, type SourceFile, type Workspace } from '../core/index.js';
import { findCandidates } from './candidates.js';
import { readSource } from './files.js';

/** Reads the workspace below `root` from disk. */
export async function loadWorkspace(root: string): Promise<Workspace> {
  const sources = readSources((path) => readSource(root, path));
  const opened = openWorkspace({ sources });
  const candidates = await findCandidates(root, opened);
  return candidates.length === 0 ? opened : openWorkspace({ sources, candidates }, opened);
}

/**
 * The files of a workspace that are there: PROJECT_RULES.md, and those that the policy in it names.
 * @param previous whose policy stays in force while the file's is not valid
 */
export function readSources(
  read: (path: string) => SourceFile | undefined,
  previous?: Workspace,
): readonly SourceFile[] {
  const rules = read(RULES_PATH);
  const paths = [...rolesOf(policyFor(rules, previous).policy).keys()].filter((path) => path !== RULES_PATH);
  return [rules, ...paths.map(read)].filter((source) => source !== undefined);
}
