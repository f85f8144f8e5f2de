import {
  Checker,
  gateOf,
  openPast,
  policyFor,
  suppressedFindings,
  type CheckResult,
  type Facts,
  type Past,
  type SourceFile,
  type Suppressed,
  type Workspace,
} from '../../core/index.js';
import { BaseTexts } from '../../node/git/baseTexts.js';
import type { HeadBase } from '../../node/git/headBase.js';
import type { GitObjects } from '../../node/git/objects.js';
import { readStaged, type Staged } from '../../node/git/staged.js';
import { readWorkspace } from '../../node/workspace.js';
import { rulesOf, type Checked } from './disk.js';

/** A check of what is staged, and the staged text of any file that belongs to the workspace. */
export interface StagedCheck extends Checked {
  readonly read: (path: string) => SourceFile | undefined;
}

/**
 * Checks what a commit made now would have below `root`, at `now` (UTC ms), and nothing of what else lies on disk.
 * Undefined where git gives no answer.
 */
export async function checkStaged(
  objects: GitObjects,
  root: string,
  now: number,
  { base, without }: HeadBase,
): Promise<StagedCheck | undefined> {
  const staged = await readStaged(objects, root, policyFor(rulesOf(base)).policy);
  if (staged === undefined) return undefined;
  const read = (path: string): SourceFile | undefined => staged.sources.find((source) => source.path === path);
  const input = { base, audit: staged.audit, without };
  const { workspace } = readWorkspace(read, gateOf(input));
  const past = openPast(input, workspace);
  const texts = base && new BaseTexts(objects, base);
  const { result, facts } = await settled(workspace, staged, { now, past, texts });
  const suppressed = (): readonly Suppressed[] => suppressedFindings({ workspace, facts, now, past }, result.findings);
  return { workspace, result, past, audit: staged.audit, read, suppressed };
}

/** So often rules may ask for what they learnt to ask for. */
const ROUNDS = 4;

interface Asked {
  readonly now: number;
  readonly past: Past;
  readonly texts: BaseTexts | undefined;
}

async function settled(
  workspace: Workspace,
  { facts: here }: Staged,
  { now, past, texts }: Asked,
): Promise<{ readonly result: CheckResult; readonly facts: Facts }> {
  const checker = new Checker();
  const facts = (): Facts => texts?.over(here.facts) ?? here.facts;
  let result = checker.check(workspace, facts(), now, past);
  for (let round = 0; round < ROUNDS && result.wanted.length > 0; round++) {
    await here.gather(result.wanted.filter(({ base }) => base !== true));
    await texts?.gather(result.wanted, here.facts);
    result = checker.check(workspace, facts(), now, past);
  }
  return { result, facts: facts() };
}
