import type { Messages } from '../../index.js';
import type { events as english } from '../../en/moves/events.js';

export const events: Pick<Messages['moves']['refusals'], keyof typeof english> = {
  'move/no-task': ({ id, near }) =>
    `タスク "${id}" はありません。${near === '' ? '' : `${near} のことですか。`}タスクの一覧は "orch status" で分かります`,
  'move/no-approval': ({ id, near }) => `承認 "${id}" はありません${near === '' ? '' : `。${near} のことですか`}`,
  'move/ambiguous': ({ id, places }) =>
    `ID ${id} の行が複数あり(${places})、どれのことか決められません。一つを残して別の ID を付けてください`,
  'move/state-unknown': ({ id, state, states }) =>
    `${id} の状態は${state === '' ? 'ありません' : `"${state}" で、このポリシーにはありません`}。先に ${states} のいずれかを書いてください`,
  'move/no-event': ({ event, events }) =>
    `このポリシーにイベント "${event}" はありません${events === '' ? '' : `。イベントは ${events} です`}`,
  'move/no-target': ({ id, event }) =>
    `"${event}" で ${id} が移る状態がこのポリシーにありません。ready の状態を定義してください`,
  'move/not-legal': ({ event, id, state, way }) =>
    `${id} は ${state} にあり、そこから "${event}" はできません。${way === '' ? 'ここからそこへ至る道筋はありません' : `そこへ至る道筋: ${way}`}`,
  'move/already': ({ event, id, state }) => `${id} はすでに ${state} です。"${event}" で変わることはありません`,
  'move/wrong-role': ({ event, id, actor, by }) =>
    `${id === '' ? '' : `${id} の`}"${event}" ができるのは ${by} で、あなたは ${actor} です。その人に頼んでください`,
  'move/reason-missing': ({ event, id }) =>
    `${id} の "${event}" には理由が必要です(監査ログに残ります)。--reason TEXT で指定してください`,
  'move/frozen': ({ event, id }) =>
    `FREEZE が on です。着手・決定・自動処理は止まるため、${id === '' ? '' : `${id} の`}"${event}" もできません。保留・中止・返却はできます。"orch flags set FREEZE=off" で解除します`,
  'ready/owner-unknown': ({ id, owner, roles }) =>
    `${id} には${owner === '' ? '担当がありません' : `担当 "${owner}" がありますが、このポリシーでのロールがありません`}。"orch assign ${id} ROLE" で割り当ててください(${roles})`,
  'ready/depends-unknown': ({ id, depends }) =>
    `${id} が待つ ${depends} というタスクはありません。計画するか、"orch set ${id} depends=..." で直してください`,
  'start/not-owner': ({ event, id, actor, owner }) =>
    owner === ''
      ? `${id} には担当がないため、誰も "${event}" できません。"orch assign ${id} ROLE" で割り当ててもらってください`
      : `${id} の "${event}" ができるのは担当の ${owner} で、あなたは ${actor} です。担当として操作するか、"orch assign ${id} ${actor}" で割り当ててもらってください`,
  'start/dependency': ({ id, depends }) =>
    `${id} は ${depends} を待っています。先にそれを終えるか、"orch set ${id} depends=..." で依存を外してください`,
  'start/dependency-dropped': ({ id, depends }) =>
    `${id} が待つ ${depends} は中止され、完了することはありません。"orch set ${id} depends=..." で依存を外すか、その作業を計画し直してください`,
  'start/blocked': ({ id, items }) =>
    `${id} は ${items} に阻まれています。先に解決してください: "orch blocked resolve ID"`,
  'start/locked': ({ id, holder, expires, free }) =>
    `${id} は ${expires} まで ${holder} が作業中です。別のタスク("orch next")を取るか、待ってください。${free} 以降は誰でも解放できます`,
  'start/wip': ({ id, actor, limit, tasks }) =>
    `${actor} はすでに ${tasks} を作業中で、このポリシーでは同時に ${limit} 件までです。${id} に着手する前に提出または返却してください`,
  'start/not-permitted': ({ event, id, approval, status }) =>
    approval === ''
      ? `このポリシーでは ${id} の "${event}" に許可が必要です。"orch request ${id} --kind execute --op TEXT" で申請してください`
      : `${id} の着手許可 ${approval} は${status === '' ? '未決定' : ` ${status} `}です。"${event}" には承認が必要です`,
  'submit/not-holder': ({ event, id, actor, holder }) =>
    holder === ''
      ? `${id} のロックを誰も持っていません。"${event}" は保持者の操作です。先にロックを取ってください: "orch lock acquire ${id}"`
      : `${id} の "${event}" ができるのはロックを持つ ${holder} で、あなたは ${actor} です`,
  'submit/stale-token': ({ event, id, token, current, holder }) =>
    `${id} のトークン ${token} はもう有効ではありません${holder === '' ? '' : `(現在は ${current}、保持者は ${holder})`}。その間にロックを失ったため、"${event}" は古い作業の提出になります。空いているタスクから始め直してください`,
  'submit/nothing': ({ id }) =>
    `${id} には示すものがありません。成果物も git の変更もありません。作ったものを --artifact PATH で指定してください`,
  'submit/artifact-missing': ({ id, path }) =>
    `${id} の成果物 ${path} がありません。作るか、正しいものを --artifact PATH で指定してください`,
  'submit/artifact-outside': ({ id, path }) =>
    `${id} の成果物 ${path} はワークスペースの外にあり、誰も確かめられません。中のものを --artifact PATH で指定してください`,
  'submit/artifact-ledger': ({ id, path }) =>
    `${id} の成果物 ${path} は台帳で、何の証明にもなりません。作ったものを --artifact PATH で指定してください`,
  'submit/op-kind': ({ id, op, kind }) =>
    `このポリシーは "${op}" を種別 ${kind} の承認と読みますが、${id} を先へ進めるのは result だけです。--op TEXT で言い換えるか、承認台帳に kind 列を加えてください`,
  'recover/held': ({ event, id, holder, free }) =>
    `${id} は ${holder} が保持しています。${free} までに "${event}" できるのは保持者だけで、それ以降は誰でもできます`,
  'finish/not-approved': ({ event, id, approval, status }) =>
    approval === ''
      ? `${id} の "${event}" には承認された結果が必要ですが、申請がありません。"orch request ${id} --kind result --op TEXT" で申請してください`
      : `${id} の最新の結果 ${approval} は${status === '' ? '未決定' : ` ${status} `}です。"${event}" には承認が必要です。承認者は "orch approve ${approval}" で決定します`,
  'approvals/too-few': ({ event, id, kind, count, needed, by, pending, rejected, who }) => {
    const there = `${id} の "${event}" には、同じ証跡に対する "${kind}" の承認が、それぞれ別の人から ${needed} 件必要です。今あるのは ${count} 件${by === '' ? '' : `(${by})`}です`;
    if (rejected !== '') {
      return `${there}。${rejected} は却下されました。差し戻してください: orch return ${id} --reason TEXT`;
    }
    const row = pending === '' ? `もう一行(orch request ${id} --kind ${kind} --op TEXT)` : pending;
    return `${there}。${who} のうち、まだ決定していない人が ${row} を決定できます`;
  },
  'finish/row-gone': ({ id, approval }) =>
    `${id} の最新の提出の行 ${approval} が台帳にありません。古い行では代わりになりません。行を戻すか、"orch return ${id} --reason TEXT" で差し戻してください`,
  'finish/approver': ({ id, approval, approver }) =>
    `${approval} を承認したのは${approver === '' ? '名前のない人' : `決定権のない ${approver} `}です。${id} には承認者の決定が必要です。"orch return ${id} --reason TEXT" の後、再提出してください`,
  'finish/same-person': ({ id, approval, approver, requester }) =>
    `${approval} は ${requester} が申請し ${approver} が承認しました。同一人物かもしれません。${id} には別の人の決定が必要です。"orch return ${id} --reason TEXT" の後、再提出してください`,
  'finish/evidence-changed': ({ id, approval, path }) =>
    `${path} は ${approval} の承認後に変わっています。元に戻すか、"orch return ${id} --reason TEXT" で差し戻してください`,
  'finish/other-evidence': ({ id, approval, path }) =>
    `${approval} は ${path} に対して承認されましたが、証拠の欄に今はありません。欄を元に戻すか、"orch return ${id} --reason TEXT" で差し戻してください`,
  'finish/contradicted': ({ id, approval, path, file }) =>
    `${approval} で承認されたものと今あるものが違います。${file === '' ? '変更' : file} が ${path} の記載と異なります。元に戻すか、"orch return ${id} --reason TEXT" で差し戻してください`,
  'plan/no-title': () => 'タスクには件名が必要です。何をするか書いてください: orch plan TITLE',
  'plan/id-taken': ({ id }) =>
    `ID ${id} は使われているか、かつて使われました(再利用はできず、大文字小文字は区別しません)。--id を省くと次の空き ID になります`,
  'plan/id-form': ({ id, pattern }) =>
    `"${id}" は ID にできません。ID には空白・コンマ・縦棒を含めず、"-" で始めないでください${pattern === '' ? '' : `。形は ${pattern} です`}`,
  'plan/id-needed': ({ pattern }) =>
    `このポリシーの ID の形は ${pattern} で、今ある ID から次を作れません。--id ID で指定してください`,
  'plan/owner-unknown': ({ owner, roles }) =>
    `"${owner}" にはこのポリシーでのロールがありません。ロールは ${roles} で、名前を付けるなら ROLE@name です`,
  'plan/due': ({ due }) => `"${due}" は日付ではありません。YYYY-MM-DD または YYYY-MM-DDTHH:mm:ssZ(UTC)で書いてください`,
  'plan/depends': ({ depends }) =>
    `"${depends}" を待つことはできません。ほかのタスクの ID をコンマで区切って書いてください`,
  'plan/circle': ({ circle }) => `これらは互いに待ち続けます: ${circle}。依存の一つを外してください`,
};
