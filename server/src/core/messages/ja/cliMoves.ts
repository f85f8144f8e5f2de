import type { Messages } from '../index.js';

export const cliMoves: Messages['cliMoves'] = {
  movesHeading: '操作',
  optionsHeading: 'オプション',
  moveOptions: `すべての操作のオプション:
  --dry-run     変更を unified diff で表示し、何も書かない
  --key KEY     同じ KEY でもう一度実行しても、同じ答えを返し、二度は行わない`,
  exits: '終了コード: 0 完了、1 拒否、2 呼び出しの誤り、4 台帳がほかから書き込まれ続けている（もう一度試す）。',
  holdExits:
    '以前から保持していたロックは保持したままになり、このコマンドが取ったロックは最後に返され、タスクも "orch recover" と同じように戻ります。終了コードは COMMAND のもの（シグナル N で終わったなら 128 + N）、1 拒否、4 ロックを失った（COMMAND とその子プロセスはすべて止められる）。',
  unknownWord: (p) =>
    `「orch ${p.command}」に「${p.word}」はありません。使えるのは ${p.known} です。「orch help ${p.command}」をご覧ください`,
  lacksWord: (p) =>
    `「orch ${p.command}」には ${p.known} のいずれかが必要です。「orch help ${p.command}」をご覧ください`,
  seeHelp: (p) => `${p.problem}（「orch ${p.command} --help」をご覧ください）`,
  created: '新規',
  did: {
    approve: (p) => `${p.id} を承認しました`,
    reject: (p) => `${p.id} を却下しました`,
    request: (p) => `${p.id} で承認を求めました`,
    expire: (p) => `${p.id} を期限切れにしました`,
    assign: (p) => `${p.id} の担当を決めました`,
    rename: (p) => `${p.id} の ID を変えました`,
    set: (p) => `${p.id} を変更しました`,
    archive: (p) => `${p.id} を書庫に移しました`,
    'lock.extend': (p) => `${p.id} のロックを延長しました`,
    undo: (p) => `${p.id} を元に戻しました`,
    migrate: (p) => `${p.id} に列を追加しました`,
    'flags.set': (p) => `${p.id} を設定しました`,
    'blocked.add': (p) => `${p.id} を記録しました`,
    'blocked.resolve': (p) => `${p.id} を解決済みにしました`,
    'blocked.escalate': (p) => `${p.id} を上げました`,
  },
  lockedUntil: (p) => `${p.owner} が ${p.until} までロック（トークン ${String(p.token)}）`,
  asksApproval: (p) => `${p.id} で承認を求めています`,
  elsewhere: (p) => `ここはリンクされたワークツリーです。正本の台帳は ${p.home} にあります`,
  byApproval: (p) => `${p.id} による`,
  wouldBe: (p) => `実行すれば: ${p.done}（何も書いていません）`,
  youMay: '今できること:',
  retryAt: (p) => `${p.time} にもう一度試してください。`,
  leaseLost: (p) =>
    `${p.task} のロック（トークン ${String(p.token)}）は ${p.at} に「${p.event}」で失われました。${p.holder === null ? '今は誰も保持していません' : `今は ${p.holder} が保持しています`}`,
  nothingToStart: '今着手できるタスクはありません。作業の現状は「orch status」で分かります。',
  moreFrom: (p) => `続き: orch ${p.command} --cursor ${String(p.cursor)}`,
  noBlocked: '妨げになっているものはありません。',
  noCommand: (p) => `「${p.command}」を開始できませんでした（${p.detail}）`,
  holdLost: (p) =>
    `${p.task} のロックは失われました。${p.holder === null ? '今は誰も保持していません' : `今は ${p.holder} が保持しています`}。コマンドを停止しました`,
  holdEnded: (p) => `コマンド終了（${p.exit}）`,
  holdEndedExit: (p) => `終了コード ${String(p.code)}`,
  holdEndedSignal: (p) => `シグナル ${p.signal}`,
  init: {
    created: (p) => `作成  ${p.path}`,
    extended: (p) => `追記  ${p.path}`,
    kept: (p) => `維持  ${p.path}`,
    nothing: 'することはありません: すべて揃っています',
    next: '次に: これらのファイルをコミットし、orch plan "やること" --owner WORK --as CMD@you',
    ignored: (p) => `.gitignore が ${p.path} を無視しています。監査ログは誰にも見えません。その行を取り除いてください`,
    outside: (p) => `${p.path} はワークスペースの外に出るか、通常のファイルではありません。何も書いていません`,
    failed: (p) => `${p.path} を書けませんでした（${p.detail}）`,
  },
};
