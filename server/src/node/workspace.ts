import { openWorkspace, policyFor, rolesOf, RULES_PATH, type Workspace } from '../core/index.js';
import { findCandidates } from './candidates.js';
import { readSource } from './files.js';

/** Reads the workspace below `root` from disk. */
export async function loadWorkspace(root: string): Promise<Workspace> {
  const rules = readSource(root, RULES_PATH);
  const { policy } = policyFor(rules);
  const paths = [...rolesOf(policy).keys()].filter((path) => path !== RULES_PATH);
  const read = paths.map((path) => readSource(root, path));
  const sources = [rules, ...read].filter((source) => source !== undefined);
  const opened = openWorkspace({ sources });
  const candidates = await findCandidates(root, opened);
  return candidates.length === 0 ? opened : openWorkspace({ sources, candidates }, opened);
}
