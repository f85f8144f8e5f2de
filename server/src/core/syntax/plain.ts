/** Indentation and quote marks, then what begins a block of its own, then bold marks and a letter. */
const newBlock = /^[ \t>]*(?:#{1,6}[ \t]+|(?:[-+*][ \t]+)+(?:\[[ xX]\][ \t]+)?)(?=(?:\*\*|__)?(?:[A-Za-z]|[^\0-\x7f]))/;
const furtherLine = /^[ \t>]*(?=(?:\*\*|__)?(?:[A-Za-z]|[^\0-\x7f]))/;

/**
 * A line with its words taken out, where words are all that it adds to what it begins with. No block depends on
 * words, so that thousands of sections and paragraphs come down to a few that differ, and remark is asked only once
 * about equal ones. A pipe may be a table's, `>` may end HTML, quotes and brackets may end a link definition that an
 * earlier line began: lines that hold these stay.
 */
export function withoutWords(text: string): string {
  const start = newBlock.exec(text)?.[0];
  const kept = start ?? furtherLine.exec(text)?.[0];
  if (kept === undefined) return text;
  // Indented by four columns, even a bullet may go on with what an earlier line began.
  const begins = start !== undefined && !/^[ \t>]*?(?:\t| {4})/.test(start);
  return (begins ? /[|>]/ : /[|>"')\]]/).test(text.slice(kept.length)) ? text : `${kept}x`;
}
