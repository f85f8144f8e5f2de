/** The words of an evidence record that Orch writes. No line may read like a label: `word: value`. */
export const record = {
  heading: (p: { approval: string; task: string }) => `Evidence of ${p.approval} (task ${p.task})`,
  whatWasDone: 'What was done',
  selfReport: 'All of this is the word of who submitted it. Nobody has run it again.',
  change: 'Change',
  noChange: 'The record shows no change. There is no git here, or nothing differs.',
  cut: (p: { shown: number; total: number }) =>
    `Only ${p.shown} of ${p.total} changed lines are shown here. The digest above is of all of it.`,
};
