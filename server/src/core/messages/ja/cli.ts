import type { cli as en } from '../en/cli.js';

export const cli: typeof en = {
  usageHeading: '使い方',
  moreHelp: 'orch help COMMAND で、それぞれの書き方と例を表示します。',
  examplesHeading: '例',
  commonOptions: `共通オプション:
  -C DIR        DIR で実行する。省略時は、現在のフォルダーから git ワーク
                ツリーの最上位までさかのぼり、PROJECT_RULES.md か台帳のある
                最も近いフォルダーで実行する（パスはそこからの相対パス）
  --now TIME    現在時刻の代わりに TIME（YYYY-MM-DDTHH:mm:ssZ）で判定する
  --as ACTOR    操作者: ROLE または ROLE@name
  --json        機械可読な出力
  --lang en|ja  メッセージの言語（既定: LANG）
  -h, --help    このヘルプ
  --version     バージョン`,
  commands: {
    init: {
      summary: 'リポジトリの最初のファイルを作る',
      usage: 'orch init [--dry-run]',
      options: { '--dry-run': '作られるものを表示し、何も書かない' },
      examples: ['orch init', 'orch init --dry-run', 'orch init --lang ja'],
    },
    check: {
      summary: '台帳を検査し、すべての指摘を表示する',
      usage:
        'orch check [DIR] [--base REV | --staged | --no-base] [--format text|json|sarif|github|junit] [--fail-on error|warning|info|hint|never] [--strict-time] [--no-baseline] [--all]',
      options: {
        DIR: '検査するフォルダー（-C と同じ）',
        '--base REV': 'ブランチが REV から分かれた後のコミットも一つずつ判定する',
        '--staged': 'ステージした内容を、次のコミットとして判定する',
        '--no-base': 'どのコミットとも比べない',
        '--format FORMAT': '指摘の出力形式（既定: text）',
        '--fail-on SEVERITY': '検査を失敗にする最低の重大度（既定: error）',
        '--strict-time': '時刻だけで変わる指摘でも失敗にする',
        '--no-baseline': 'ベースラインで受け入れた指摘も数える',
        '--all': '同じ指摘が多くても、すべて表示する',
      },
      examples: [
        'orch check',
        'orch check --base origin/main',
        'orch check --staged',
        'orch check --format json examples/troubled',
        'orch check --fail-on warning --strict-time',
        'orch check --format sarif > orch.sarif',
      ],
    },
    diff: {
      summary: '直前のコミットと異なる行とセルを表示する',
      usage: 'orch diff [--base REV | --staged] [--limit N] [--cursor N]',
      options: {
        '--base REV': '直前のコミットの代わりに REV と比べる',
        '--staged': 'ディスクではなく、ステージした内容を表示する',
        '--limit N': '表示する件数の上限（既定: 20）',
        '--cursor N': 'どこから表示するか',
      },
      examples: ['orch diff', 'orch diff --base main', 'orch diff --staged --json'],
    },
    status: {
      summary: '作業の現状、または一つのタスク・承認の詳細を表示する',
      usage: 'orch status [ID] [--limit N] [--cursor N]',
      options: { '--limit N': '表示する件数の上限（既定: 20）', '--cursor N': 'どこから表示するか' },
      examples: ['orch status', 'orch status T-12', 'orch status --json --limit 50'],
    },
    explain: {
      summary: '指摘コード、またはある行に指摘がある理由を説明する',
      usage: 'orch explain CODE|ID',
      options: {},
      examples: ['orch explain cross/done-without-approval', 'orch explain T-12'],
    },
    policy: {
      summary: '有効なポリシーを表示する',
      usage: 'orch policy --print',
      options: { '--print': '表示する（既定で、ほかの動作はない）' },
      examples: ['orch policy --print', 'orch policy --print --json'],
    },
    baseline: {
      summary: '今ある指摘を受け入れ、新しい指摘だけを失敗にする',
      usage: 'orch baseline write|prune',
      options: {},
      examples: ['orch baseline write', 'orch baseline prune'],
    },
    audit: {
      summary: '監査ログを検証・表示・書き出しする',
      usage: 'orch audit verify | show [ID] [--limit N] [--cursor N] | export [--format jsonl|csv]',
      options: {
        '--format FORMAT': '書き出す形式（既定: jsonl）',
        '--limit N': '表示する件数の上限（既定: 20）',
        '--cursor N': 'どこから表示するか',
      },
      examples: ['orch audit verify', 'orch audit show T-12', 'orch audit export --format csv > audit.csv'],
    },
    hook: {
      summary: 'コミットのたびに、ステージした内容を git に検査させる',
      usage: 'orch hook install|uninstall|status',
      options: {},
      examples: ['orch hook install', 'orch hook status', 'orch hook uninstall'],
    },
    history: {
      summary: '台帳が git の履歴でたどったすべてのステップを判定する',
      usage: 'orch history [--from REV] [--to REV] [--format text|json|csv|xes] [--limit N] [--cursor N]',
      options: {
        '--from REV': 'REV の後から（既定: 最初のコミットから）',
        '--to REV': 'REV まで（既定: HEAD）',
        '--format FORMAT': '出力形式（既定: text）',
        '--limit N': '表示する件数の上限（既定: 20）',
        '--cursor N': 'どこから表示するか',
      },
      examples: [
        'orch history',
        'orch history --from v1.0 --limit 50',
        'orch history --format csv > steps.csv',
        'orch history --format xes > ledger.xes',
      ],
    },
    completion: {
      summary: 'シェルの補完スクリプトを表示する',
      usage: 'orch completion bash|zsh|fish',
      options: {},
      examples: ['source <(orch completion bash)', 'source <(orch completion zsh)', 'orch completion fish | source'],
    },
    lsp: {
      summary: 'エディター用の言語サーバーを起動する',
      usage: 'orch lsp --stdio',
      options: { '--stdio': '標準入出力で通信する' },
      examples: ['orch lsp --stdio'],
    },
  },
  severities: { error: 'エラー', warning: '警告', info: '情報', hint: 'ヒント' },
  unknownCommand: (p) =>
    p.meant === ''
      ? `コマンド「${p.command}」はありません。使えるのは ${p.known} です。「orch help」をご覧ください`
      : `コマンド「${p.command}」はありません。${p.meant} のことではありませんか。一覧は「orch help」で表示します`,
  tooManyWords: (p) => `「orch ${p.command}」に「${p.word}」は余分です。「orch ${p.command} --help」をご覧ください`,
  missingWord: (p) => `「orch ${p.command}」には ${p.word} が必要です。「orch ${p.command} --help」をご覧ください`,
  badOption: (p) => `${p.problem}（「orch ${p.command} --help」をご覧ください）`,
  unknownOption: (p) => `「${p.option}」というオプションはありません`,
  noOptionValue: (p) => `${p.option} に値は指定できません`,
  missingOptionValue: (p) => `${p.option} には値が必要です。「-」で始まる値は ${p.option}=値 と書いてください`,
  badChoice: (p) => `--${p.option} に「${p.value}」は指定できません。${p.known} のいずれかです`,
  badNumber: (p) => `--${p.option} には整数を指定してください（「${p.value}」は整数ではありません）`,
  badTime: (p) => `--now には 2026-01-15T12:00:00Z のような時刻を指定してください（「${p.time}」は読めません）`,
  noFolder: (p) => `フォルダー「${p.folder}」がありません`,
  noLedger: (p) =>
    `台帳が見つからないため、何も検査していません（${p.path} などポリシーが指すファイル）。「orch init」で作成できます`,
  noBaseline: (p) => `整理するベースライン ${p.path} がありません。「orch baseline write」で作成できます`,
  unreadableBaseline: (p) =>
    `ベースライン ${p.path} を読めません: ${p.problem}。修正するか、「orch baseline write」で作り直してください`,
  unknownId: (p) => `ID「${p.id}」のタスクも承認もありません。「orch status」で一覧できます`,
  unknownTopic: (p) =>
    `「${p.topic}」は指摘コードでもタスク・承認の ID でもありません。ID は「orch status」、ここで見つかるコードは「orch check」で分かります`,
  internal: (p) => `Orch の不具合です。次の内容を添えて報告してください\n${p.error}`,
  noServer: 'ここからは言語サーバーを起動できません',
  moreOf: (p) => `${p.file} にはほかに ${p.code} が ${String(p.count)} 件あります（--all ですべて表示）`,
  clean: (p) => `指摘はありません（${counted(p)}を確認）`,
  summary: (p) =>
    `エラー ${String(p.errors)}、警告 ${String(p.warnings)}、情報 ${String(p.infos)}、ヒント ${String(p.hints)}（${counted(p)}を確認）`,
  accepted: (p) => `ベースラインで受け入れ済みの指摘: ${String(p.count)} 件`,
  baselineWritten: (p) =>
    `${p.file} に ${String(p.count)} 件の指摘を記録しました。コミットすれば、以後は新しい指摘だけが失敗になります`,
  statusTasks: (p) => `タスク ${String(p.count)} 件`,
  statusApprovals: (p) => `承認 ${String(p.total)} 件（承認待ち ${String(p.pending)} 件）`,
  statusFlags: (p) => `FREEZE=${p.freeze} AUTO_DECIDE=${p.autoDecide}`,
  moreTasks: (p) => `ほかに ${String(p.count)} 件: orch status --cursor ${String(p.cursor)}`,
  lockedBy: (p) => `${p.owner} がロック中（${p.left}${p.token === null ? '' : `、トークン ${String(p.token)}`}）`,
  due: (p) => `期限 ${p.due}`,
  severityFromPolicy: (p) => `PROJECT_RULES.md の orch.severities による設定。既定は ${p.standard}`,
  why: '理由',
  howToFix: '直し方',
  example: '例',
  foundHere: (p) =>
    p.count === 0 ? 'このワークスペースにはありません。' : `このワークスペースに ${String(p.count)} 件:`,
  nothingWrong: '問題はありません。',
  legalMoves: 'ここからの合法な操作',
  noTasks: 'タスクはまだありません: orch plan "すること" --owner WORK --as CMD@you',
  whereItWas: '元の状態',
};

function counted(p: { files: number; tasks: number; approvals: number }): string {
  return `${String(p.files)} ファイル、タスク ${String(p.tasks)} 件、承認 ${String(p.approvals)} 件`;
}
