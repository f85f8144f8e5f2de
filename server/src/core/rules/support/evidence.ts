import { readEvidence, type EvidenceRecord } from '../../evidence/index.js';
import { Recent, type Approval, type Part } from '../../model/index.js';
import type { Policy } from '../../policy/index.js';
import type { Fact } from '../../ports.js';
import type { Range } from '../../text/index.js';
import type { Related, RuleContext } from '../types.js';
import { findTarget, type Target } from './files.js';

/** A member of an approval's evidence, and where it leads. */
interface Citation {
  readonly part: Part;
  readonly target: Target;
}

/** Evidence that can be read. */
export interface CitedRecord {
  readonly part: Part;
  readonly path: string;
  readonly record: EvidenceRecord;
}

/** Whether a row's evidence is still of interest: nobody relies on an expired one, and one without status is no row yet. */
export function isLive({ status }: Approval): boolean {
  return status !== undefined && status !== 'expired';
}

/**
 * Where the evidence of an approval leads; the text of a record is asked for at once. Every rule asks anew: what it
 * asked for is how the engine knows when to ask it again.
 */
export function citationsOf(approval: Approval, context: RuleContext): readonly Citation[] {
  return approval.evidence.map((part) => ({
    part,
    target: findTarget(part.text, context, READABLE.test(part.text)),
  }));
}

/** The evidence of an approval that is a record and known: not missing, not a ledger, not another kind of file. */
export function recordsOf(approval: Approval, context: RuleContext): readonly CitedRecord[] {
  if (approval.evidence.length === 0) return NONE;
  const records: CitedRecord[] = [];
  for (const citation of citationsOf(approval, context)) {
    const record = recordOf(citation, context.policy);
    if (record !== undefined) records.push(record);
  }
  return records;
}

const READABLE = /\.(?:md|markdown|txt|diff|patch)(?![0-9a-z])/i;
const PATCH = /\.(?:diff|patch)$/i;
const NONE: readonly never[] = [];

function recordOf({ part, target }: Citation, policy: Policy): CitedRecord | undefined {
  if (target.kind !== 'found' || target.fact.kind !== 'file' || target.fact.text === undefined) return undefined;
  if (isLedgerPath(policy, target.path)) return undefined;
  return { part, path: target.path, record: read(target.fact, target.fact.text, policy, PATCH.test(target.path)) };
}

const known = new Recent<Fact, { readonly policy: Policy; readonly record: EvidenceRecord }>();

function read(fact: Fact, text: string, policy: Policy, patch: boolean): EvidenceRecord {
  const before = known.get(fact);
  if (before?.policy === policy) return before.record;
  return known.set(fact, { policy, record: readEvidence(text, policy, patch) }).record;
}

/** Whether a path is a ledger, the archive of one included. */
export function isLedgerPath({ paths }: Policy, path: string): boolean {
  return path === paths.archive || paths.approvals.includes(path) || paths.tasks.includes(path);
}

/** A place in a record, for a message: `ORCH/patches/2026-01/T-1-A001.diff.md:12`. */
export function placeIn({ path }: CitedRecord, range: Range): string {
  return `${path}:${range.start.line + 1}`;
}

/** The same for an editor. */
export function relatedIn({ path }: CitedRecord, range: Range): readonly Related[] {
  return [{ file: path, range }];
}
