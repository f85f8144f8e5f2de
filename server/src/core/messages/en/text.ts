/** Findings of the group `text`. Grammar: what is wrong; what is legal. */
export const text = {};
