/** Findings of the group `table`. Grammar: what is wrong; what is legal. */
export const table = {};
