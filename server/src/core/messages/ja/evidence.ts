import type { evidence as en } from '../en/evidence.js';

type Params<C extends keyof typeof en> = Parameters<(typeof en)[C]>[0];

export const evidence: typeof en = {
  'evidence/missing': (p) =>
    `承認 ${p.id} は ${p.status} なのに証跡がありません${p.value === '' ? '' : `（「${p.value}」は証跡ではありません）`}。作業を示す記録（フォルダー/YYYY-MM/タスク-承認.diff.md）を書いてください`,
  'evidence/not-found': (p) =>
    `承認 ${p.id} の証跡 ${p.path} ${NOT_FOUND[p.fault]}。このリポジトリにあるファイルを書き、コミットしてください`,
  'evidence/changed-after-decision': (p) =>
    `承認 ${p.id} の証跡 ${p.path} は承認された内容と異なります（${CHANGED[p.known]}${p.line === '' ? '' : `、${p.line}`}）。ファイルを元に戻すか、今の内容について新しく承認を依頼してください`,
  'evidence/name': (p) => `承認 ${p.id} の証跡は「${p.path}」です。慣例では ${p.expected} とします`,
  'evidence/is-ledger': (p) =>
    `承認 ${p.id} の証跡が台帳 ${p.path} そのものです。台帳は変わり続け、何の証明にもなりません。作業の記録を書いてください`,
  'evidence/contradicts-decision': (p) =>
    `承認 ${p.id} は ${p.status} ですが、証跡には「${p.said}」とあります（${p.place}）。記録と台帳の内容を一致させてください`,
  'evidence/placeholder': (p) =>
    `承認 ${p.id} の証跡に${p.label === '' ? '' : ` ${p.label} の値として`}仮の値「${p.text}」が残っています（${p.place}${
      p.count > 1 ? `、ほか ${p.count - 1} 件` : ''
    }）。決定を求める前に実際の値を書いてください`,
  'evidence/names-other-row': (p) =>
    `承認 ${p.id} の証跡 ${p.path} には ${p.others} とあり、${p.id} は一度も出てきません${
      p.sameTask ? '（タスクは同じです）' : ''
    }。${p.id} のために作られた記録を書いてください`,
  'evidence/hash-format': (p) => `${where(p)}のハッシュ「${p.text}」${HASH_FORM[p.fault](p.digits, p.expected)}`,
  'evidence/hash-implausible': (p) =>
    `${where(p)}のハッシュ「${p.text}」は${PATTERN[p.pattern]}。ハッシュ関数からこのような値は出ません。sha256sum ファイル で計算してください`,
  'evidence/over-limit': (p) =>
    `承認 ${p.id} の証跡 ${p.path} は ${p.files} ファイル・${p.lines} 行を変更しています。ポリシーの上限は ${[
      p.maxFiles === 0 ? [] : `${p.maxFiles} ファイル`,
      p.maxLines === 0 ? [] : `${p.maxLines} 行`,
    ]
      .flat()
      .join('・')}です。変更を分けてください`,
  'evidence/touches-protected': (p) =>
    `承認 ${p.id} の証跡は保護対象の ${p.file} を変更しています（${p.place}${
      p.count > 1 ? `、ほか ${p.count - 1} 件` : ''
    }）が、この行の種別は ${p.kind} です。保護対象のファイルには変更（change）の承認が必要です: orch request path:${p.file} --kind change`,
};

const NOT_FOUND: Readonly<Record<Params<'evidence/not-found'>['fault'], string>> = {
  missing: 'は存在しません',
  'no-file': 'は、ルートの中の通常のファイルではありません',
  unreadable: 'は読めません',
};

const HASH_FORM: Readonly<
  Record<Params<'evidence/hash-format'>['fault'], (digits: number, expected: number) => string>
> = {
  'not-hex': (_, expected) => `に 16 進数でない文字があります。0-9 と a-f の ${expected} 桁で書いてください`,
  length: (digits, expected) => `は ${digits} 桁です。16 進数 ${expected} 桁で書いてください`,
  cut: (_, expected) => `は省略されていて、誰も確かめられません。16 進数 ${expected} 桁をすべて書いてください`,
};

const PATTERN: Readonly<Record<Params<'evidence/hash-implausible'>['pattern'], string>> = {
  counting: '数を順に並べただけの値です',
  repeating: '同じ並びの繰り返しです',
  'few-digits': 'ごく少ない種類の数字だけでできています',
};

function where(p: { id: string; place: string }): string {
  return p.place === '' ? `承認 ${p.id} ` : `承認 ${p.id} の証跡（${p.place}）`;
}

const CHANGED = {
  log: '監査ログのダイジェストと一致しません',
  cell: '行のダイジェストと一致しません',
  base: '決定を含むコミットの後に変更されています',
};
