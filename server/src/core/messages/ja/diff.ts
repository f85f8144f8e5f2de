import type { diff as en } from '../en/diff.js';

export const diff: typeof en = {
  flags: 'フラグ',
  byHand: '（手編集）',
  move: (p) => `（${p.actor} による ${p.event}）`,
  more: (p) => `ほかに ${String(p.count)} 件: orch diff --cursor ${String(p.cursor)}`,
  summary: (p) =>
    p.added + p.changed + p.removed === 0
      ? '違いのある行はありません'
      : `変更 ${String(p.changed)} 行、追加 ${String(p.added)} 行、削除 ${String(p.removed)} 行（うち手編集 ${String(p.byHand)} 行）`,
};
