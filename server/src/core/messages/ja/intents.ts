import type { Messages } from '../index.js';

export const intents: Messages['intents'] = {
  docs: {
    plan: {
      summary: '新しいタスクを書き留める',
      examples: [
        'orch plan "パスキーでのサインイン" --owner WORK',
        'orch plan "パスワードの再設定" --id T-7 --due 2026-02-01 --priority P1 --depends T-5,T-6',
      ],
    },
    ready: { summary: '計画したタスクを着手できるようにする', examples: ['orch ready T-1 --as CMD@dana'] },
    start: {
      summary: 'タスクに着手し、ロックを取る',
      examples: ['orch start T-1 --as WORK@ada', 'orch start T-1 --json', 'orch start T-1 --dry-run'],
    },
    submit: {
      summary: '成果を提出する。証跡を書き、結果の承認を求め、ロックを返す',
      examples: [
        'orch submit T-1 --artifact src/login.ts --artifact docs/login.md',
        'orch submit T-1 --op "パスキーでのログイン" --check "npm test=0" --check "npm run lint=0"',
      ],
    },
    return: {
      summary: '提出された成果を差し戻す',
      examples: ['orch return T-1 --reason "空のパスワードが通ってしまう"'],
    },
    finish: {
      summary: '成果が承認され、その後変わっていないタスクを完了にする',
      examples: ['orch finish T-1 --as CMD@dana'],
    },
    hold: { summary: 'タスクを保留する', examples: ['orch hold T-1 --reason "契約を待つ"'] },
    resume: { summary: '保留したタスクを元の状態に戻す', examples: ['orch resume T-1'] },
    drop: { summary: 'タスクを取りやめる', examples: ['orch drop T-1 --reason "もう必要ない"'] },
    reopen: { summary: '完了したタスクをやり直す', examples: ['orch reopen T-1 --reason "Windows で失敗する"'] },
    recover: {
      summary: '着手したタスクを返す。保持者はいつでも、ほかの人はロックが切れた後に',
      examples: ['orch recover T-1 --reason "エージェントが応答しない"'],
    },
    event: { summary: 'このポリシーのイベント', examples: [] },
    request: {
      summary: '承認を求める: 結果、着手、規則の変更、ロックの奪取、例外',
      examples: [
        'orch request T-1 --kind execute --op "データベースの移行"',
        'orch request rule:wip --kind change --op "一人二件まで"',
        'orch request path:PROJECT_RULES.md --kind change --op "一人二件まで"',
        'orch request T-1 --kind steal --op "ada が病欠"',
      ],
    },
    approve: { summary: '承認待ちの行を承認する', examples: ['orch approve A-1 --as AUDIT@ren'] },
    reject: {
      summary: '承認待ちの行を却下する。レビュー中の結果なら、タスクは差し戻される',
      examples: ['orch reject A-1 --reason "空のパスワードのテストがない"'],
    },
    expire: { summary: '期限を過ぎた承認待ちの行を閉じる', examples: ['orch expire', 'orch expire A-1'] },
    assign: { summary: 'タスクの担当を決める', examples: ['orch assign T-1 WORK@ada', 'orch assign T-1 WORK'] },
    rename: {
      summary: 'タスクの ID を、参照しているすべての箇所で変える',
      examples: ['orch rename T-1 LOGIN-1', 'orch rename T-1 LOGIN-1 --dry-run'],
    },
    set: {
      summary: 'タスクの title, due, priority, milestone, artifact, depends, notes を変える',
      examples: ['orch set T-1 due=2026-02-01 priority=P1', 'orch set T-1 due='],
    },
    archive: {
      summary: '閉じたタスクを書庫に移す。ID は使われたまま残る',
      examples: ['orch archive', 'orch archive T-1 T-2'],
    },
    file: {
      summary: 'チェックリストの項目をタスクにする',
      examples: ['orch file T-101', 'orch file "リリースノートを書く" --owner WORK'],
    },
    'lock.acquire': {
      summary: '着手済みで誰も保持していないタスクのロックを取る',
      examples: ['orch lock acquire T-1', 'orch lock acquire T-1 --json'],
    },
    'lock.extend': { summary: '自分のロックを延長する', examples: ['orch lock extend T-1'] },
    'lock.release': {
      summary: '自分のロックと、着手したタスクを返す',
      examples: ['orch lock release T-1 --reason "今日はここまで"'],
    },
    'lock.steal': {
      summary: 'ロックを引き継ぐ。期限切れなら自由に、有効なら CMD と AUDIT の steal 承認が必要',
      examples: ['orch lock steal T-1 --reason "ada が病欠"'],
    },
    'lock.clean': { summary: 'ロックが切れたタスクをすべて返す', examples: ['orch lock clean'] },
    'flags.set': {
      summary: 'フラグ FREEZE, AUTO_DECIDE を設定する',
      examples: ['orch flags set FREEZE=on', 'orch flags set AUTO_DECIDE=shadow'],
    },
    'blocked.add': {
      summary: 'タスクの妨げになっているものを記録する',
      examples: ['orch blocked add "テストサーバーに入れない" --task T-1 --priority High'],
    },
    'blocked.resolve': {
      summary: '妨げがなくなったことを記録する',
      examples: ['orch blocked resolve BLOCK-001 --reason "権限が付与された"'],
    },
    'blocked.escalate': {
      summary: 'ブロック項目を、解決できる人に上げる',
      examples: ['orch blocked escalate BLOCK-001 --to CMD'],
    },
    'lock.hold': {
      summary: 'タスクのロックを更新し続けながらコマンドを実行する',
      examples: ['orch lock hold T-1 -- npm test', 'orch lock hold T-1 --as WORK@ada -- ./agent.sh --fast'],
    },
    'flags.list': { summary: 'フラグを表示する', examples: ['orch flags', 'orch flags --json'] },
    'blocked.list': {
      summary: '妨げになっているもの（未解決のブロック項目）を表示する',
      examples: ['orch blocked', 'orch blocked list --all'],
    },
    next: {
      summary: '今着手できるタスクを、急ぐものから表示する',
      examples: ['orch next --as WORK@ada', 'orch next --json'],
    },
    migrate: {
      summary: '台帳にない列を空のまま追加する（通常の列、または指定した列）',
      examples: ['orch migrate --add-columns', 'orch migrate --add-columns priority,depends --dry-run'],
    },
    undo: { summary: '自分の直前の操作を取り消す', examples: ['orch undo', 'orch undo --seq 12'] },
  },
  fields: {
    id: 'タスクまたは行の ID',
    newId: '新しいタスクの ID（既定: 次に空いている ID）',
    ids: '閉じたタスクの ID（既定: すべて）',
    title: '何についてか、一行で',
    owner: '担当: ロール、または ROLE@name',
    role: '担当: ロール、または ROLE@name',
    due: '期限: 2026-02-01 または 2026-02-01T18:00:00Z',
    priority: '優先度。台帳の書き方で',
    depends: '先に完了すべきタスクの ID',
    milestone: 'どのマイルストーンの一部か',
    notes: 'ほかに書いておくこと',
    reason: '理由。必須の操作もある',
    token: '付与されたときのロックの番号。古い番号は拒否される',
    artifact: '作ったファイル。一つずつ指定する',
    op: '何をしたか、何をするか、一行で',
    check: '実行した検査と終了コード: "npm test=0"',
    kind: '種別: result, execute, change, steal, waiver',
    target: 'タスクの ID、rule:NAME、path:PATH のいずれか',
    evidence: '証跡のパス（既定: path:PATH の変更ではそのファイル、結果では最後の提出のもの）',
    values: '列と新しい値。= の後が空なら値を消す',
    item: 'チェックリスト項目の ID または文面',
    flag: 'フラグの名前と新しい値',
    task: '妨げられているタスクの ID',
    summary: '分かっていること',
    workaround: '当面の対処',
    renamed: '新しい ID（どの行も使ったことのないもの）',
    to: '誰が解決するか（既定: ポリシーによる）',
    command: 'コマンドとその引数。シェルを通さずに実行する',
    all: '解決済み・対応不要のものも表示する',
    limit: '表示する件数の上限（既定: 20）',
    cursor: 'どこから表示するか',
    columns: '列の名前。例: priority,depends（既定: 表にない通常の列）',
    'add-columns': '列を追加する。今のところ唯一の移行',
    seq: '監査ログでの自分の行の番号（既定: 最後の行）',
  },
  problems: {
    missing: (p) => `${p.value} が必要です`,
    'bad-number': (p) => `${p.option} には整数を指定してください（「${p.value}」は整数ではありません）`,
    'bad-choice': (p) => `${p.option} に「${p.value}」は指定できません。${p.known} のいずれかです`,
    'bad-pair': (p) => `「${p.value}」は NAME=VALUE の形ではありません`,
    'bad-key': (p) =>
      `「${p.key}」は設定できません。設定できるのは ${p.known} です。状態・担当・ロックは専用の操作で変わります`,
    'bad-check': (p) =>
      `「${p.value}」では検査の結果が分かりません。"npm test=0" のように「コマンド=終了コード」で書いてください`,
  },
};
