import { auditProblem, type audit as findings, type auditLog as log } from '../en/audit.js';

export const audit: typeof findings = {
  'audit/ignored': (p) =>
    `監査ログ ${p.path} が git の無視対象なので、誰が何をしたかをほかの人は見られません。.gitignore から外してコミットしてください`,
  'audit/chain-broken': (p) =>
    `監査ログが壊れています。${p.problem.file}:${p.problem.line}: ${auditProblem(p.problem, problems)}${
      p.more === 0 ? '' : `（ほかに ${p.more} 件。「orch audit verify」で一覧できます）`
    }`,
};

const problems: (typeof log)['problems'] = {
  'broken-line': (p) =>
    p.field === ''
      ? '監査ログの行ではありません。改変または挿入されています。git からファイルを復元してください'
      : `「${p.field}」が正しくありません。改変または挿入されています。git からファイルを復元してください`,
  'no-line-end': () => 'ファイルが行の途中で終わっています。切り詰められています。git から復元してください',
  'newer-version': (p) => `新しい Orch が書いた行です（バージョン ${p.version}）。読むには Orch を更新してください`,
  misplaced: (p) =>
    `${p.writer} の ${p.seq} 行目は ${p.expected} にあるべきです。ファイルが複製・改名されたか、行が移動・改変されています。git からフォルダーを復元してください`,
  duplicate: (p) =>
    `${p.writer} の ${p.seq} 行目は ${p.file}:${p.line} にもあります。複製された行です。この行を取り除くか、git から復元してください`,
  forked: (p) =>
    `${p.writer} の ${p.seq} 行目を名乗る異なる行が二つあります（もう一つは ${p.file}:${p.line}）。クローンが複製されて両方が書き続けたか、行が挿入されています。どのクローンが書いたかを確かめ、複製側の .git/orch を削除して別の名前を持たせてください`,
  reordered: (p) =>
    `${p.writer} の ${p.seq} 行目が ${p.after} 行目より後ろにあります。行が入れ替えられています。git から復元してください`,
  gap: (p) => `この行の前の ${lines(p.from, p.to, p.writer)}がありません。取り除かれています。git から復元してください`,
  'missing-file': (p) =>
    `${lines(p.from, p.to, p.writer)}がファイルごと失われている可能性があります。git からフォルダーを復元してください`,
  changed: (p) =>
    `${p.writer} の ${p.seq} 行目は書かれた後に改変されています。ハッシュがほかの行の記録と一致しません。「git log -p」で誰の変更かを確かめ、そこから復元してください`,
  'wrong-hash': (p) =>
    `${p.writer} の ${p.seq} 行目は前の行に続いていません。どちらかが改変されています。git と比べて正しい方を復元してください`,
  disputed: (p) =>
    `${p.writer} の ${p.seq} 行目が ${p.file}:${p.line} の記録と異なります。どちらかが改変または書き直されています。両方を git と比べてください`,
  truncated: (p) =>
    `この行の後ろの ${lines(p.seq + 1, p.to, p.writer)}がありません（${p.file === '' ? 'このクローンが書いたもの' : `${p.file}:${p.line} が見たもの`}）。切り詰められたか、古いコミットをチェックアウトしています。git から復元してください`,
  elsewhere: (p) =>
    `${p.writer} の ${p.seq} 行目までがここになかったため、クローンは新しい名前で書き続けました。${p.where === undefined ? '別のブランチにあるのか、切り詰められたのか、ここでは分かりません' : `${p.where} にあります`}`,
  'cut-off': (p) =>
    `${p.writer} の ${p.seq} 行目までがここになかったため、このクローンは新しい名前で書き続けました。${p.seq} 行目はどのブランチ、stash、ワークツリー、過去のコミットにもありません。最大 ${p.lost} 行が切り詰められたか、未コミットのまま捨てられました`,
  removed: (p) =>
    `${lines(p.seq, p.to, p.writer)}がありません（${p.commit === '' ? '基準' : `コミット ${p.commit.slice(0, 10)}`} にはあります）。取り除かれたか改変されています。「git checkout -- FILE」で復元してください。操作を含むコミットを git revert した場合は、その revert を「git revert HEAD」で取り消し、操作で元に戻してください（最後の操作なら「orch undo」、それより前なら「orch return」「orch reopen」など、前の状態へ戻る操作）。ログは増えるだけです`,
  unknown: (p) =>
    `このクローンは ${p.writer} の ${p.seq} 行目を書いていません${p.known === 0 ? '' : `（最後は ${p.known} 行目）`}。ほかの誰かが同じ名前で書いているか、古い .git/orch が戻されています。クローンを複製した場合は、複製側の .git/orch を削除してください`,
};

export const auditLog: typeof log = {
  problems,
  verified: (p) => `監査ログに問題はありません。${p.lines} 行、書き手 ${p.writers}、${p.first} から ${p.last} まで`,
  broken: (p) => `監査ログが改変または破損しています。問題 ${p.problems} 件（${p.lines} 行、書き手 ${p.writers}）`,
  empty: (p) => `${p.folder} に監査ログはまだありません。操作ごとに 1 行書かれます`,
  ownHead: (p) => `このクローン（${p.writer}）が書いたと記録している最後の行 ${p.seq} と照合しました`,
  noOwnHead:
    'このクローンには照合できる自分の行がありません。誰にも見られる前に末尾が切り詰められていても判別できません',
  noLines: (p) => (p.id === '' ? '監査ログにはまだ行がありません' : `「${p.id}」についての行はありません`),
  moreLines: (p) => `さらに古い ${p.count} 行: ${p.command}`,
  unread: (p) => `監査ログの ${p.count} 行を読めないため省きました。「orch audit verify」で確認できます`,
};

function lines(from: number, to: number, writer: string): string {
  return from === to ? `${writer} の ${from} 行目` : `${writer} の ${from}〜${to} 行目`;
}
