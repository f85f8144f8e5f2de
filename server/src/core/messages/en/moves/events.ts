/** Refusals of the process events. */
export const events = {};
