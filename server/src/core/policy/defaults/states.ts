import type { State } from '../types.js';

/** The states of SPEC §2 in the order of the process; the aliases are what Japanese ledgers say. */
export const DEFAULT_STATES: readonly State[] = [
  { name: 'PLAN', category: 'backlog', aliases: ['計画', '計画中', '計画段階', '起票', '未着手'] },
  { name: 'READY', category: 'ready', aliases: ['準備完了', '実行準備完了', '着手可', '着手可能', '着手待ち'] },
  { name: 'DOING', category: 'active', aliases: ['作業中', '実行中', '進行中', '対応中', '着手中', '実施中'] },
  { name: 'REVIEW', category: 'review', aliases: ['レビュー', 'レビュー中', 'レビュー待ち'] },
  { name: 'FIX', category: 'rework', aliases: ['修正', '修正中', '修正必要', '要修正', '差し戻し', '差戻し'] },
  { name: 'DONE', category: 'done', aliases: ['完了', '完了済み', '完了済'] },
  { name: 'HOLD', category: 'paused', aliases: ['一時停止', '保留', '保留中', '中断', '中断中'] },
  { name: 'DROP', category: 'dropped', aliases: ['中止', '取り下げ', '取下げ', '破棄', 'キャンセル'] },
];
