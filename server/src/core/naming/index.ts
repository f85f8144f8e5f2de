/** Which places name something by its id, and what gives it another one everywhere. */
export { mentionsInRecord, type RecordText } from './inRecord.js';
export {
  mentionsOfApproval,
  mentionsOfBlocked,
  mentionsOfTask,
  type Mention,
  type MentionSource,
  type Named,
  type NamedKind,
} from './mentions.js';
export { narrowed } from './narrow.js';
export { pathsIn, pathsOf, type PathMention } from './paths.js';
export { highlights, recordsAbout, references, type Reference } from './references.js';
export { acceptedDigest, acceptedEdits, renamedAccepted } from './rename/accepted.js';
export { workspaceAfter } from './rename/after.js';
export { heldBack, planNewId } from './rename/index.js';
export type { NewIdContext, RenamePlan, RenameRefusal, Renaming } from './rename/types.js';
export type { Target } from './types.js';
