import { eastAsianWidth } from 'get-east-asian-width';

/** Columns that a text takes where each character has the same width: CJK takes two, marks and joiners none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += widthOf(char);
  return width;
}

function widthOf(char: string): number {
  if (/\p{Mark}|\u200d|\ufe0f/u.test(char)) return 0;
  return eastAsianWidth(char.codePointAt(0) ?? 0);
}
