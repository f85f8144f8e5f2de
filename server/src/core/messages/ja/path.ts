import type { path as en } from '../en/path.js';

export const path: typeof en = {
  'path/not-portable': (p) => {
    const what =
      p.form === 'absolute'
        ? `「${p.path}」は絶対パスで、ほかの環境では参照できません`
        : `「${p.path}」は区切りがバックスラッシュで、ほかの OS では参照できません`;
    if (p.frozen)
      return `${what}。決裁済みの行は変更できないため、ポリシーの roots で元のフォルダーを対応付けてください`;
    return `${what}。${p.relative === '' ? 'リポジトリからの相対パスを「/」区切りで書いてください' : `「${p.relative}」と書いてください`}`;
  },
  'path/outside-workspace': (p) =>
    `「${p.path}」はワークスペースの外を指しており、ほかの人からは見えません。リポジトリ内のファイルを、ルートからの相対パスで書いてください`,
};
