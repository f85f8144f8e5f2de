/** What stands in the way of a new id, and what to do instead. */
export const rename = {
  nothing: 'No id stands here. Put the cursor on the id of a task, an approval or a blocked item.',
  malformed: (p: { id: string }) =>
    `“${p.id}” cannot be an id: write one visible word without | , < and >, that does not begin with - and is not decorated.`,
  pattern: (p: { id: string; pattern: string }) =>
    `“${p.id}” does not have the form that the policy asks for: ${p.pattern} (ids.pattern in PROJECT_RULES.md).`,
  notBlocked: (p: { id: string }) => `“${p.id}” is no id of a blocked item: begin with BLOCK-.`,
  taken: (p: { id: string }) => `${p.id} is taken already. Choose an id that no other row has.`,
  sameButCase: (p: { id: string; other: string }) =>
    `${p.id} differs from ${p.other} in upper and lower case alone; as file names the two would be one. Choose another id.`,
  reserved: (p: { id: string }) =>
    `${p.id} was in use before, in the last commit, the archive or the audit log; an id is never used again. Choose another one.`,
  awaited: (p: { id: string; path: string; line: number }) =>
    `${p.path}:${p.line} names ${p.id} already, which nothing has: it would then mean this one. Mend that place first, or choose another id.`,
  committed: (p: { id: string }) =>
    `${p.id} is in the last commit: others may name it by now, and orch check would take the row for deleted. Change its title instead; or drop the task with a reason and plan a new one.`,
  committedApproval: (p: { id: string }) =>
    `${p.id} is in the last commit: its cells do not change any more, but for the decision. Let it expire and request a new approval instead.`,
  logged: (p: { id: string }) =>
    `The audit log names ${p.id}; it cannot be told otherwise. Change the title instead; or drop the task with a reason and plan a new one.`,
  loggedApproval: (p: { id: string }) =>
    `The audit log names ${p.id}; it cannot be told otherwise. Let the approval expire and request a new one instead.`,
  decided: (p: { id: string; approval: string }) =>
    `${p.id} is named by ${p.approval}, which is decided: what was decided on does not change any more. Change the title instead, or plan a new task.`,
  bound: (p: { path: string; approval: string }) =>
    `${p.path} names the id, and ${p.approval}, which is committed or decided, rests on it: that text does not change any more. Request a new approval instead.`,
  fileTaken: (p: { path: string }) =>
    `The evidence record would have to be called ${p.path}, which is there already. Choose another id.`,
  baseUnknown:
    'Nobody can tell whether the id is in the last commit, since git cannot be asked here. Trust the folder or repair the repository first.',
  mixedEnds: (p: { path: string }) =>
    `${p.path} has line ends of several kinds, which the editor would make the same when it saves. Settle on one kind first.`,
  cannotStand: (p: { id: string; path: string }) =>
    `“${p.id}” would read as something else in a place of ${p.path} that names the old id. Choose a simpler id.`,
};
