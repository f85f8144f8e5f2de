import {
  openInForce,
  policyFor,
  rolesOf,
  RULES_PATH,
  samePolicyText,
  type BaseGate,
  type Policy,
  type SourceFile,
  type Workspace,
} from '../core/index.js';
import { findCandidates } from './candidates.js';
import { readSource } from './files.js';
import { recallPolicy } from './keptPolicies.js';

/**
 * Reads the workspace below `root` from disk.
 * @param base what is in force; without it the files are taken at their word
 */
export async function loadWorkspace(root: string, base?: BaseGate): Promise<Workspace> {
  const { workspace, sources } = readWorkspace((path) => readSource(root, path), base);
  const candidates = await findCandidates(root, workspace);
  return candidates.length === 0 ? workspace : openInForce({ sources, candidates }, base, workspace);
}

/** A workspace, and what was read for it. */
interface ReadWorkspace {
  readonly workspace: Workspace;
  readonly sources: readonly SourceFile[];
}

/**
 * The files of a workspace that are there, under what is in force: PROJECT_RULES.md, and those that the policy names.
 * @param previous whose policy stays in force while the file's is not valid
 */
export function readWorkspace(
  read: (path: string) => SourceFile | undefined,
  base?: BaseGate,
  previous?: Workspace,
): ReadWorkspace {
  const rules = read(RULES_PATH);
  if (rules !== undefined) recallPolicy(rules, 'file');
  const sources = new Map([[RULES_PATH, rules]]);
  const open = (policy: Policy): Workspace => {
    for (const path of rolesOf(policy).keys()) if (!sources.has(path)) sources.set(path, read(path));
    return openInForce({ sources: present(sources) }, base, previous);
  };
  const policy = firstPolicy(rules, base, previous);
  const opened = open(policy);
  // An approved change row lets another policy in, which may name other files.
  const workspace = opened.policy === policy ? opened : open(opened.policy);
  return { workspace, sources: present(sources) };
}

function present(sources: ReadonlyMap<string, SourceFile | undefined>): readonly SourceFile[] {
  return [...sources.values()].filter((source) => source !== undefined);
}

/** The policy that says which files are to be read first. */
function firstPolicy(rules: SourceFile | undefined, base: BaseGate | undefined, previous?: Workspace): Policy {
  const held = base?.policy !== undefined && !samePolicyText(rules?.text ?? '', base.rules?.text ?? '');
  return held ? base.policy : policyFor(rules, previous).policy;
}
