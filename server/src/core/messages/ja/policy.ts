import type { policy as en } from '../en/policy.js';

type Fault = Parameters<(typeof en)['policy/schema']>[0];

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
