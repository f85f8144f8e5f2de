import { formFault, type BadHash, type FormFault } from '../../evidence/index.js';
import type { Approval } from '../../model/index.js';
import { shown } from '../../policy/problems.js';
import { isLive, placeIn, recordsOf, relatedIn } from '../support/evidence.js';
import { approvalRule, type Problem, type RuleContext } from '../types.js';

export const hashFormat = approvalRule({
  code: 'evidence/hash-format',
  severity: 'warning',
  docs: {
    what: 'A digest in the column `digest` or in a record of the evidence does not have the form of one.',
    why: 'A digest that is too short, too long or holds a `g` was not computed, and cannot be compared with anything.',
    fix: 'Compute it: `sha256sum FILE`. A SHA-256 has 64 hexadecimal digits, written with or without `sha256:` before them. One that is cut short with dots is an info.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence                              |
|---------|---------|-------|----------|---------------------------------------|
| A001    | T-1     | Login | approved | ORCH/patches/2026-01/T-1-A001.diff.md |
                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning evidence/hash-format
=== ORCH/patches/2026-01/T-1-A001.diff.md
- **Approval**: A001
- **SHA256**: 9b1c4e0d7a6f42835d90
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence                              |
|---------|---------|-------|----------|---------------------------------------|
| A001    | T-1     | Login | approved | ORCH/patches/2026-01/T-1-A001.diff.md |
=== ORCH/patches/2026-01/T-1-A001.diff.md
- **Approval**: A001
- **SHA256**: 9b1c4e0d7a6f42835d90b8c1e6a7f3245d8e0c9b7a163f42e8d5c0b9a7e61f34
- **Hash check**: done
`,
  },
  check(approval, context) {
    if (!isLive(approval)) return undefined;
    const cell = approval.text('digest');
    const fault = cell === '' ? undefined : cellFault(cell);
    if (fault === undefined) return inRecords(approval, context);
    const own: Problem<'evidence/hash-format'> = {
      at: approval.at('digest'),
      params: { id: approval.id, text: shown(cell), ...numbers(fault), place: '' },
    };
    return [own, ...(inRecords(approval, context) ?? [])];
  },
});

/** The column holds nothing but a SHA-256. */
function cellFault(cell: string): FormFault | undefined {
  const bare = cell.replace(/[`*]/g, '');
  if (/^(?:sha-?256[:=])?[0-9a-f]{64}$/i.test(bare)) return undefined;
  return formFault('sha256', bare) ?? { kind: 'not-hex', expected: 64 };
}

function inRecords(approval: Approval, context: RuleContext): readonly Problem<'evidence/hash-format'>[] | undefined {
  let problems: Problem<'evidence/hash-format'>[] | undefined;
  for (const cited of recordsOf(approval, context)) {
    const bad = cited.record.badHashes.find(isForm);
    if (bad?.fault === undefined || bad.fault.kind === 'pattern') continue;
    (problems ??= []).push({
      at: cited.part.range,
      severity: bad.fault.kind === 'cut' ? 'info' : 'warning',
      params: { id: approval.id, text: shown(bad.text), ...numbers(bad.fault), place: placeIn(cited, bad.range) },
      related: relatedIn(cited, bad.range),
    });
  }
  return problems;
}

function isForm({ fault }: BadHash): boolean {
  return fault.kind !== 'pattern';
}

function numbers(fault: FormFault): { fault: FormFault['kind']; digits: number; expected: number } {
  return { fault: fault.kind, digits: fault.kind === 'length' ? fault.digits : 0, expected: fault.expected };
}
