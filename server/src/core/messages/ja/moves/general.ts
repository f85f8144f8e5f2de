import type { Messages } from '../../index.js';

type Refusals = Messages['moves']['refusals'];

export const general: Pick<
  Refusals,
  | 'actor/missing'
  | 'actor/unknown-role'
  | 'actor/malformed'
  | 'actor/not-their-role'
  | 'actor/other-email'
  | 'ledger/missing'
  | 'ledger/unreadable'
  | 'ledger/missing-column'
  | 'ledger/no-table'
  | 'store/conflict'
  | 'store/busy'
  | 'store/read-only'
  | 'store/disk-full'
  | 'store/denied'
  | 'store/outside'
  | 'store/failed'
  | 'store/newer'
  | 'store/damaged'
  | 'key/reused'
> = {
  'actor/missing': () =>
    '操作者が分かりません。--as ROLE または ROLE@name を指定するか、ORCH_ACTOR を設定するか、"git config orch.actor ROLE@name" を実行するか、PROJECT_RULES.md の orch.people にメールアドレスを登録してください',
  'actor/unknown-role': ({ actor, roles }) =>
    `"${actor}" にはこのポリシーでのロールがありません。ロールは ${roles} です。ROLE@name と書くか、PROJECT_RULES.md の orch.actors に登録してください`,
  'actor/malformed': (p) =>
    `「${p.actor}」はアクターとして台帳に書けません。縦棒・改行・制御文字を含まない ROLE または ROLE@name を指定してください`,
  'actor/not-their-role': (p) =>
    `ポリシーは「${p.actor}」に役割 ${p.role} を与えていません。${p.roles} のいずれかで操作するか、PROJECT_RULES.md の orch.people に役割を追加してください`,
  'actor/other-email': ({ actor, email }) =>
    `ポリシーは "${actor}" を別のメールアドレスに結び付けています(あなたは ${email})。自分の名前で操作してください`,
  'ledger/missing': ({ path }) => `${path} がありません。"orch init" で台帳を作成してください`,
  'ledger/unreadable': ({ path, reason }) =>
    `${path} は内容を失わずに変更できません(${reason})。先に修復してください。場所は "orch check" で分かります`,
  'ledger/missing-column': ({ path, columns }) =>
    `${path} には、この操作が書き込む列 ${columns} がありません。"orch migrate --add-columns ${columns.replaceAll(', ', ',')}" で追加してください`,
  'ledger/no-table': ({ path }) => `${path} には書き込める台帳の表がありません。問題は "orch check" で分かります`,
  'store/conflict': ({ paths }) =>
    `${paths} が同時に書き込まれ続けています。何も変更していません。もう一度試してください`,
  'store/busy': () => '別の操作が台帳を保持したまま終わりません。何も変更していません。もう一度試してください',
  'store/read-only': ({ path }) => `${path} は読み取り専用のファイルシステムにあります。何も変更していません`,
  'store/disk-full': ({ path }) =>
    `${path} を書く空き容量がありません。何も変更していません。空けてからもう一度試してください`,
  'store/denied': ({ path }) => `${path} への書き込みが許可されていません。何も変更していません`,
  'store/outside': ({ path }) => `${path} はワークスペースの外に出るか、通常のファイルではないため、書き込みません`,
  'store/failed': ({ path, detail }) => `${path} を書き込めませんでした(${detail})。何も変更していません`,
  'store/newer': ({ path, version }) =>
    `${path} はより新しい Orch(バージョン ${version})が書いたものです。Orch を更新してください`,
  'store/damaged': ({ path, detail }) =>
    `${path} が壊れています(${detail})。別の場所に移してください。ロックとトークンは台帳と監査ログから読み直します`,
  'key/reused': ({ key }) => `キー "${key}" は別の操作に使われています。新しい操作には新しいキーを使ってください`,
};
