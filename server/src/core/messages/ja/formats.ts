import type { formats as en } from '../en/formats.js';

export const formats: typeof en = {
  notShown: (p) =>
    `GitHub が表示する注釈は各レベルの最初の ${String(p.shown)} 件です。残り ${String(p.count)} 件の指摘はここにあります:`,
  nothingFound: '指摘なし',
  andMore: (p) => `（ほか ${String(p.count)} 件）`,
  acceptedByBaseline: (p) => `ベースラインで受け入れ済み: ${p.message}`,
};
