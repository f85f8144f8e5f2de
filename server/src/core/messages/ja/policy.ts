import type { policy as en } from '../en/policy.js';

type Fault = Parameters<(typeof en)['policy/schema']>[0];
type Loosened = Parameters<(typeof en)['policy/weakened']>[0];

const loosened: Readonly<Record<string, (p: Loosened) => string>> = {
  separation: () => '申請者と承認者の区別が緩くなります',
  required: (p) =>
    p.example === 'done' ? '承認済みの結果なしにタスクを完了できます' : '承認なしにタスクを開始できます',
  quorum: () => '必要な承認の数が減ります',
  approves: () => '承認できるロールが増えます',
  commands: (p) => `CMD がなくなるため、${p.example} が計画と準備完了を行えます`,
  actor: (p) =>
    p.example === ''
      ? '持っていなかったロールを得る担当者が生じます'
      : `「${p.example}」のロールが${p.before === '' ? 'なし' : ` ${p.before} `}から${p.after === '' ? 'なし' : ` ${p.after} `}に変わります`,
  person: () => 'この名前を使える人、またはこの名前でできることが増えます',
  agent: () => 'このエージェントの運用者が変わり、元の運用者のための承認ができてしまいます',
  automatic: (p) =>
    p.example === ''
      ? '自動で決定する担当者の扱いが変わります'
      : `「${p.example}」が自動で決定するかどうかの扱いが変わります`,
  kind: (p) =>
    p.example === ''
      ? '承認の種類の扱いが変わります'
      : `承認「${p.example}」の種類が ${p.before} から ${p.after} に変わります`,
  status: () => 'この語のある行の効力が強くなります',
  id: (p) => (p.example === '' ? '使える ID が増えます' : `「${p.example}」のような ID が使えるようになります`),
  protected: (p) => (p.example === '' ? '保護されないファイルが生じます' : `「${p.example}」が保護されなくなります`),
  root: () => 'その下のパスが別のファイルを指します',
  path: () => 'そこにあるものが検査されなくなります',
  column: () => 'この列を必要とするルールが働かなくなります',
  state: (p) => `「${p.example}」の区分が ${p.before} から ${p.after} に変わり、ルールの適用が変わります`,
  event: (p) => `${p.example} が許されるか、その条件が緩くなります`,
  limit: () => '上限が緩くなります',
  expiry: () => '未決の承認がより長く残ります',
  ttl: () => '応答のないロックがより長く続きます',
  grace: () => 'ロックがより早く引き継がれます',
  stale: () => 'ブロック項目の引き上げが遅れるか、決定できない相手に渡ります',
  severity: (p) => `${p.example} の重大度が下がります`,
  'ledger-home': () => 'ブランチごとに台帳が分かれ、互いに見えなくなります',
};

const nothing = (text: string): string => (text === '' ? 'なし' : `「${text}」`);

