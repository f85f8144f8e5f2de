import type { PlacedAuditLine, RowChange } from '../audit/index.js';
import { idKey, parseTime } from '../model/index.js';
import { COLUMN, nameOf, type StepContext } from './handSteps.js';
import type { Step } from './types.js';

/** What an audited move did to the states of rows, as far as it was legal, and not in the base already. */
export function moveSteps(placed: PlacedAuditLine, { commit, policy, past }: StepContext): readonly Step[] {
  const { line } = placed;
  const { actor, role, writer, seq, event } = line;
  const time = parseTime(line.time);
  const at = 'ms' in time ? time.ms : commit.time;
  return line.rows.filter(isTold).flatMap(({ kind, id, before, after }): readonly Step[] => {
    const column = COLUMN[kind];
    const [from, to] = [before, after].map((cells) => cells?.[column]);
    const row = (kind === 'task' ? past.tasks : past.approvals).get(idKey(id));
    if (from === to || row?.moves.includes(placed) !== true) return [];
    const target = kind === 'task' ? id : (after?.['task_id'] ?? row.text('task_id'));
    return [
      {
        kind,
        id,
        about: target === undefined || target === '' ? id : target,
        from: from === undefined ? undefined : nameOf(kind, from, policy),
        to: to === undefined ? undefined : nameOf(kind, to, policy),
        event,
        at,
        commit,
        move: { actor, role, writer, seq },
        findings: [],
      },
    ];
  });
}

type TaskOrApproval = RowChange & { readonly kind: 'task' | 'approval' };

function isTold(row: RowChange): row is TaskOrApproval {
  return row.kind === 'task' || row.kind === 'approval';
}
