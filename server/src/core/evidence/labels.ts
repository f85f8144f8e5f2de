import { wordKey } from '../policy/index.js';

/** `- **key**: value`, `key：value` or `key: value` on a line. */
export interface Label {
  /** As `wordKey` writes it. */
  readonly key: string;
  /** As written, without decoration. */
  readonly name: string;
  readonly value: string;
  /** Where the value stands in the line. */
  readonly from: number;
  readonly to: number;
}

const LEAD = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?/;
const COLON = /[:：]/;
const LONGEST_KEY = 64;
const AROUND = '*_~`"\' \t';

/** The label that a line is; undefined where it is none. Linear in the line. */
export function labelOf(line: string): Label | undefined {
  if (!COLON.test(line)) return undefined; // most lines
  const start = LEAD.exec(line)?.[0].length ?? 0;
  const colon = start + line.slice(start, start + LONGEST_KEY).search(COLON);
  if (colon < start) return undefined;
  const key = stripped(line, start, colon);
  if (key.from === key.to) return undefined;
  const value = stripped(line, colon + 1, line.length);
  const name = line.slice(key.from, key.to);
  return { key: wordKey(name), name, value: line.slice(value.from, value.to), ...value };
}

/** The stretch without emphasis, code ticks, quotes and blanks around it. */
function stripped(text: string, start: number, end: number): { readonly from: number; readonly to: number } {
  let from = start;
  let to = end;
  while (from < to && AROUND.includes(text.charAt(from))) from++;
  while (to > from && AROUND.includes(text.charAt(to - 1))) to--;
  return { from, to };
}

/** What a label of an evidence record is about. */
export type LabelKind = 'approval' | 'task' | 'status' | 'approval-status' | 'hash';

const KINDS: Readonly<Record<Exclude<LabelKind, 'hash'>, readonly string[]>> = {
  approval: [
    'approval',
    'approvals',
    'approval_id',
    'approval_no',
    'appr',
    'appr_id',
    'apprid',
    '承認id',
    '承認番号',
    '承認',
  ],
  task: ['task', 'tasks', 'task_id', 'taskid', 'タスク', 'タスクid', 'タスク番号'],
  status: ['status', 'decision', 'verdict', 'ステータス', '判定', '決定'],
  'approval-status': [
    'approval_status',
    'approval_state',
    'approval_decision',
    'approval_result',
    'appr_status',
    '承認ステータス',
    '承認状態',
    '承認状況',
    '承認結果',
    '決裁',
    '決裁結果',
  ],
};

const BY_KEY: ReadonlyMap<string, LabelKind> = new Map(
  Object.entries(KINDS).flatMap(([kind, keys]) => keys.map((key) => [wordKey(key), kind as LabelKind] as const)),
);

const HASH = /sha_?(?:1|224|256|384|512)|md5|hash|digest|checksum|ハッシュ|ダイジェスト|チェックサム/;

export function labelKind(key: string): LabelKind | undefined {
  return BY_KEY.get(key) ?? (HASH.test(key) ? 'hash' : undefined);
}

const DECISION = /承認者|承認日|決裁|決定|署名|approver|approved|decided|decision|reviewer|signature|signed|ts_dec/;

/** Whether a label names what only the decision fills in: who decided, and when. */
export function isOfDecision(key: string): boolean {
  return DECISION.test(key);
}

const STATE = /stat(?:e|us)$|状態$|ステータス$/;

/** Whether a label names a state, where `TODO` is an answer. */
export function isState(key: string): boolean {
  return STATE.test(key);
}
