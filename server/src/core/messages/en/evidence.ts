/** Findings of the group `evidence`. Grammar: what is wrong; what is legal. */
export const evidence = {};
