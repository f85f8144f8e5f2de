import {
  Checker,
  gateOf,
  openPast,
  policyFor,
  RULES_PATH,
  suppressedFindings,
  suppressingOf,
  type CheckResult,
  type Facts,
  type Past,
  type PastBase,
  type Rule,
  type SourceFile,
  type Suppressed,
  type WithoutBase,
  type Workspace,
} from '../../core/index.js';
import { auditFiles } from '../../node/audit/files.js';
import { FactsNow } from '../../node/factsNow.js';
import { readSource } from '../../node/files.js';
import type { BaseTexts } from '../../node/git/baseTexts.js';
import { loadWorkspace } from '../../node/workspace.js';

type AuditTexts = ReadonlyMap<string, string>;

/** A workspace and what was found in it. */
export interface Checked {
  readonly workspace: Workspace;
  readonly result: CheckResult;
  readonly past: Past;
  /** Path → text of the audit files that it was judged by. */
  readonly audit: AuditTexts;
  /** What suppressions hide of it: asked for only where somebody wants to see that. */
  readonly suppressed: () => readonly Suppressed[];
}

/** What to compare with. */
export interface Basis {
  readonly base?: PastBase | undefined;
  /** Whose policy and flags are in force, where that is another commit than `base`. */
  readonly gate?: PastBase | undefined;
  readonly without?: WithoutBase | undefined;
  /** Texts of `base`. */
  readonly texts?: BaseTexts | undefined;
  /** Keys of the records that are asked about, where it is not all that is in a workspace: only of these all is said. */
  readonly about?: ((workspace: Workspace) => ReadonlySet<string>) | undefined;
}

/** The workspace below `root` as it lies on disk, and what it is compared with. */
export async function openDisk(
  root: string,
  { base, gate = base, without }: Basis,
): Promise<Omit<Checked, 'result' | 'suppressed'>> {
  const rules = rulesOf(gate) ?? readSource(root, RULES_PATH);
  const held = auditFiles(root, policyFor(rules).policy.paths.audit);
  const workspace = await loadWorkspace(root, gateOf({ base: gate, audit: held }));
  const audit = logOf(root, workspace, rules, held);
  const suppressing = gate === undefined || gate === base ? undefined : suppressingOf(gate, workspace);
  return { workspace, past: openPast({ base, audit, without, suppressing }, workspace), audit };
}

/** Checks it at `now` (UTC ms). */
export async function checkDisk(root: string, now: number, basis: Basis): Promise<Checked> {
  const { workspace, past, audit } = await openDisk(root, basis);
  const { result, facts } = await judged(root, { workspace, past, now }, basis);
  const suppressed = (): readonly Suppressed[] => suppressedFindings({ workspace, facts, now, past }, result.findings);
  return { workspace, result, past, audit, suppressed };
}

/**
 * What rules say of files on disk, asked anew with what they turned out to want.
 * @param rules all, unless given
 */
export async function judged(
  root: string,
  { workspace, past, now }: { readonly workspace: Workspace; readonly past: Past; readonly now: number },
  { texts, about }: Pick<Basis, 'texts' | 'about'>,
  rules?: readonly Rule[],
): Promise<{ readonly result: CheckResult; readonly facts: Facts }> {
  const here = new FactsNow(root);
  const checker = new Checker(rules, true, about?.(workspace));
  // Another object each time: who remembers what it was told takes the same object for the same answers.
  const facts = (): Facts => texts?.over(here) ?? { get: (path, text) => here.get(path, text) };
  const check = (): CheckResult => checker.check(workspace, facts(), now, past);
  await texts?.lookInto(workspace.policy.paths.evidence);
  const first = check();
  const [isRead, isIgnored] = [(await texts?.gather(first.wanted, here)) === true, await here.settle()];
  return { result: isRead || isIgnored ? check() : first, facts: facts() };
}

/** PROJECT_RULES.md of a base. */
export function rulesOf(base: PastBase | undefined): SourceFile | undefined {
  return base?.sources.find(({ path }) => path === RULES_PATH);
}

/** The audit files that the policy in force names: `held`, unless an approved change let another policy in. */
function logOf(root: string, { policy }: Workspace, rules: SourceFile | undefined, held: AuditTexts): AuditTexts {
  const folder = policyFor(rules).policy.paths.audit;
  return policy.paths.audit === folder ? held : auditFiles(root, policy.paths.audit);
}
