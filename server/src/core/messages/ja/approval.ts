import type { approval as en } from '../en/approval.js';

export const approval: typeof en = {
  'approval/id-missing': (p) =>
    `${p.target === '' ? 'この承認' : `${p.target} の承認`}には ID がありません。A001 のように、ほかと重ならない ID を付けてください`,
  'approval/id-duplicate': (p) =>
    p.same
      ? `承認 ID ${p.id} はすでに ${p.place} にあります。この行には別の ID を付けてください`
      : `承認 ID ${p.id} と ${p.first}（${p.place}）は大文字と小文字しか違わず、多くの環境で同じファイル名や ref 名になります。別の ID にしてください`,
  'approval/status-unknown': (p) =>
    `${the(p.id)}の status ${p.status === '' ? 'が空です' : `「${p.status}」は未知の値です`}。${
      p.meant === ''
        ? `${p.legal} のいずれかを書いてください`
        : `${p.meant} の誤りではありませんか（使える値: ${p.legal}）`
    }`,
  'approval/unknown-task': (p) =>
    `${the(p.id)}の対象${p.target === '' ? 'が書かれていない' : `「${p.target}」というタスクはない`}ため、変更（change）の承認として扱われ、どのタスクも完了できません。タスクの ID を書くか、変更であれば rule:名前 または path:ファイル と書いてください`,
  'approval/self-approved': (p) =>
    `${the(p.id)}は ${p.requester} が申請し、${p.approver} が決定しています。${SELF[p.why](p.who)}`,
  'approval/approver-unnamed': (p) =>
    `${the(p.id)}の${p.part === 'approver' ? '承認者' : '申請者'}はロール（${p.actor}）しか分からず、申請者と別の人であることを示せません。${
      p.strict ? 'ポリシーは双方の名前を求めています。' : ''
    }${p.actor}@名前 と書いてください`,
  'approval/role-not-allowed': (p) =>
    p.known
      ? `${the(p.id)}を決定した ${p.approver} のロール ${p.role} には承認の権限がありません。決定できるロール: ${p.allowed}`
      : `${the(p.id)}を決定した ${p.approver} のロール ${p.role} はポリシーにありません。決定できるロール: ${p.allowed}`,
  'approval/role-mismatch': (p) =>
    `${the(p.id)}では ${p.approver} のロールが ${p.said} とされていますが、${p.approver} のロールは ${p.role} です。二つの欄を一致させてください`,
  'approval/decided-incomplete': (p) =>
    p.fault === 'missing'
      ? `${the(p.id)}は ${p.status} なのに ${p.column} がありません。決定には、誰が、どのロールで、いつ決めたかが必要です`
      : `${the(p.id)}は ${p.status} ですが、${p.column}「${p.value}」は${p.fault === 'impossible' ? '存在しない日時です' : '日時として読めません'}。YYYY-MM-DDTHH:mm:ssZ の形で書いてください`,
  'approval/pending-with-decision': (p) =>
    `${the(p.id)}は pending なのに ${p.column}「${p.value}」があります。決定では status・承認者・日時を一度に書き、pending の間は「-」のままにします`,
  'approval/decided-before-requested': (p) =>
    `${the(p.id)}の決定 ${p.decided} は申請 ${p.requested} より前です。決定は申請より後でなければなりません`,
  'approval/zero-second-decision': (p) =>
    `${the(p.id)}は申請と決定が同じ秒（${p.time}）です。0 秒では確認できません。承認者が証跡を読んでから決定してください`,
  'approval/in-future': (p) =>
    `${the(p.id)}の ${p.column} ${p.value} はまだ来ていない日時です。実際の日時を UTC で書いてください（現地時刻に Z を付けると数時間ずれます）`,
  'approval/expired': (p) =>
    `${the(p.id)}は未決のまま ${p.expiry} に失効しました（${p.ago} 前）。expired にして、あらためて申請してください`,
  'approval/auto-while-off': (p) =>
    `${the(p.id)}は ${p.approver} が自動で決定していますが、AUTO_DECIDE は ${p.flag} です（決定時の値はここでは分かりません）。自動の決定には AUTO_DECIDE=on が必要です`,
  'approval/frozen-decision': (p) =>
    `${the(p.id)}は ${p.decided} に決定されていますが、FREEZE は on です（決定時の値はここでは分かりません）。凍結中の決定はすべて認められません`,
};

const SELF: Readonly<Record<Parameters<(typeof en)['approval/self-approved']>[0]['why'], (who: string) => string>> = {
  name: (who) => `どちらも ${who} です。自分の申請を自分で決定することはできません`,
  seat: () => '同じ相手です。自分の申請を自分で決定することはできません',
  role: (who) =>
    `どちらもロール ${who} で、名前で区別できません。双方に名前を付ける（ロール@名前）か、別のロールが決定してください`,
  agent: (who) =>
    `エージェントは、運用者 ${who} の申請も、同じ運用者の別のエージェントの申請も決定できません。ほかの人が決定してください`,
  operator: (who) => `${who} は承認者自身のエージェントです。認められますが、その印が付きます`,
  solo: () => '一人だけの決定です。「separation: solo」により認められますが、その印が付きます',
};

function the(id: string): string {
  return id === '' ? 'この承認' : `承認 ${id} `;
}
