import type { blocked as en } from '../en/blocked.js';

export const blocked: typeof en = {
  'blocked/stale': (p) =>
    `優先度の高い ${p.id} が ${p.days} 日間未解決です。${p.role} にエスカレーションするか、解決してください`,
  'blocked/unknown-task': (p) =>
    `${p.id} が止めているタスク ${p.task} は、どの台帳にもありません。${p.suggestion === '' ? '台帳にあるタスクを書いてください' : `おそらく ${p.suggestion} の誤りです`}`,
};
