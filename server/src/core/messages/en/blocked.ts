/** Findings of the group `blocked`. Grammar: what is wrong; what is legal. */
export const blocked = {};
