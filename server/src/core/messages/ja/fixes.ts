import type { fixes as en } from '../en/fixes.js';

export const fixes: typeof en = {
  replace: (p) => `「${p.from}」を「${p.to}」に置き換える`,
};
