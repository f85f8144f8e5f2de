/** Findings of the group `flags`. Grammar: what is wrong; what is legal. */
export const flags = {
  'flags/changed': (p: { name: string; before: string; after: string; path: string }) =>
    `${p.name} was set to ${p.after} by hand and stays ${p.before}; who commands says orch flags set ${p.name}=${p.after}, or it is approved: orch request path:${p.path} --kind change --op "WHY"`,
  'flags/unknown-flag': (p: { name: string; suggestion: string }) =>
    p.suggestion === ''
      ? `Orch knows no flag ${p.name}, so the line does nothing; the flags are FREEZE and AUTO_DECIDE`
      : `Orch knows no flag ${p.name}, so the line does nothing; ${p.suggestion} is probably meant`,
  'flags/flag-value': (p: { name: string; value: string; legal: string; overruled: boolean }) =>
    p.overruled
      ? `${p.name}=${p.value} is overruled by a later line that says otherwise; keep one of the two`
      : `${p.name}=${p.value} is no value of this flag, so it counts as off; legal are ${p.legal}`,
};
