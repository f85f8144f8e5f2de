/** Why a baseline file is refused, or not in force. */
export const baseline = {
  held: (p: { path: string; count: number }) =>
    `${p.count} ${p.count === 1 ? 'finding counts, though' : 'findings count, though'} ${p.path} accepts ${p.count === 1 ? 'it' : 'them'}: the commit that sets the gate accepts fewer; have the file approved: orch request path:${p.path} --kind change --op "WHY"`,
  newer: (p: { path: string; version: number; supported: number }) =>
    `the baseline ${p.path} has version ${p.version}, made by a newer Orch; this one reads up to version ${p.supported}: update Orch`,
  malformed: (p: { at: string }) =>
    p.at === '' ? 'it is no baseline in JSON' : `"${p.at}" is not what a baseline holds`,
  trouble: (p: { kind: 'not-utf8' | 'too-large' | 'unreadable' }) =>
    ({ 'not-utf8': 'it is not UTF-8 text', 'too-large': 'it is too large', unreadable: 'it is no readable file' })[
      p.kind
    ],
};
