import type { base as en } from '../en/base.js';

export const base: typeof en = {
  with: {
    commit: ({ commit, time }) => `比較の基準: ${time} のコミット ${commit}`,
    audit: '比較の基準: 監査ログの示す状態(比較できるコミットがありません)',
    none: ({ why }) => `比較の基準なし。手作業の編集は判定されません: ${WHY[why]}`,
  },
  unreadable:
    'HEAD の内容の一部を git から読めないため、手作業の編集は判定されません(部分クローン、または破損したクローン)',
  noProgram: 'git が見つからないため、手作業の編集は判定されません。インストールするか、PATH に加えてください',
  oneOf: ({ options }) => `${options} は同時に指定できません`,
  noGit: ({ option }) => `--${option} には git リポジトリが必要ですが、ここにはありません`,
  noAnswer: ({ option }) => `--${option} の判定に必要な情報を git から得られません`,
  noCommit: ({ rev, shallow }) =>
    `「${rev}」というコミットはこのクローンにありません。${shallow ? SHALLOW : '"git fetch" で取得できる場合があります'}`,
  apart: ({ rev, shallow }) =>
    shallow
      ? `HEAD と「${rev}」の分岐点がこのクローンにありません。${SHALLOW}`
      : `HEAD と「${rev}」には共通のコミットがないため、その間を判定できません`,
  found: ({ commit }) => `コミット ${commit} で検出`,
};

const SHALLOW =
  '浅いクローンなので、履歴全体を取得してください: "git fetch --unshallow"、actions/checkout では "fetch-depth: 0"';

const WHY = {
  'no-git': 'git リポジトリも監査ログもありません',
  'no-program': 'PATH に git が見つかりません',
  'no-commit': 'コミットも監査ログもまだありません',
  off: '--no-base が指定されました',
  untrusted: '信頼されていないワークスペースなので git を実行しません',
  unreadable: 'HEAD の内容の一部を git から読めません(部分クローンの可能性)',
};
