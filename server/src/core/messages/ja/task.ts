import type { task as en } from '../en/task.js';

export const task: typeof en = {
  'task/id-missing': (p) =>
    `${p.title === '' ? 'この行' : `タスク「${p.title}」`}には ID がないため、どこからも参照できません。他のタスクと重ならない ID を付けてください`,
  'task/id-duplicate': (p) =>
    p.same
      ? `タスク ID ${p.id} は ${p.place} のタスクが使っています。このタスクには別の ID を付けてください`
      : `タスク ID ${p.id} は ${p.place} の ${p.first} と大文字・小文字しか違わず、ファイル名や ref 名では区別できないことがあります。どちらかの ID を変えてください`,
  'task/id-format': (p) => {
    if (p.fault === 'invisible') {
      return `タスク ID「${p.id}」には目に見えない文字 U+${p.pattern} が含まれ、見た目とは別の ID になっています。取り除いてください`;
    }
    return p.fault === 'form'
      ? `タスク ID「${p.id}」は 1 語になっていません。ID には空白と「|」を使えず、先頭を「-」にできません`
      : `タスク ID「${p.id}」は、ポリシーが求める形式 ${p.pattern} に合っていません`;
  },
  'task/title-missing': (p) => `タスク ${p.id} に件名がありません。何をするのかを短く書いてください`,
  'task/state-unknown': (p) =>
    p.state === ''
      ? `タスク ${p.id} に状態がありません。使える状態は ${p.legal} です`
      : `タスク ${p.id} の状態「${p.state}」は定義されていません${p.meant === '' ? '' : `（${p.meant} の誤りではありませんか）`}。使える状態は ${p.legal} と、ポリシーで追加したものです`,
  'task/owner-unknown': (p) =>
    p.owner === ''
      ? `タスク ${p.id} は ${p.state} ですが、担当がいません。ロール（${p.roles}）か、ROLE@name の形で担当者を書いてください`
      : `タスク ${p.id} の担当「${p.owner}」はどのロールにも属していません${p.meant === '' ? '' : `（${p.meant} の誤りではありませんか）`}。ロールは ${p.roles} です。他の名前はポリシーの \`actors\` で対応付けます`,
  'task/due-format': (p) => {
    switch (p.fault) {
      case 'impossible':
        return `タスク ${p.id} の期限 ${p.due} は暦にない日時です。実在する日を YYYY-MM-DD の形で書いてください`;
      case 'unreadable':
        return `タスク ${p.id} の期限「${p.due}」を読み取れません。YYYY-MM-DD または YYYY-MM-DDTHH:mm:ssZ の形で書いてください${p.meant === '' ? '' : `（ここでは ${p.meant}）`}`;
      case 'undecided':
        return `タスク ${p.id} の期限「${p.due}」は日付ではありません。決まるまでは「-」と書いてください`;
      case 'style':
        return `タスク ${p.id} の期限 ${p.due} は ${p.meant} と解釈されます。その形で書いてください`;
    }
  },
  'task/overdue': (p) =>
    `タスク ${p.id} は期限 ${p.due} を過ぎています。完了させるか、理由を備考に書いて期限を変更してください`,
  'task/doing-without-lock': (p) =>
    `タスク ${p.id} は ${p.state} ですが、誰もロックを保持していません。\`orch lock acquire ${p.id}\` でロックを取得するか、\`orch recover ${p.id} --reason TEXT\` でタスクを戻してください`,
  'task/lock-format': (p) => {
    switch (p.fault) {
      case 'form':
        return `タスク ${p.id} のロック「${p.value}」を読み取れません。ロックは OWNER@YYYY-MM-DDTHH:mm:ssZ（取得者と取得時刻）の形で書きます`;
      case 'impossible':
        return `タスク ${p.id} のロックに暦にない時刻があります: ${p.value}。実在する時刻を YYYY-MM-DDTHH:mm:ssZ の形で書いてください`;
      case 'expires':
        return `タスク ${p.id} のロック期限「${p.value}」を読み取れません。YYYY-MM-DDTHH:mm:ssZ の形で書いてください`;
      case 'style':
        return `タスク ${p.id} のロックの時刻 ${p.value} は YYYY-MM-DDTHH:mm:ssZ の形になっていません`;
    }
  },
  'task/lock-incomplete': (p) =>
    `タスク ${p.id} のロックが不完全です: ${p.missing} が空です。\`orch lock acquire ${p.id}\` はロックの全セルを埋め、\`orch recover ${p.id} --reason TEXT\` は空に戻します`,
  'task/lock-expired': (p) => {
    const lock = `タスク ${p.id} のロック${p.holder === '' ? '' : `（保持者 ${p.holder}）`}は ${p.end} に期限が切れています`;
    return p.grace === ''
      ? `${lock}。誰でも \`orch recover ${p.id} --reason TEXT\` で解放できます`
      : `${lock}。${p.grace} までは保持者が \`orch lock extend ${p.id}\` で延長でき、その後は誰でも解放できます`;
  },
  'task/lock-owner-mismatch': (p) =>
    p.against === 'lock'
      ? `タスク ${p.id} のロックのセルが食い違っています: lock は ${p.other}、lock_owner は ${p.holder} です。どちらにも作業している本人を書きます`
      : `タスク ${p.id} のロックは ${p.holder} が保持していますが、担当は ${p.other} です。\`orch assign ${p.id} ROLE\` で担当を変えるか、\`orch recover ${p.id} --reason TEXT\` で戻して担当が着手してください`,
  'task/lock-ttl': (p) =>
    p.backwards
      ? `タスク ${p.id} のロックは、取得した ${p.since} より前の ${p.expires} に終わることになっています。終わりは取得から ${p.minutes} 分以内です`
      : `タスク ${p.id} のロックは ${p.since} から ${p.expires} までで、ポリシーの上限 ${p.minutes} 分を超えています。作業中は \`orch lock extend ${p.id}\` で延長してください`,
  'task/lock-outside-doing': (p) =>
    `タスク ${p.id} は ${p.state} なのに、${p.holder === '' ? '' : `${p.holder} の`}ロックが残っています。ロックするのは ${p.active} のタスクだけです。\`orch lock clean\` で空にしてください`,
  'task/wip-limit': (p) =>
    `${p.worker} は同時に ${p.count} 件のタスク（${p.first}、${p.id}${p.count > 2 ? ' など' : ''}）に取り組んでいます。上限は ${p.limit} 件です。次に着手する前に、提出するか戻してください`,
  'task/done-without-artifact': (p) =>
    `タスク ${p.id} は ${p.state} ですが、成果物が書かれていません。artifact のセルにパスを書いてください`,
  'task/artifact-not-found': (p) => {
    if (p.special) {
      return `タスク ${p.id} の成果物 ${p.path} は、ワークスペース内のファイルでもフォルダーでもありません。ワークスペース内のパスを書いてください`;
    }
    return p.yet
      ? `タスク ${p.id} の成果物 ${p.path} はまだありません。提出までに用意してください`
      : `タスク ${p.id} の成果物 ${p.path} が見つかりません。ワークスペースのルートからの相対パスを書いてください`;
  },
  'task/artifact-is-ledger': (p) =>
    `タスク ${p.id} の成果物が台帳 ${p.path} になっています。台帳は自分の記載を証明できません。タスクで作ったものを書いてください`,
  'task/artifact-is-directory': (p) =>
    `タスク ${p.id} の成果物 ${p.path} はフォルダーで、ダイジェストで固定できません。ファイルを書いてください`,
  'task/artifact-ignored': (p) =>
    `タスク ${p.id} の成果物 ${p.path} は git の無視対象で、他の人は見ることができません。コミットされるファイルを書いてください`,
  'task/depends-unknown': (p) =>
    `タスク ${p.id} の依存先「${p.depends}」というタスクはありません${p.meant === '' ? '' : `（${p.meant} の誤りではありませんか）`}。タスク ID をコンマ区切りで書いてください`,
  'task/depends-cycle': (p) =>
    p.count === 1
      ? `タスク ${p.id} が自分自身に依存しています。この依存を外してください`
      : `タスク ${p.id} は ${p.next} を待ち、${p.next} はたどると ${p.id} を待っています。${p.count} 件のタスク${p.members === '' ? '' : `（${p.members}）`}が循環し、どれも着手できません。依存を 1 つ外してください`,
  'task/started-before-dependency': (p) =>
    p.dropped
      ? `タスク ${p.id} は ${p.state} ですが、依存先の ${p.depends} は中止（${p.other}）され、完了することはありません。依存を外すか、必要な作業を計画し直してください`
      : `タスク ${p.id} は ${p.state} ですが、依存先の ${p.depends} はまだ ${p.other} です。先に ${p.depends} を完了させるか、依存を外してください`,
  'task/claimed-while-frozen': (p) =>
    `FREEZE が on の間に、タスク ${p.id} が${p.holder === '' ? '' : ` ${p.holder} に`}ロックされています。凍結後に着手したものなら、\`orch recover ${p.id} --reason TEXT\` で戻してください`,
};
