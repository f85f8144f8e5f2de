import type { table as en } from '../en/table.js';

type Kind = 'tasks' | 'approvals';

const ledger = (kind: Kind): string => (kind === 'tasks' ? 'タスク台帳' : '承認台帳');
const needs = (kind: Kind): string =>
  kind === 'tasks' ? '「task_id」と「state」' : '「appr_id」「task_id」「status」';

export const table: typeof en = {
  'table/missing': (p) =>
    ({
      none: `この${ledger(p.kind)}には表がなく、何も検査されていません。見出しに${needs(p.kind)}を持つ表が必要です`,
      quoted: `この${ledger(p.kind)}の表は、すべてこのコードブロックまたはコメントの中にあり、引用として扱われます。表より上で閉じてください`,
      named: `ポリシーは ${p.path} を${ledger(p.kind)}としていますが、そのファイルがありません。作成するか、パスを直してください`,
      candidate: `${ledger(p.kind)}のように見えますが、台帳として読まれていません。ポリシーが想定する場所は ${p.path} です。そこへ移すか、PROJECT_RULES.md の paths.${p.kind} を設定してください`,
    })[p.case],
  'table/missing-column': (p) =>
    p.required
      ? `見出しに「${p.columns}」がないため、この表は${ledger(p.kind)}として検査されません。列を加えるか、ポリシーの columns で見出しを対応付けてください`
      : `この${ledger(p.kind)}には ${p.columns} の列がなく、これらを必要とする規則は働きません。列を加えるか、ポリシーでこの指摘を無効にしてください`,
  'table/duplicate-column': (p) =>
    `列「${p.header}」は ${p.column} を意味しますが、すでに「${p.other}」があるため読まれません。どちらか一方を残すか、ポリシーで見出しを off にしてください`,
  'table/unknown-column': (p) =>
    p.suggestion === ''
      ? `列 ${p.headers} は Orch の知らない列で、そのまま残されます。既知の列を指す場合は、ポリシーの columns で対応付けてください`
      : `列 ${p.headers} は Orch の知らない列です。おそらく「${p.suggestion}」の誤りです`,
  'table/cell-count': (p) =>
    ({
      fewer: `この行のセルは ${p.cells} 個ですが、見出しは ${p.columns} 個です。空のセルにも「-」を書いてください`,
      more: `この行のセルは ${p.cells} 個ですが、見出しは ${p.columns} 個で、余分なセルは読まれません。文中のパイプは「\\|」と書いてください`,
      text: `この行は表のすぐ下にあるため、Markdown では表の行として読まれます。上に空行を置くか、${p.columns} 個のセルを持つ行にしてください`,
    })[p.case],
  'table/detached-row': (p) => {
    const row = p.id === '' ? 'この行' : `行 ${p.id} `;
    const more = p.more === 0 ? '' : `（ほか ${p.more} 行）`;
    return `${row}${more}は上の表から切り離されており、台帳に含まれていません。間にある空行やコメントを取り除いてください`;
  },
  'table/blank-cell': (p) => `セル ${p.columns} が空です。値がない場合は「-」と書いてください`,
  'table/view-contradicts': (p) =>
    `この一覧では ${p.id} の ${p.column} が ${p.view} ですが、台帳では ${p.ledger} です。一覧は省略できますが、台帳と矛盾してはいけません`,
  'table/view-orphan': (p) =>
    `この一覧にある ${p.id} は、どの台帳にもありません。台帳に加えるか、一覧から取り除いてください`,
  'table/conflict-marker': (p) =>
    `マージの競合${p.label === '' ? '' : `（${p.label}）`}が解決されないまま残っています。必要な側を残し、目印の行を取り除いてください`,
};
