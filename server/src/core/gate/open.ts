import {
  openWorkspace,
  RULES_PATH,
  type BaseGate,
  type Flags,
  type Workspace,
  type WorkspaceInput,
} from '../model/index.js';
import { SEVERITIES, samePolicyText, type Policy } from '../policy/index.js';
import { allowsFile, grants, rulesOf, type ApprovalsRead } from './changes.js';
import { loosenedFlags, moreCareful, NO_FLAGS } from './flags.js';
import { weakened, type Loosening, type OwnSeverities } from './weakened/index.js';

type GatedInput = Pick<WorkspaceInput, 'sources' | 'candidates'>;

/** Workspace in force → the same files under the policy of the base, where another one was let in. */
const underBase = new WeakMap<Workspace, Workspace>();

/**
 * Reads a workspace under what is in force: the policy of the base, until the typed one is the base's or an approved
 * change row lets it in; of each flag the more careful value of base (as audited moves have set it since) and file.
 * Without a base, and where it has no PROJECT_RULES.md, the file is taken at its word.
 */
export function openInForce(input: GatedInput, base: BaseGate | undefined, previous?: Workspace): Workspace {
  if (base === undefined) return openWorkspace(input, previous);
  const full: WorkspaceInput = { ...input, base, hold: (typed, read) => heldFlags(typed, read, base, input) };
  const typed = input.sources.find(({ path }) => path === RULES_PATH)?.text;
  if (base.policy === undefined || samePolicyText(typed ?? '', base.rules?.text ?? '')) {
    return openWorkspace(full, previous);
  }
  const before = previous && (underBase.get(previous) ?? previous);
  const under = openWorkspace({ ...full, policy: base.policy }, before);
  if (!isLetIn(under, base, typed)) return under;
  const opened = openWorkspace({ ...full, hold: (flags) => heldFlags(flags, under, base, input) }, previous);
  underBase.set(opened, under);
  return opened;
}

/** Whether approved change rows let the typed policy take effect: one for the file, or one for every rule it loosens. */
function isLetIn(under: Workspace, base: BaseGate, typed: string | undefined): boolean {
  const rows = grants(under, base);
  if (rows.length === 0 || under.loadedPolicy?.valid === false) return false;
  if (allowsFile(rows, RULES_PATH, typed)) return true;
  const rules = rulesOf(rows, typed);
  const policy = under.loadedPolicy?.policy;
  if (rules.length === 0 || policy === undefined) return false;
  const loosened = weakened(under.policy, policy, everySeverity(under.policy, policy));
  return loosened.every((one) => rules.some((rule) => isAbout(one, rule)));
}

/** `rule:wip`, `rule:lock.ttl_minutes`, `rule:orch.events.finish`, `rule:task/overdue`. */
function isAbout({ path, what }: Loosening, rule: string): boolean {
  const key = path.join('.');
  const named = rule.replace(/^orch\./, '');
  return key === named || key.startsWith(`${named}.`) || (what === 'severity' && path[1] === named);
}

/** What a finding may be by itself is for the rules to know: here any key that quiets anything counts. */
function everySeverity(...policies: readonly Policy[]): OwnSeverities {
  const keys = policies.flatMap(({ severities }) => [...severities.keys()]);
  return new Map(keys.map((key) => [key, SEVERITIES]));
}

function heldFlags(
  typed: Flags | undefined,
  read: ApprovalsRead,
  base: BaseGate,
  { sources }: GatedInput,
): Flags | undefined {
  if (base.flags === undefined) return typed;
  const now = typed ?? NO_FLAGS;
  const held = base.advanced(now);
  if (loosenedFlags(held, now).length === 0) return typed;
  const path = read.policy.paths.flags;
  const text = sources.find((source) => source.path === path)?.text;
  return allowsFile(grants(read, base), path, text) ? typed : moreCareful(held, now);
}
