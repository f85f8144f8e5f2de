import type { migrate as english } from '../../en/moves/migrate.js';
import type { Messages } from '../../index.js';

export const migrate: Pick<Messages['moves']['refusals'], keyof typeof english> = {
  'migrate/unknown-column': ({ column, known }) => `追加できる列に "${column}" はありません。列は ${known} です`,
  'migrate/none': () =>
    '台帳の表には通常の列がすべてあります。ほかの列や、見出し形式の台帳の列は名前を指定して追加します: orch migrate --add-columns COLUMN,COLUMN',
  'migrate/there': ({ columns }) => `台帳にはすでに ${columns} があります。追加するものはありません`,
  'migrate/decided': ({ path, columns, id }) =>
    `${path} にないのは ${columns} だけですが、${id} は決定済みです。列を空のまま追加すると、手で埋めるまで "orch check" が決定済みの各行をエラーにします。それでも追加するには: orch migrate --add-columns ${columns.replaceAll(', ', ',')}`,
  'migrate/view': ({ path, columns }) =>
    `${columns} を追加すると、${path} の台帳の見出しがほかの表と同じになり、その表が独立した記録として読まれます。先にその表の見出しを変えるか、表を削除してください`,
};
