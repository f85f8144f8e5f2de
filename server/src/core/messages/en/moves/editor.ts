/** Refusals that only a shell with open documents meets: what is typed and not saved, and where nothing can be written. */
export const editor = {
  'buffer/unsaved': (p: { paths: string }) =>
    `${p.paths} holds changes that are not saved, and a move is made on what is on disk; save it first`,
  'buffer/diverged': (p: { paths: string }) =>
    `${p.paths} was changed on disk while you typed, so that saving would undo what others did; compare the two, keep what is right, save, and try again. Nothing was changed`,
  'store/untrusted': () =>
    'this move asks git what was changed, and nothing is run in a workspace that you do not trust; trust the workspace first',
  'store/nowhere': () =>
    'this workspace is not on a disk that the server can write to; open it from disk, or use the "orch" command there',
};