const faults: Readonly<Record<string, (p: Fault) => string>> = {
  syntax: (p) => `ポリシーの YAML を読めません: ${p.detail}。直るまで、このポリシーは適用されません`,
  unclosed: () => 'フロントマターが「---」で始まったまま閉じられていません。「---」の行で閉じてください',
  'too-large': () => 'フロントマターが大きすぎるため、ポリシーとして読まれていません。短くしてください',
  'too-deep': () => 'ポリシーの入れ子が深すぎるため、読まれていません。キーの深さは数段までです',
  'too-many-aliases': () => 'YAML のエイリアスが多すぎるため、ポリシーは読まれていません。値を直接書いてください',
  tag: (p) => `YAML のタグ ${p.actual} はポリシーでは使えません。タグのない値を書いてください`,
  'duplicate-key': (p) => `キー ${p.actual} が同じ場所に二度あります。一つだけ残してください`,
  'forbidden-key': (p) => `キー ${p.actual} はポリシーでは使えません。別の名前にしてください`,
  'newer-version': (p) =>
    `このポリシーはより新しい Orch のバージョン ${p.actual} です。この Orch が読めるのはバージョン ${p.expected} までです。Orch を更新してください`,
  type: (p) => `${p.key} の値「${p.actual}」は型が違います（必要な型: ${p.expected}）。この値は適用されません`,
  'not-one-of': (p) => `${p.key} の値「${p.actual}」は使えません。使える値は ${p.expected} です`,
  'missing-key': (p) => `${p.key} にキー ${p.expected} がありません。追加してください`,
  'too-long': (p) => `${p.key} が ${p.limit} 文字を超えています。短くしてください`,
  empty: (p) => `${p.key} が空です。値を書くか、キーを取り除いてください`,
  'too-many': (p) => `${p.key} の項目が ${p.limit} 個を超えています。減らしてください`,
  'too-small': (p) => `${p.key} の値 ${p.actual} が小さすぎます。${p.limit} 以上にしてください`,
  'too-big': (p) => `${p.key} の値 ${p.actual} が大きすぎます。${p.limit} 以下にしてください`,
  malformed: (p) => `「${p.actual}」は ${p.key} に必要な形ではありません。docs/policy.md を参照してください`,
  'unknown-key': (p) => `キー ${p.key} は Orch の知らないキーで、無視されます。ここで使えるキーは ${p.expected} です`,
  'unknown-role': (p) =>
    `${p.key} にあるロール「${p.actual}」はポリシーにありません。使えるロールは ${p.expected} です`,
  'unknown-state': (p) => `${p.key} にある「${p.actual}」は状態でも区分でもありません。使えるのは ${p.expected} です`,
  'unknown-event-part': (p) => `${p.key} の「${p.actual}」はイベントでは使えません。使えるのは ${p.expected} です`,
  'ambiguous-spelling': (p) => `${p.key} の「${p.actual}」はすでに別の意味で使われています。ほかの表記にしてください`,
  pattern: (p) => `${p.key} の「${p.actual}」はパターンとして使えません。ワイルドカードは *、?、#、{a,b} です`,
  'path-outside': (p) =>
    `${p.key} の「${p.actual}」はワークスペースの外を指しています。ルートからの相対パスを書いてください`,
  'heartbeat-too-slow': (p) =>
    `${p.key} は ${p.actual} 分ですが、ロックの有効期間は ${p.limit} 分です。更新の前に失効するため、より短くしてください`,
  'incomplete-event': (p) => `独自のイベント ${p.key} に ${p.expected} がありません。追加してください`,
};

export const policy: typeof en = {
  'policy/weakened': (p) => {
    const change = p.before === '' && p.after === '' ? '' : `（${nothing(p.before)} → ${nothing(p.after)}）`;
    const why = loosened[p.what]?.(p) ?? '求められるものが減ります';
    return `${p.key}${change}はポリシーを緩めます: ${why}。コミット済みのポリシーが有効なままです。元に戻すか、承認を受けてください: orch request path:PROJECT_RULES.md --kind change --op "理由"`;
  },
  'policy/pending': (p) =>
    `このポリシーはまだ有効ではありません（${p.keys} がコミット済みのものと異なります）。コミットするか、承認を受けてください: orch request path:PROJECT_RULES.md --kind change --op "理由"`,
  'policy/schema': (p) => {
    const say = faults[p.reason];
    const what = say === undefined ? `${p.key} がポリシーのスキーマに合っていません（${p.reason}）` : say(p);
    return p.suggestion === '' ? what : `${what}。おそらく「${p.suggestion}」の誤りです`;
  },
  'policy/unreachable-state': (p) =>
    `状態 ${p.state} に至るイベントがなく、どのタスクもこの状態になれません。イベントの to に ${p.state} を指定するか、区分 ${p.category} の先頭の状態にするか、取り除いてください`,
  'policy/dead-end': (p) =>
    `状態 ${p.state} から完了または中止に至るイベントがなく、タスクがこの状態から出られません。この状態から始まるイベントを定義してください`,
  'policy/suppression': (p) => {
    const what = {
      'no-reason': `${p.code} の抑制に理由がないため、効果がありません。orch-ignore=${p.code}:理由 の形で書いてください`,
      unknown: `${p.code} という指摘はないため、この抑制は効果がありません。グループ/名前 または グループ/* の形で書いてください`,
      nowhere: 'この抑制の下に表も見出しもないため、効果がありません。表または見出しのすぐ上に置いてください',
      'no-code':
        'この抑制には対象の指摘がないため、効果がありません。orch-ignore グループ/名前: 理由 の形で書いてください',
    }[p.case];
    return p.suggestion === '' ? what : `${what}。おそらく「${p.suggestion}」の誤りです`;
  },
};
