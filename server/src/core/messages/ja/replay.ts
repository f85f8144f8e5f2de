import type { replay as english } from '../en/replay.js';

export const replay: typeof english = {
  noGit: (p) =>
    `${p.folder} は git リポジトリの中にないため、履歴がありません。操作の記録は「orch audit show」で見られます`,
  noCommit: (p) => `「${p.rev}」に当たるコミットはありません。「git log」で一覧できます`,
  noAnswer: 'このリポジトリについて git が答えません。「git fsck」で原因を調べてください',
  incomplete:
    'このクローンには履歴のファイルが足りません（部分クローン）。「git fetch --refetch」または完全なクローンで取得してください',
  shallow:
    'このクローンは浅い（shallow）ため、最初のコミットより前は調べていません。「git fetch --unshallow」で取得できます',
  cancelled: '中止しました。何も書き込んでいません',
  progress: (p) =>
    `再生中: ${p.total} コミット中 ${p.done}（${p.total === 0 ? 100 : Math.floor((p.done / p.total) * 100)} %）`,
  nothing: '台帳に触れたコミットはありません',
  commits: (p) => `${p.first} から ${p.last} までの ${p.count} コミットが台帳に触れています`,
  steps: (p) => `${p.steps} ステップ、うち不正 ${p.illegal}: 適合率 ${p.rate}`,
  months: '月別',
  rules: '規則別',
  authors: '作者別',
  violations: '不正なステップ（新しい順）',
  columns: { steps: 'ステップ', illegal: '不正', conform: '適合率', first: '最初', last: '最後' },
  nobody: '（不明）',
  more: (p) => `ほか ${p.count} 件: orch history --cursor ${p.cursor}`,
};
