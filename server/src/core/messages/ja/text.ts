import type { text as en } from '../en/text.js';

export const text: typeof en = {
  'text/not-utf8': (p) =>
    ({
      'utf-16': 'このファイルは UTF-16 です。git などが前提とする UTF-8 で保存してください',
      binary:
        'このファイルはテキストではなくバイナリです。バージョン管理から台帳を復元するか、NUL バイトを取り除いてください',
      other: 'ここから UTF-8 ではないバイトがあります。UTF-8 で保存し直すか、壊れた文字を元に戻してください',
    })[p.encoding],
  'text/too-large': (p) =>
    `このファイルは ${megabytes(p.size)} MB あり、読み込まれていません。上限は ${megabytes(p.limit)} MB です。完了した行をアーカイブに移すか、台帳を分割してください`,
  'text/unreadable': (p) =>
    `このファイルを読めないため（${p.reason}）、内容は検査されていません。ワークスペース内の読み取り可能な通常ファイルにしてください`,
  'text/too-complex': (p) =>
    `このファイルは検査されていません。Markdown として完全に解析すべき行が ${p.limit} 行を超えています。各行を「|」で始め、表の前後に空行を置くか、ファイルを分割してください`,
  'text/control-character': (p) => {
    const what = {
      plain: `制御文字 ${p.char} が含まれています。取り除いてください`,
      terminal: `端末の制御シーケンス（${p.char}）が含まれています。取り除いてください`,
      bidi: `${p.char} により表示の向きが変わり、実際と異なる内容に見えます。取り除いてください`,
      escape: `文字があるべき位置に ${p.char} があります。スクリプトがエスケープとして解釈したもので、おそらく「${p.word}」の誤りです`,
    }[p.kind];
    return p.more === 0 ? what : `${what}（この行にあと ${p.more} 件）`;
  },
  'text/mixed-eol': (p) =>
    p.here === 'CR'
      ? `この行は単独の CR で終わっています（このファイルに ${p.count} 行）。多くのツールでは改行として表示されません。ほかの行と同じ ${p.most} に揃えてください`
      : `この行は ${p.here}、ほかの多くの行は ${p.most} で終わっています（異なる行: ${p.count}）。改行コードをファイル全体で統一してください`,
  'text/replacement-character': (p) =>
    p.lines > 1
      ? `文字コードの変換で失われた文字（U+FFFD）があります（ほかに ${p.lines - 1} 行）。元の文字に戻してください`
      : '文字コードの変換で失われた文字（U+FFFD）があります。元の文字に戻してください',
  'text/placeholder-date': (p) =>
    `「${p.date}」は仮置きで、日付ではありません。YYYY-MM-DD の形で日付を書くか、未定の間は「-」としてください`,
  'text/machine-log-line': (p) =>
    `プログラムの出力（${p.kind}）が台帳の本文に貼り付けられています。証跡ファイルに移すか、コードブロックで囲んでください`,
};

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1);
}
