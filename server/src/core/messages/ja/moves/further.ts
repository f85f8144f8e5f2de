export const further = {};
