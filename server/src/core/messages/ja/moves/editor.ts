import type { Messages } from '../../index.js';
import type { editor as english } from '../../en/moves/editor.js';

export const editor: Pick<Messages['moves']['refusals'], keyof typeof english> = {
  'buffer/unsaved': (p) =>
    `${p.paths} に保存していない変更があります。操作はディスク上の内容に対して行うため、先に保存してください`,
  'buffer/diverged': (p) =>
    `編集中に ${p.paths} がディスク上で変更されたため、保存すると他の人の変更を消してしまいます。両方を比べて正しい内容を残し、保存してからやり直してください。何も変更していません`,
  'store/untrusted': () =>
    'この操作は git に変更内容を尋ねますが、信頼していないワークスペースでは何も実行しません。先にワークスペースを信頼してください',
  'store/mixed-ends': (p) =>
    `${p.path} には複数の種類の改行が混在しており、エディターで保存するとすべて同じ改行に変わってしまいます。先に改行を統一するか、「orch」コマンドで操作してください。何も変更していません`,
  'store/unsaved': (p) =>
    `操作はエディター上で行われましたが、${p.paths} は操作どおりに保存されていません。未保存の内容を保存するか元に戻し、「orch audit verify」で確認してください`,
  'store/unreadable': (p) =>
    `${p.path} を読み取れません(${p.detail})。監査ログの一部しか分からないまま操作すると、残りと矛盾します。何も変更していません`,
  'store/nowhere': () =>
    'このワークスペースは、サーバーが書き込めるディスク上にありません。ディスクから開くか、そこで「orch」コマンドを使ってください',
};
