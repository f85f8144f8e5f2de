import { parseFlags, type FlagName, type WorkspaceFile } from '../model/index.js';
import { Lines, type TextEdit } from '../text/index.js';
import { appendLines, insertLines } from './lines.js';

/**
 * Sets a flag: where the file's last line of that name says it, else on a line of its own behind the last flag, else
 * at the file's end. Of a file that is not there, the edit makes its text.
 */
export function setFlag(file: WorkspaceFile | undefined, name: FlagName, value: string): readonly TextEdit[] {
  const lines = file?.document.lines ?? new Lines('');
  const flags = parseFlags(lines.text).lines;
  const said = flags.findLast((line) => line.name === name);
  if (said !== undefined) return said.value === value ? [] : [{ range: said.valueRange, newText: value }];
  const last = flags.at(-1);
  const form = last === undefined ? '' : lines.at(last.line).slice(0, last.nameRange.start.character);
  const text = `${form.replace('\uFEFF', '')}${name}=${value}`;
  if (last !== undefined) return insertLines(lines, last.line + 1, [text], 0).edits;
  return appendLines(lines, [text]);
}
