/** Why a baseline file is refused. */
export const baseline = {
  newer: (p: { path: string; version: number; supported: number }) =>
    `the baseline ${p.path} has version ${p.version}, made by a newer Orch; this one reads up to version ${p.supported}: update Orch`,
  malformed: (p: { at: string }) =>
    p.at === '' ? 'it is no baseline in JSON' : `"${p.at}" is not what a baseline holds`,
  trouble: (p: { kind: 'not-utf8' | 'too-large' | 'unreadable' }) =>
    ({ 'not-utf8': 'it is not UTF-8 text', 'too-large': 'it is too large', unreadable: 'it is no readable file' })[
      p.kind
    ],
};
