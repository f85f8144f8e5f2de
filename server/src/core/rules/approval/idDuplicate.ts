import type { Approval, Entry } from '../../model/index.js';
import { placeName, relatedAt } from '../support/places.js';
import { rememberedFor } from '../support/remember.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

export const idDuplicate = workspaceRule({
  code: 'approval/id-duplicate',
  severity: 'error',
  docs: {
    what: 'Two approvals have the same id, or ids that differ in nothing but case (a warning).',
    why: 'A decision, a digest or an evidence record that names the id then belongs to two rows at once. Ids that differ in case alone become one file name, and one ref name, on many systems.',
    fix: 'Give the later approval an id of its own. Ids are compared in Unicode NFC; they are unique over all approval ledgers of a workspace.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op     | status  |
|---------|---------|--------|---------|
| A001    | T-1     | Login  | pending |
| A001    | T-2     | Logout | pending |
  ~~~~ error approval/id-duplicate
| a001    | T-3     | Logo   | pending |
  ~~~~ warning approval/id-duplicate
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op     | status  |
|---------|---------|--------|---------|
| A001    | T-1     | Login  | pending |
| A002    | T-2     | Logout | pending |
`,
  },
  check({ approvals }) {
    return duplicates(approvals);
  },
});

const duplicates = rememberedFor((approvals: readonly Entry<Approval>[]) => {
  const problems: PlacedProblem<'approval/id-duplicate'>[] = [];
  const first = new Map<string, Entry<Approval>>();
  /** Spellings that are not the first of their folded form. */
  const further = new Map<string, Entry<Approval>>();
  for (const entry of approvals) {
    const { key, folded } = entry.record;
    if (key === '') continue;
    const similar = first.get(folded);
    if (similar === undefined) {
      first.set(folded, entry);
      continue;
    }
    const same = similar.record.key === key ? similar : further.get(key);
    if (same === undefined) further.set(key, entry);
    problems.push(taken(entry, same ?? similar, same !== undefined));
  }
  return problems;
});

function taken(entry: Entry<Approval>, first: Entry<Approval>, same: boolean): PlacedProblem<'approval/id-duplicate'> {
  return {
    ...placeAt(entry, entry.record.at('appr_id')),
    severity: same ? 'error' : 'warning',
    params: { id: entry.record.id, first: first.record.id, place: placeName(first), same },
    related: [relatedAt(first, first.record.at('appr_id'))],
  };
}
