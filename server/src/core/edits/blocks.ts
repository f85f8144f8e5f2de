/** What begins a block other than a paragraph at the start of a line or a list item, or ends the one before. */
const STARTS = /^(?:[#>|<~`=[]|[-+*](?:[ \t]|$)|[-*_](?:[ \t]*[-*_])+[ \t]*$|\d{1,9}[.)])/;

/**
 * A text that is put at the start of a line or an item. Where it would begin a heading, a list, a quote, code, HTML or
 * a table there, a backslash before the mark keeps it a text that reads the same.
 */
export function guardBlock(text: string): string {
  if (!STARTS.test(text)) return text;
  return text.replace(/^(\d*)/, '$1\\');
}
