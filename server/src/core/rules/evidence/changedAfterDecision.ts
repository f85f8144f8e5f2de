import { textHashes } from '../../audit/index.js';
import { isBeside, type Approval } from '../../model/index.js';
import type { Fact } from '../../ports.js';
import { citationsOf, isLedgerPath } from '../support/evidence.js';
import { lineName } from '../support/history.js';
import { rememberedFor } from '../support/remember.js';
import { approvalRule, type Problem, type RuleContext } from '../types.js';

type Found = Problem<'evidence/changed-after-decision'>;

export const changedAfterDecision = approvalRule({
  code: 'evidence/changed-after-decision',
  severity: 'error',
  docs: {
    what: 'The evidence of an approved row is not what it was when it was approved: the audit log knows another digest of it, or the cell `digest` does, or it was changed since the commit that has the decision (of records in the evidence folder).',
    why: 'The approver agreed to what stood there then. A record that is changed afterwards has not been approved by anybody, and the approval lapses.',
    fix: 'Restore the file from git. Where the change is right, submit the work again, or request a new approval for what the file says now. A row for `path:…` or `rule:…` holds as well where a later one approved what the file says now, and once it is committed.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence  | digest                                                                  |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|-----------|-------------------------------------------------------------------------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | docs/a.md | sha256:40531d16a68c4bdff1df021a58b054bfdc3d0be2f1ced37a9e4fb08f2becd2c4 |
                                                                                                                                ~~~~~~~~~ error evidence/changed-after-decision
=== docs/a.md
Changed.
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence  | digest                                                                  |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|-----------|-------------------------------------------------------------------------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | docs/a.md | sha256:9dcb6a188fd6333f904035a60c597ae21be1e374fceedfbba16afdddec7632f3 |
=== docs/a.md
Changed.
`,
  },
  check(approval, context) {
    if (approval.status !== 'approved' || approval.evidence.length === 0 || approval.key === '') return undefined;
    const known = knownOf(approval, context);
    if (known === undefined) return undefined;
    const cited = citedBy(approval, context);
    if (cited === undefined) return undefined;
    return 'digests' in known ? byDigest(approval, cited, known) : byText(approval, cited, context);
  },
});

/** How the evidence was, as the best witness tells; undefined where none does. */
type Known =
  | {
      readonly known: 'log' | 'cell';
      readonly path: string | undefined;
      readonly digests: ReadonlySet<string>;
      readonly line: string;
    }
  | { readonly known: 'base' };

function knownOf(approval: Approval, context: RuleContext): Known | undefined {
  const { decision, inBase } = context.bindingOf(approval.key);
  // A change that was let in long ago does not stop the file from changing again: the gate judges that by itself.
  if (inBase && isBeside(approval)) return undefined;
  if (decision !== undefined) {
    const { binding, approved, line } = decision;
    // What another row approved since is approved as well.
    const digests = isBeside(approval) ? approved : new Set([binding.digest]);
    return { known: 'log', path: binding.path, digests, line: lineName(line) };
  }
  const digest = approval.text('digest').toLowerCase();
  if (/^sha256:[0-9a-f]{64}$/.test(digest)) {
    return { known: 'cell', path: undefined, digests: new Set([digest]), line: '' };
  }
  return inBase ? { known: 'base' } : undefined;
}

interface Cited {
  readonly path: string;
  readonly fact: Extract<Fact, { kind: 'file' }>;
  readonly at: Found['at'];
}

/** Files that the row names; undefined while one of them is not known. */
function citedBy(approval: Approval, context: RuleContext): readonly Cited[] | undefined {
  const cited: Cited[] = [];
  for (const { part, target } of citationsOf(approval, context)) {
    if (target.kind === 'unknown') return undefined;
    if (target.kind !== 'found' || isLedgerPath(context.policy, target.path)) continue;
    const fact = context.textFact(target.path);
    if (fact === undefined) return undefined;
    if (fact.kind === 'file') cited.push({ path: target.path, fact, at: part.range });
  }
  return cited;
}

function byDigest(
  { id }: Approval,
  cited: readonly Cited[],
  { known, path, digests, line }: Extract<Known, { digests: ReadonlySet<string> }>,
): Found | undefined {
  const meant = path === undefined ? cited : cited.filter((one) => one.path === path);
  const [first] = meant;
  const same = meant.some(
    ({ fact }) => fact.text === undefined || [...digestsOf(fact)].some((one) => digests.has(one)),
  );
  if (first === undefined || same) return undefined;
  return { at: first.at, params: { id, path: first.path, known, line } };
}

const digestsOf = rememberedFor(({ text = '' }: Extract<Fact, { kind: 'file' }>) => textHashes(text));

/** Only records: what else a row names, a source file say, goes on being worked on. */
function byText({ id }: Approval, cited: readonly Cited[], context: RuleContext): readonly Found[] {
  const folder = `${context.policy.paths.evidence.replace(/\/+$/, '')}/`;
  return cited.flatMap(({ path, fact, at }) => {
    const before = path.startsWith(folder) ? context.baseText(path) : undefined;
    const same = typeof before !== 'string' || unixText(before) === unixText(fact.text ?? before);
    return same ? [] : [{ at, params: { id, path, known: 'base' as const, line: '' } }];
  });
}

function unixText(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
