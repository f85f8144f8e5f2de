/** Findings of the group `approval`. Grammar: what is wrong; what is legal. */
export const approval = {};
