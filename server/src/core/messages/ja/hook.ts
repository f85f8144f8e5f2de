import type { hook as en } from '../en/hook.js';

export const hook: typeof en = {
  comment: '"orch hook install" が追加。"orch hook uninstall" で取り除けます。',
  refused:
    'コミットを拒否しました。上の指摘を直すか、編集を元に戻して操作で進めてください（orch next、orch status ID）。「git commit --no-verify」は検査を省きます。',
  gone: (p) =>
    `Orch が ${p.path} にないため、コミットを拒否しました。今ある Orch で「orch hook install」または「orch hook uninstall」を実行してください。「git commit --no-verify」は検査を省きます。`,
  done: {
    installed: (p) => `${p.path} に追加しました: プロセスに反する台帳のコミットは拒否されます`,
    updated: (p) => `${p.path} を更新しました`,
    unchanged: (p) => `すでに ${p.path} にあります`,
    removed: (p) => `${p.path} から取り除きました`,
    absent: (p) => `${p.path} に Orch の行はありません`,
  },
  inWorktree: (p) =>
    `core.hooksPath により作業ツリーの中に置かれます。${p.path} の行はこのマシンのパスを含むため、コミットしないでください`,
  allWorktrees: 'このクローンのすべての作業ツリーで有効です',
  states: {
    installed: (p) => `${p.path} にあります`,
    other: (p) =>
      `${p.path} にありますが、別の Orch、またはもうない Orch を呼びます。「orch hook install」で更新できます`,
    ignored: (p) => `${p.path} にありますが、実行可能でないフックを git は実行しません。chmod +x してください`,
    damaged: (p) => `壊れています: ${p.path} の Orch の行の目印が欠けています`,
    foreign: (p) => `未設定: ${p.path} はシェルスクリプトではありません。「orch hook install」が方法を示します`,
    none: (p) => `未設定: ${p.path} に Orch の行はありません。「orch hook install」で追加できます`,
  },
  refusals: {
    noGit: (p) => `${p.folder} は作業ツリーのある git リポジトリの中にないため、フックがありません`,
    noOrch: () => 'フックにはビルド済みのコマンドが必要です。dist/orch.cjs を呼び出してください',
    outside: (p) =>
      `git はこのリポジトリのフックを外の ${p.path} から読みます。ほかのリポジトリも使う可能性があるため変更しません。そのフックから次を実行してください: ${p.command}`,
    notRegular: (p) =>
      `${p.path} はリンクか、通常のファイルではないため変更しません。リンク先から次を実行してください: ${p.command}`,
    notShell: (p) =>
      `${p.path} はシェルスクリプトではないため（${p.first}）変更しません。次を実行し、失敗したら失敗するようにしてください: ${p.command}`,
    notExecutable: (p) =>
      `${p.path} は実行可能でないため、git は実行しません。実行可能にするか削除して、もう一度お試しください`,
    damaged: (p) =>
      `${p.path} の ${String(p.line)} 行目にある Orch の目印に対がありません。その行を手で削除して、もう一度お試しください`,
    unusable: (p) => `${p.path} を読み書きできません: ${p.detail}`,
  },
};
