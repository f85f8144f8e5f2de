/** Refusals that only a shell with open documents meets: what is typed and not saved, and where nothing can be written. */
export const editor = {
  'buffer/unsaved': (p: { paths: string }) =>
    `${p.paths} holds changes that are not saved, and a move is made on what is on disk; save it first`,
  'buffer/diverged': (p: { paths: string }) =>
    `${p.paths} was changed on disk while you typed, so that saving would undo what others did; compare the two, keep what is right, save, and try again. Nothing was changed`,
  'store/untrusted': () =>
    'this move asks git what was changed, and nothing is run in a workspace that you do not trust; trust the workspace first',
  'store/mixed-ends': (p: { path: string }) =>
    `${p.path} has line ends of more than one kind, and an editor that saves it would make them all the same; make them the same first, or make the move with the "orch" command. Nothing was changed`,
  'store/unsaved': (p: { paths: string }) =>
    `the move stands in the editor, but ${p.paths} was not saved as the move has it; save what is unsaved or undo it there, then look at "orch audit verify"`,
  'store/unreadable': (p: { path: string; detail: string }) =>
    `${p.path} cannot be read (${p.detail}), and a move that knows half of the audit log would contradict the other half; nothing was changed`,
  'store/nowhere': () =>
    'this workspace is not on a disk that the server can write to; open it from disk, or use the "orch" command there',
};
