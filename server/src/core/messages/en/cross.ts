/** Findings of the group `cross`. Grammar: what is wrong; what is legal. */
export const cross = {};
