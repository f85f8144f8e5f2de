import type { history as en } from '../en/history.js';

export const history: typeof en = {
  'history/skipped-states': (p) =>
    `タスク ${p.id}: ${p.from} → ${p.to} は ${p.skipped} を飛ばしています${found(p.line)}。${legal(p)}。または ${p.path} を順に実行してください`,
  'history/illegal-transition': (p) =>
    'free' in p
      ? `タスク ${p.id} は ${p.before} が作業中で、ロックが有効な間に ${p.after} が上書きされました。${p.before} が先に戻すか（\`orch recover ${p.id} --reason TEXT\`）、${p.free} 以降に引き継いでください（\`orch lock steal ${p.id}\`）`
      : `タスク ${p.id}: ${p.from} から ${p.to} へ進む操作はありません${found(p.line)}。${legal(p)}`,
  'history/wrong-actor': (p) =>
    p.line === ''
      ? `${p.id}: ${p.actor}（コミット ${p.commit.slice(0, 10)}）が手で行った「${p.event}」は ${p.by} の操作です。該当する人が行ってください`
      : `${p.id}: 監査ログ ${p.line} によると ${p.actor} が「${p.event}」を行いましたが、これは ${p.by} の操作です。この行は何の根拠にもなりません。編集を取り消し、該当する人が行ってください`,
  'history/immutable-cell-changed': (p) =>
    `${p.id} のセル「${p.column}」が ${said(p.before)} から ${said(p.after)} に変わっています。${
      p.column === 'task_id' || p.column === 'appr_id'
        ? 'ID は変えられません。元に戻してください'
        : p.decided
          ? '決定済みの行です。セルを元に戻し、違う内容は新しく承認を依頼してください'
          : '依頼の内容は決定を待つ間に変えられません。セルを元に戻し、新しく依頼してください'
    }`,
  'history/decision-reversed': (p) =>
    `承認 ${p.id} は ${p.before}${p.approver === '' ? '' : `（${p.approver} による）`}でしたが、${p.after} に変わっています。決定は一度だけです。元に戻し、新しく承認を依頼してください`,
  'history/row-deleted': (p) =>
    `${p.kind === 'task' ? 'タスク' : '承認'} ${p.id}${p.state === '' ? '' : `（${p.state}）`}${p.more === 0 ? '' : `ほか ${p.more} 件`}が台帳から消えています。元に戻し${p.kind === 'task' ? '、「orch drop」で取り下げるか「orch archive」で書庫に移してください' : 'てください。依頼と決定は記録として残ります'}`,
  'history/born-decided': (p) =>
    `承認 ${p.id} は新しい行なのに、すでに ${p.status} です。まず保留中の依頼（「orch request」）があり、別の人が決定します`,
  'history/born-past-initial': (p) =>
    `タスク ${p.id} は新しい行なのに、すでに ${p.state} です。タスクは ${p.initial} から始まります${p.path === '' ? '' : `（${p.state} へは ${p.path}）`}`,
  'history/approved-after-done': (p) =>
    `承認 ${p.id} が今になって承認されましたが、タスク ${p.task} はその前から ${p.state} でした。結果の承認はレビュー中に行います。タスクを再開し（「orch reopen ${p.task} --reason TEXT」）、提出し直してください`,
  'history/decided-after-commit': (p) =>
    `承認 ${p.id} の決定日時は ${p.decided} ですが、${p.time} のコミット ${p.commit.slice(0, 10)} にすでに決定があります。決定した時刻を UTC で書いてください`,
  'history/id-reused': (p) =>
    `ID ${p.id} は以前、別の${p.kind === 'task' ? 'タスク' : '承認'}のものでした。ID は二度使えません。新しい ID を付けてください`,
  'history/move-overwritten': (p) =>
    `${p.id} が監査済みの操作「${p.event}」（${p.actor}、${p.time}、${p.line}）より前の内容に戻っています。上書きされています。操作が書いた内容に戻すか、「orch undo」で正式に取り消してください`,
  'history/suppression-added': (p) =>
    `${p.code} のこの抑制は比較元にまだないため、効果がありません。指摘を直すか、コミットするか、承認を受けてください: orch request rule:${p.code} --kind change --op "理由"`,
  'history/adopted': (p) =>
    `コミット ${p.commit.slice(0, 10)} にはまだ ${p.path} がないため、今の内容をそのまま受け入れます。コミットすると、以後の編集はすべて検査されます`,
};

function legal({ from, legal: events }: { readonly from: string; readonly legal: string }): string {
  return events === '' ? `${from} から進める操作はありません` : `${from} からは ${events} が可能です`;
}

function found(line: string): string {
  return line === '' ? '' : `（${line} の操作より前）`;
}

function said(text: string): string {
  return text === '' ? '空' : `「${text}」`;
}
