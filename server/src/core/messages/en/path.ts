/** Findings of the group `path`. Grammar: what is wrong; what is legal. */
export const path = {};
