import type { Messages } from '../../messages/index.js';
import type { Workspace } from '../../model/index.js';
import type { Past } from '../../past/index.js';
import type { TextEdit } from '../../text/index.js';
import type { RecordText } from '../navigation/inRecord.js';
import type { Named } from '../navigation/mentions.js';

type Texts = Messages['rename'];
type Say = Exclude<keyof Texts, 'nothing' | 'baseUnknown'>;

/** Why an id stays what it is, before it is put into a language. */
export type RenameRefusal =
  | { readonly [C in Say]: { readonly code: C; readonly params: Parameters<Texts[C]>[0] } }[Say]
  | { readonly code: 'nothing' | 'baseUnknown' };

/** What a rename is planned on. */
export interface RenameContext {
  readonly workspace: Workspace;
  readonly past: Past;
  /** The evidence that names what is renamed (`recordsAbout`), each as it is now. */
  readonly records: readonly RecordText[];
  /** Text of the archive ledger, where there is one. */
  readonly archive: string | undefined;
  /** Whether files can be renamed; else records keep their names. */
  readonly movable: boolean;
  /** Whether there is something at a path. */
  readonly exists: (path: string) => boolean;
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

/** The sentence of a refusal in a language. */
export function sayRename(refusal: RenameRefusal, { rename }: Messages): string {
  if (!('params' in refusal)) return rename[refusal.code];
  const say = rename[refusal.code] as (params: object) => string;
  return say(refusal.params);
}
