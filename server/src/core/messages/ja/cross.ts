import type { cross as en } from '../en/cross.js';

export const cross: typeof en = {
  'cross/done-without-approval': (p) => {
    if (p.fault === 'unprovable') {
      return `${p.count === 1 ? `タスク ${p.id} ` : `${p.count} 件のタスク`}が ${p.state} ですが、承認台帳がないため、誰かが認めたのか確かめられません。承認は ${p.ledger} に記録してください`;
    }
    if (p.fault === 'few') {
      return `タスク ${p.id} は ${p.state} ですが、ポリシーが求める ${p.needed} 件の承認のうち ${p.count} 件しかありません（${p.rows}）。\`orch reopen ${p.id} --reason TEXT\` で再開し、残りをそれぞれ別の人に承認してもらってください`;
    }
    return p.fault === 'later'
      ? `タスク ${p.id} は ${p.state} ですが、最新の結果承認 ${p.rows} は承認されていません。決定を受けるか、\`orch reopen ${p.id} --reason TEXT\` で完了を取り消してください`
      : `タスク ${p.id} は ${p.state} ですが、承認済みの結果承認がありません${p.rows === '' ? '' : `（あるのは ${p.rows} のみ）`}。\`orch request ${p.id} --kind result --op TEXT\` で承認を受けるか、\`orch reopen ${p.id} --reason TEXT\` で完了を取り消してください`;
  },
  'cross/review-without-approval': (p) =>
    p.last === ''
      ? `タスク ${p.id} は ${p.state} ですが、承認が依頼されていません。\`orch request ${p.id} --kind result --op TEXT\` で依頼してください`
      : `タスク ${p.id} は ${p.state} ですが、審査中の承認がもうありません（最後は ${p.last}）。\`orch request ${p.id} --kind result --op TEXT\` で依頼し直すか、\`orch return ${p.id} --reason TEXT\` で差し戻してください`,
  'cross/approved-but-open': (p) =>
    `承認 ${p.approval} でタスク ${p.id} の結果が承認されていますが、タスクはまだ ${p.state} です。結果はレビューで承認します。着手の許可なら、種別を execute にしてください`,
  'cross/notes-claim-approval': (p) =>
    `タスク ${p.id} の備考に「${p.claim}」とありますが、裏付けとなる承認済みの行がありません。\`orch request ${p.id} --kind result --op TEXT\` で承認を依頼するか、記述を消してください`,
  'cross/several-open-approvals': (p) =>
    `承認 ${p.id} は ${p.other} と同じく ${p.target} の ${p.kind} 承認を同じ承認者に求めていて、どちらも未決です。一方を決定し、もう一方を却下してください`,
};
