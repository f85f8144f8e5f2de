/** Findings of the group `flags`. Grammar: what is wrong; what is legal. */
export const flags = {};
