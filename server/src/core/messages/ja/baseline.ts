import type { baseline as en } from '../en/baseline.js';

export const baseline: typeof en = {
  held: ({ path, count }) =>
    `${path} が受け入れる指摘のうち ${count} 件は有効ではありません。基準のコミットは受け入れていません。ファイルの承認を受けてください: orch request path:${path} --kind change --op "理由"`,
  newer: (p) =>
    `ベースライン ${p.path} は、より新しい Orch が作成したバージョン ${p.version} です。この Orch が読めるのはバージョン ${p.supported} までです。Orch を更新してください`,
  malformed: (p) =>
    p.at === '' ? 'JSON 形式のベースラインではありません' : `「${p.at}」がベースラインの形式に合いません`,
  trouble: (p) =>
    ({
      'not-utf8': 'UTF-8 のテキストではありません',
      'too-large': '大きすぎます',
      unreadable: '読み取り可能なファイルではありません',
    })[p.kind],
};
