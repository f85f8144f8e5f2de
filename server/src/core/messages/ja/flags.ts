import type { flags as en } from '../en/flags.js';

export const flags: typeof en = {
  'flags/changed': (p) =>
    `${p.name} が手作業で ${p.after} に変えられましたが、${p.before} のままです。権限のある人が orch flags set ${p.name}=${p.after} を実行するか、承認を受けてください: orch request path:${p.path} --kind change --op "理由"`,
  'flags/unknown-flag': (p) =>
    p.suggestion === ''
      ? `フラグ ${p.name} は Orch にないため、この行は無視されます。使えるフラグは FREEZE と AUTO_DECIDE です`
      : `フラグ ${p.name} は Orch にないため、この行は無視されます。おそらく ${p.suggestion} の誤りです`,
  'flags/flag-value': (p) =>
    p.overruled
      ? `${p.name}=${p.value} は、後の行の異なる指定で打ち消されています。どちらか一方を残してください`
      : `${p.name}=${p.value} は正しい値ではないため、off とみなされます。使える値は ${p.legal} です`,
};
