import type { Messages } from '../../messages/index.js';
import type { Approval, Workspace } from '../../model/index.js';
import type { TextEdit } from '../../text/index.js';
import type { RecordText } from '../inRecord.js';
import type { Named } from '../mentions.js';

type Texts = Messages['rename'];
type Say = Exclude<keyof Texts, 'nothing' | 'baseUnknown'>;

/** Why an id stays what it is, before it is put into a language. */
export type RenameRefusal =
  | { readonly [C in Say]: { readonly code: C; readonly params: Parameters<Texts[C]>[0] } }[Say]
  | { readonly code: 'nothing' | 'baseUnknown' };

/** What a new id is planned on. */
export interface NewIdContext {
  readonly workspace: Workspace;
  /** The evidence that names what is renamed (`recordsAbout`), each as it is now. */
  readonly records: readonly RecordText[];
  /** Whether files can be renamed; else records keep their names. */
  readonly movable: boolean;
  /** Whether there is something at a path. */
  readonly exists: (path: string) => boolean;
  /** Whether something of the same kind had an id once, whatever has it now. */
  readonly isReserved: (id: string) => boolean;
  /** Whether the cells of an approval do not change any more, though it is not decided. */
  readonly isFixed: (approval: Approval) => boolean;
}

/** Something and the id that it is to have. */
export interface Renaming {
  readonly named: Named;
  /** The id that it has, as written. */
  readonly from: string;
  readonly to: string;
}

/** What a rename changes: texts, each under the path that it has before, and the names of files. */
export interface RenamePlan {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly files: readonly { readonly from: string; readonly to: string }[];
}
