/** Findings of the group `history`. Grammar: what is wrong; what is legal. */
export const history = {
  'history/skipped-states': (p: Step & { skipped: string; path: string }) =>
    `Task ${p.id}: ${p.from} → ${p.to} skips ${p.skipped}${found(p.line)}; ${legal(p)}, or perform ${p.path} one after the other`,
  'history/illegal-transition': (p: Step | Handover) =>
    'free' in p
      ? `Task ${p.id} was ${p.before}'s, and ${p.after} was written over that while the lock was in force; ${p.before} hands it back first (\`orch recover ${p.id} --reason TEXT\`), or it is taken over from ${p.free} on (\`orch lock steal ${p.id}\`)`
      : `Task ${p.id}: no event leads from ${p.from} to ${p.to}${found(p.line)}; ${legal(p)}`,
  'history/wrong-actor': (p: { id: string; actor: string; event: string; by: string; line: string; commit: string }) =>
    p.line === ''
      ? `${p.id}: ${p.actor} (commit ${p.commit.slice(0, 10)}) did by hand what "${p.event}" does, and that is for ${p.by}; have one of them do it`
      : `${p.id}: the audit line ${p.line} says that ${p.actor} did "${p.event}", and that is for ${p.by}; it explains nothing, so take the edit back and have one of them do it`,
  'history/immutable-cell-changed': (p: {
    id: string;
    column: string;
    before: string;
    after: string;
    decided: boolean;
  }) =>
    `Cell "${p.column}" of ${p.id} was ${said(p.before)} and is now ${said(p.after)}; ${
      p.column === 'task_id' || p.column === 'appr_id'
        ? 'an id stays what it is: put it back'
        : p.decided
          ? 'the row was decided as it stood: put the cell back, and request a new approval for what is different'
          : 'what is asked for does not change while somebody may be deciding on it: put the cell back, and request anew'
    }`,
  'history/decision-reversed': (p: { id: string; before: string; after: string; approver: string }) =>
    `Approval ${p.id} was ${p.before}${p.approver === '' ? '' : ` (by ${p.approver})`} and is now ${p.after}; a row is decided once: put it back, and request a new approval`,
  'history/row-deleted': (p: { id: string; kind: 'task' | 'approval'; state: string; more: number }) =>
    `${p.kind === 'task' ? 'Task' : 'Approval'} ${p.id}${p.state === '' ? '' : ` (${p.state})`} is gone from its ledger${
      p.more === 0 ? '' : `, and ${p.more} more`
    }; put it back${p.kind === 'task' ? ', and drop it with `orch drop` or archive it with `orch archive`' : ': decisions and requests stay on record'}`,
  'history/born-decided': (p: { id: string; status: string }) =>
    `Approval ${p.id} is new and ${p.status} already; a request stands as pending first (\`orch request\`), and somebody else decides it`,
  'history/born-past-initial': (p: { id: string; state: string; initial: string; path: string }) =>
    `Task ${p.id} is new and ${p.state} already; a task begins as ${p.initial}${p.path === '' ? '' : `, and comes to ${p.state} by ${p.path}`}`,
  'history/approved-after-done': (p: { id: string; task: string; state: string }) =>
    `Approval ${p.id} is approved now, but task ${p.task} was ${p.state} before; a result is approved in review: reopen the task (\`orch reopen ${p.task} --reason TEXT\`) and submit it again`,
  'history/decided-after-commit': (p: { id: string; decided: string; commit: string; time: string }) =>
    `Approval ${p.id} says that it was decided at ${p.decided}, but commit ${p.commit.slice(0, 10)} of ${p.time} has the decision already; write the time of the decision in UTC`,
  'history/id-reused': (p: { id: string; kind: 'task' | 'approval' }) =>
    `The id ${p.id} was another ${p.kind}'s before; ids are never used twice: take a new one`,
  'history/move-overwritten': (p: { id: string; event: string; actor: string; time: string; line: string }) =>
    `${p.id} reads as it did before the audited move "${p.event}" (${p.actor}, ${p.time}, ${p.line}): it was overwritten; put back what the move wrote, or take it back by a move of its own (\`orch undo\`)`,
  'history/suppression-added': (p: { code: string }) =>
    `This suppression of ${p.code} is not in the base yet, so it does nothing; put right what is found, commit it, or have it approved: orch request rule:${p.code} --kind change --op "WHY"`,
  'history/adopted': (p: { path: string; commit: string }) =>
    `Commit ${p.commit.slice(0, 10)} does not have ${p.path} yet, so it is taken as it stands; commit it, and from then on every edit is judged`,
};

interface Step {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Events that may happen in `from`. */
  readonly legal: string;
  /** The audited move that found the row so, '' where none did. */
  readonly line: string;
}

/** A task under way that was given to another by hand. */
interface Handover {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  /** When anybody may take it over. */
  readonly free: string;
}

function legal({ from, legal: events }: Step): string {
  return events === '' ? `nothing is legal from ${from}` : `legal from ${from}: ${events}`;
}

function found(line: string): string {
  return line === '' ? '' : `, before the move at ${line}`;
}

function said(text: string): string {
  return text === '' ? 'empty' : `"${text}"`;
}
