/** Findings of the group `policy`. Grammar: what is wrong; what is legal. */
export const policy = {};
