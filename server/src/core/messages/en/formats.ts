/** What the formats of `orch check` for other programs say to people. */
export const formats = {
  notShown: (p: { count: number; shown: number }) =>
    `GitHub shows the first ${String(p.shown)} annotations of each level; ${p.count === 1 ? 'one more finding stands' : `${String(p.count)} more findings stand`} here:`,
  nothingFound: 'no findings',
  andMore: (p: { count: number }) => `(and ${String(p.count)} more)`,
  acceptedByBaseline: (p: { message: string }) => `accepted by the baseline: ${p.message}`,
};
