/** What `orch diff` says. */
export const diff = {
  flags: 'Flags',
  byHand: '(by hand)',
  move: (p: { event: string; actor: string }) => `(${p.event} by ${p.actor})`,
  more: (p: { count: number; cursor: number }) => `${String(p.count)} more: orch diff --cursor ${String(p.cursor)}`,
  summary: (p: { added: number; changed: number; removed: number; byHand: number }) =>
    p.added + p.changed + p.removed === 0
      ? 'No row differs'
      : `${rows(p.changed)} changed, ${String(p.added)} added, ${String(p.removed)} removed; ${String(p.byHand)} of them by hand`,
};

function rows(count: number): string {
  return count === 1 ? '1 row' : `${String(count)} rows`;
}
