import type { fixes as en } from '../en/fixes.js';

export const fixes: typeof en = {
  replace: (p) => `「${p.from}」を「${p.to}」に置き換える`,
  remove: (p) => `${p.what} を取り除く`,
  fillBlanks: (p) => (p.count === 1 ? '空のセルに「-」を書く' : `空のセル ${p.count} 個に「-」を書く`),
  padRow: (p) => (p.count === 1 ? '足りないセルを補う' : `足りないセル ${p.count} 個を補う`),
  dropCells: (p) => (p.count === 1 ? '余分な空のセルを取り除く' : `余分な空のセル ${p.count} 個を取り除く`),
  escapePipes: (p) => (p.count === 1 ? '余分なパイプを「\\|」にする' : `余分なパイプ ${p.count} 個を「\\|」にする`),
  joinRows: (p) => (p.count === 1 ? '上の空行を取り除き、行を表に戻す' : `上の空行を取り除き、${p.count} 行を表に戻す`),
  insertTable: () => '空の台帳の表を挿入する',
  removeInvisible: (p) => (p.count === 1 ? '目に見えない文字を取り除く' : `目に見えない文字 ${p.count} 個を取り除く`),
  takeBack: (p) =>
    p.to === '' ? `編集を取り消す: 「${p.column}」を空にする` : `編集を取り消す: 「${p.column}」を「${p.to}」に戻す`,
  removeRow: (p) => `編集を取り消す: ${p.id} の行を取り除く`,
  putBackRow: (p) => `編集を取り消す: ${p.id} の行を元の場所に戻す`,
  clearLock: (p) => `${p.id} のロックを空にする`,
};
