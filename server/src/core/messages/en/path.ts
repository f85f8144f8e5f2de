/** Findings of the group `path`. Grammar: what is wrong; what is legal. */
export const path = {
  'path/not-portable': (p: { path: string; form: 'absolute' | 'backslash'; relative: string; frozen: boolean }) => {
    const what =
      p.form === 'absolute'
        ? `"${p.path}" is an absolute path, which leads nowhere on another machine`
        : `"${p.path}" is written with backslashes, which lead nowhere on other systems`;
    if (p.frozen) return `${what}; the row is decided and stays as it is: map the old folder under roots of the policy`;
    return `${what}; ${p.relative === '' ? 'write it relative to the repository, with "/"' : `write "${p.relative}"`}`;
  },
  'path/outside-workspace': (p: { path: string }) =>
    `"${p.path}" leads out of the workspace, where nobody else can see it; name a file of the repository, relative to its root`,
};
