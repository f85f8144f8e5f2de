import type { Messages } from '../../index.js';
import { rename } from '../rename.js';
import type { further as english } from '../../en/moves/further.js';

export const further: Pick<Messages['moves']['refusals'], keyof typeof english> = {
  'decide/role': ({ id, actor, allowed }) => `${actor} は ${id} を決定できません。決定できるのは ${allowed} です`,
  'decide/automatic': ({ id, actor, value }) =>
    `${actor} は自動で決定しますが、AUTO_DECIDE は ${value} です。${id} は人が決定するか、チームの意思なら AUTO_DECIDE=on にしてください`,
  'decide/no-requester': ({ id }) =>
    `${id} には要求者がなく、あなたと別人かどうか分かりません。requested_by を書くか、改めて要求してください`,
  'decide/self': (p) =>
    `${p.id} を要求したのは ${p.requester}、あなたは ${p.actor} です。${selfWhy(p)}。別の人が決定してください`,
  'decide/own-request': ({ id, actor, requester, said }) =>
    `監査ログによれば ${id} を要求したのは ${requester} です${said === '' ? '' : `（行には今 ${said} とあります）`}。あなたは ${actor} で、自分の要求は承認できません。requested_by を元に戻し、別の人が決定してください`,
  'decide/unnamed': ({ id, part, actor }) =>
    `"separation: strict" では ${id} の双方に名前が必要ですが、${part === 'approver' ? '承認者' : '要求者'}は "${actor}" だけです。${part === 'approver' ? 'ROLE@name として実行してください' : '要求者が ROLE@name として改めて要求してください'}`,
  'decide/twice': ({ other, actor }) =>
    `${actor} は同じ証跡の ${other} をすでに承認しています。定足数の各行には別々の承認者が必要です`,
  'decide/not-pending': ({ id, status, approver }) =>
    `${id} は${status === '' ? '状態がなく' : `すでに ${status} で`}${approver === '' ? '' : `(${approver})`}、決定は一度だけです。"orch request" で改めて要求してください`,
  'decide/expired': ({ id, expiry }) =>
    `${id} は ${expiry} に期限が切れました。対象が変わっているかもしれません。"orch expire ${id}" のあと改めて要求してください`,
  'decide/request-time': ({ id }) =>
    `${id} の要求日時が読めず、決定がその後だと言えません。ts_req を YYYY-MM-DDTHH:mm:ssZ で書いてください`,
  'decide/clock': ({ id, requested, now }) =>
    `${id} の要求は ${requested} ですが、時計は ${now} です。決定は要求より前になりません。時計を合わせてください`,
  'decide/not-in-review': ({ id, task, state }) =>
    `${id} は ${task} の結果についてですが、${task} は ${state} でレビュー中ではありません。行を失効させ("orch expire ${id}")、次の提出を決定してください`,
  'decide/no-evidence': ({ id }) =>
    `${id} には証跡がなく、判断する対象がありません。evidence 列に記録を書くか、タスクを提出し直してください`,
  'decide/evidence-gone': ({ id, path }) =>
    `${id} の証跡 ${path} がありません。元に戻すか、タスクを提出し直してください`,
  'decide/evidence-changed': ({ id, path, file }) =>
    `${path} の内容はもう事実と異なります${file === '' ? '' : `(${file})`}。${id} は別のものを承認することになります。タスクを差し戻し、提出し直してもらってください`,
  'expire/none': () => '期限の過ぎた承認待ちはありません。期限前に失効させるには orch expire APPR と指定してください',
  'request/no-op': ({ target }) => `${target} について何を求めるのか --op TEXT で書いてください`,
  'request/kind-needs-task': ({ target, kind }) =>
    `"${kind}" の承認はタスクについてのものですが、${target} はタスクではありません。ルールやパスには "change" か "waiver" を使ってください`,
  'request/closed': ({ id, kind, state }) => `${id} は ${state} です。"${kind}" を求めるものは残っていません`,
  'request/started': ({ id, state }) => `${id} は ${state} です。着手の許可は着手前に求めます`,
  'request/not-in-review': ({ id, state }) =>
    `${id} は ${state} です。結果はレビュー中に判断されます。"orch submit ${id}" で提出すると決定も要求されます`,
  'request/not-owner': ({ id, actor, owner }) =>
    `${id} の結果の決定を求めるのは担当(${owner === '' ? 'なし' : owner})です。あなたは ${actor} です`,
  'request/nothing-to-steal': ({ id }) =>
    `${id} を保持している人はもういないため承認は不要です。orch lock steal ${id} か orch start ${id} を使ってください`,
  'request/open': ({ target, kind, open }) =>
    `${target} の "${kind}" は ${open} がすでに求めており決定待ちです。待つか、先に失効させてください`,
  'request/no-evidence': ({ id }) =>
    `結果には証跡が必要ですが、${id} には以前のものもありません。--evidence PATH で指定してください`,
  'request/bad-evidence': ({ path, fault }) =>
    fault === 'missing'
      ? `${path} はこのワークスペースのファイルではありません。証跡は判断の前に存在する必要があります`
      : `"${path}" は、どのマシンでも同じに読めるワークスペース内のパスではありません。/ 区切りの相対パスで書いてください`,
  'steal/own': ({ id }) => `${id} はあなた自身が保持しています。延長は "orch lock extend ${id}" です`,
  'steal/not-approved': ({ id, holder, missing, free }) =>
    `${holder} が ${id} を保持しています。奪取には承認済みの "steal" 行が必要ですが、${missing} の承認がありません: orch request ${id} --kind steal --op TEXT。延長されなければ ${free} から自由に取れます`,
  'assign/unknown-owner': ({ id, owner, roles }) =>
    `"${owner}" はこのポリシーにロールがなく、${id} の担当にできません。ロールは ${roles}、名前付きなら ROLE@name です`,
  'assign/held': ({ id, holder }) =>
    `${holder} が ${id} を作業中です。先に返却("orch recover ${id} --reason TEXT")してもらうか保留にしてください`,
  'rename/held': ({ id, holder }) =>
    `${id} は${holder === '' ? '' : ` ${holder} が`}作業中で、終わるまでこの ID で扱われます。先にロックを返してください: orch lock release ${id} --reason TEXT`,
  'rename/unread': ({ id, path }) =>
    `${path} は ${id} の証跡ですが、1 MB 以下の UTF-8 テキストではないため ID を書き換えられません。先に証跡を短くするか直すか、新しいタスクを計画してください`,
  'rename/malformed': rename.malformed,
  'rename/pattern': rename.pattern,
  'rename/taken': rename.taken,
  'rename/same-but-case': rename.sameButCase,
  'rename/reserved': rename.reserved,
  'rename/awaited': rename.awaited,
  'rename/decided': rename.decided,
  'rename/bound': rename.bound,
  'rename/file-taken': rename.fileTaken,
  'rename/cannot-stand': rename.cannotStand,
  'set/unchanged': ({ id }) => `${id} はすでにその内容です。変えるものがありません`,
  'set/closed': ({ id, state, dropped }) =>
    dropped
      ? `${id} は ${state} です。中止したタスクはもう変えません。新しく計画してください`
      : `${id} は ${state} です。先に再開してください: orch reopen ${id} --reason TEXT`,
  'set/not-yours': ({ id, column, actor, by }) =>
    `${column === '' ? id : `${id} の ${column}`} を設定できるのは ${by} で、あなたは ${actor} です。その人に頼んでください`,
  'set/no-title': ({ id }) => `${id} にはタイトルが必要です`,
  'set/bad-due': ({ id, due, impossible }) =>
    `"${due}" は${impossible ? '暦にない日付' : '日付ではないもの'}です。${id} の期限は YYYY-MM-DD か YYYY-MM-DDTHH:mm:ssZ、なければ - と書いてください`,
  'set/bad-path': ({ id, path, fault }) =>
    fault === 'outside'
      ? `"${path}" はワークスペースの外です。${id} の成果物は中に置いてください`
      : `"${path}" はマシンごとに異なります。${id} の成果物はルートからの相対パス(/ 区切り)で書いてください`,
  'set/depends-unknown': ({ id, depends }) =>
    `${id} は ${depends} を待てません。台帳にもアーカイブにもそのタスクはありません`,
  'set/circle': ({ id, circle }) => `${id} が自分自身を待つことになります: ${circle}。先に依存を一つ外してください`,
  'flags/unknown': ({ name, known }) => `フラグ "${name}" はありません。フラグは ${known} です`,
  'flags/value': ({ name, value, legal }) => `${name} を "${value}" にはできません。${legal} のいずれかです`,
  'flags/already': ({ name, value }) => `${name} はすでに ${value} です`,
  'blocked/no-title': () => 'ブロック項目にはタイトルが必要です。何が妨げているのか書いてください',
  'blocked/priority': ({ priority, legal }) =>
    `"${priority}" はブロック項目の優先度ではありません。${legal} のいずれかです`,
  'blocked/unknown': ({ id }) => `ブロック項目 "${id}" はありません。一覧は "orch blocked" で分かります`,
  'blocked/closed': ({ id, status }) => `${id} はすでに ${status} です`,
  'blocked/escalated': ({ id }) => `${id} はすでにエスカレーション済みです`,
  'blocked/unknown-role': ({ id, to, roles }) =>
    `${id} を "${to}" へエスカレーションできません。このポリシーにロールがありません。ロールは ${roles} です`,
  'lock/not-active': ({ event, id, state }) =>
    `${id} は${state === '' ? '状態がありません' : ` ${state} です`}。"${event.replace('.', ' ')}" は作業中のタスクのためのものです。"orch start ${id}" で着手とロックをします`,
  'lock/yours': ({ id, expires, token }) =>
    `${id} はすでにあなたが保持しています(トークン ${token}、${expires} まで)。延長は "orch lock extend ${id}" です`,
  'lock/none': ({ id }) => `${id} は誰も保持していません。作業中なら "orch lock acquire ${id}" でロックできます`,
  'lock/lapsed': ({ id }) =>
    `${id} のロックは猶予を過ぎ、もう復活しません。取り直してください: orch lock acquire ${id}`,
  'lock/clean': () => '猶予を過ぎたロックのタスクはありません。片付けるものがありません',
  'archive/none': () => '完了または中止のタスクはありません。アーカイブするものがありません',
  'archive/open': ({ id, state }) => `${id} は ${state} です。アーカイブできるのは完了か中止のものだけです`,
  'archive/pending': ({ id, approval }) =>
    `${approval} は ${id} についての決定をまだ待っています。先に決定するか失効させてください`,
  'archive/there': ({ id, path }) =>
    `${path} にはすでにタスク ${id} があります。ID は二度使いません。どちらかに別の ID を付けてください`,
  'archive/last': ({ id, path }) =>
    `${id} を移すと ${path} にセクションが残りません。新しいタスクは既存のセクションに倣って書かれます。先に別のタスクを計画してください`,
  'archive/lossy': ({ id, path, columns }) =>
    `${path} には ${id} の ${columns} を書く場所がありません。列を追加するか、PROJECT_RULES.md の paths.archive を変えてください`,
  'file/unknown': ({ item }) =>
    `タスク台帳のチェックリストに未完の項目 "${item}" はありません。ID か文面で指定してください`,
  'file/ticked': ({ item }) => `"${item}" はすでにチェック済みです。登録するものはありません`,
  'undo/none': ({ actor }) => `${actor} がこのクローンで行った、取り消せる操作は残っていません`,
  'undo/unknown': ({ seq }) => `このクローンに操作 ${seq} はありません。番号は "orch audit show" で分かります`,
  'undo/not-yours': ({ seq, actor }) => `操作 ${seq} は ${actor} が行いました。取り消せるのは本人だけです`,
  'undo/done': ({ seq }) => `操作 ${seq} はすでに取り消されています`,
  'undo/spent': ({ event, seq }) =>
    `"${event}"(操作 ${seq})には取り消すものが残りません。代わりに望む操作をしてください`,
  'undo/decision': ({ event, id, instead }) => `${id} の "${event}" は決定で、決定は覆りません。${INSTEAD[instead]}`,
  'undo/renamed': ({ id }) =>
    `${id} の ID は変更され、ID は再利用されないため元に戻せません。新しい ID が誤っている場合は、もう一度変更してください: orch rename ID NEW_ID`,
  'undo/changed': ({ id, file }) =>
    `${file} の ${id} は操作直後の内容ではなくなっています。取り消せるのは、まだ誰も手を加えていないものだけです`,
  'undo/undone': ({ seq }) =>
    `操作 ${seq} 自体が別の操作の取り消しです。元の操作が必要なら、もう一度行ってください。内容は "orch audit show" で分かります`,
  'undo/filled': ({ path, column, id }) =>
    id === ''
      ? `${path} の表は操作直後の形ではなくなっているため、${column} は残します。何も書かれていなければ手で取り除いてください`
      : `${path} の ${id} には ${column} の値があります。列を取り除けるのは、すべてのセルが空の間だけです`,
  'undo/over': ({ id, expires }) =>
    `その延長がなければ ${id} のロックは ${expires} に終わっていました。ロックを過去に終わらせることはできません。タスクを返してください: orch lock release ${id}`,
  'undo/stolen': ({ id, holder }) =>
    `${id} に対する${holder === '' ? '前の保持者' : ` ${holder} `}のロックは復活しません。改めて着手できるようタスクを返してください: orch lock release ${id}`,
  'undo/released': ({ id, holder }) =>
    `${id} に対する${holder === '' ? '前の保持者' : ` ${holder} `}のロックは作業を守るものではなく、元に戻りません。"orch start ${id}" で着手とロックをします`,
  'undo/freed': ({ id, holder }) =>
    `${id} は猶予を過ぎた ${holder} のロックから解放されたもので、復活しません。改めて着手してください`,
};

const INSTEAD = {
  reopen: '完了したものを変えるには再開してください: orch reopen ID --reason TEXT',
  start: '作業は新しい着手で続けます: orch start ID',
  return: 'レビュー中なら差し戻してください: orch return ID --reason TEXT',
  request: '新しい決定を求めてください: orch request TARGET --kind KIND --op TEXT',
};

function selfWhy({ why, who }: { why: string; who: string }): string {
  if (why === 'same-name') return `どちらも ${who} です`;
  if (why === 'same-role') return `どちらも ${who} としか分からず、別人かどうか分かりません`;
  if (why === 'agent') return `エージェントは運用者(${who})やその別のエージェントのために決定できません`;
  return '自分の要求は自分で決定できません';
}
