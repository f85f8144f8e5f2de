/** Titles of quick fixes: an imperative without a full stop. */
export const fixes = {
  replace: (p: { from: string; to: string }) => `Replace "${p.from}" by "${p.to}"`,
};
