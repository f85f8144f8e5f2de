/** Findings of the group `task`. Grammar: what is wrong; what is legal. */
export const task = {
  'task/overdue': (p: { id: string; due: string; ago: string }) =>
    `Task ${p.id} was due ${p.due}, ${p.ago} ago; finish it, or move the date with a reason in its notes`,
};
