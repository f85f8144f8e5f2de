/** Refusals of the further moves. */
export const further = {};
