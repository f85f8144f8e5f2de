import { isEmpty, undecorate } from './values.js';

/** An id for comparing: NFC, so that composed and decomposed spellings are one id. Case stays significant. */
export function idKey(id: string): string {
  return isAscii(id) ? id : id.normalize('NFC');
}

/** An id for finding collisions on file systems and in ref names that ignore case. */
export function foldedKey(id: string): string {
  return idKey(id).toLowerCase();
}

/** Whether an id has the form of SPEC §1: non-space characters without `|`, no leading `-`. */
export function isWellFormedId(id: string): boolean {
  return /^[^\s|-][^\s|]*$/.test(id);
}

/** Whether an id may be given to something new: every cell and list gives it back as it is. */
export function isNewId(id: string): boolean {
  return (
    isWellFormedId(id) && !isEmpty(id) && undecorate(id) === id && !/[\p{C}<>,、，]/u.test(id) && id.length <= LONGEST
  );
}

const LONGEST = 128;

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
