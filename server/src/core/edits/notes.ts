import { isEmpty, parseNotes, type NoteEntry, type NoteKey } from '../model/index.js';
import { lineRange } from '../text/index.js';
import { oneLine } from './values.js';

/**
 * The text of a notes cell with `key=value` set, or taken out where the value is undefined or blank. Everything else
 * that it says stays, separators included. Gives '' where nothing is left.
 */
export function setNote(notes: string, key: Exclude<NoteKey, 'orch-ignore'>, value: string | undefined): string {
  const text = isEmpty(notes) ? '' : oneLine(notes);
  const said = oneLine(value).replace(/[・、;；]/g, ',');
  const [first, ...further] = noteEntries(text).filter((entry) => entry.key === key);
  if (isEmpty(said)) return first === undefined ? text : setNote(without(text, first), key, undefined);
  if (first === undefined) return text === '' ? `${key}=${said}` : `${text}${separatorOf(text)}${key}=${said}`;
  const second = further.at(-1);
  if (second !== undefined) return setNote(without(text, second), key, said);
  const { start, end } = first.whole.range;
  return `${text.slice(0, start.character)}${key}=${said}${text.slice(end.character)}`;
}

function noteEntries(text: string): readonly NoteEntry[] {
  return parseNotes({ value: text, range: lineRange(0, 0, text.length) });
}

/** As the text separates already, else as SPEC §1 lists first in ASCII. */
function separatorOf(text: string): string {
  return /[・;；]/.exec(text)?.[0].replace(';', '; ') ?? '; ';
}

/** Without an entry and the one separator that set it apart. */
function without(text: string, { whole }: NoteEntry): string {
  const before = text.slice(0, whole.range.start.character);
  const behind = text.slice(whole.range.end.character);
  const head = before.replace(/[ \t]*[・、;；,]?[ \t]*$/, '');
  if (head !== '' && before !== head) return head + behind.trimEnd();
  return behind.replace(/^[ \t]*[・、;；,]?[ \t]*/, '');
}
