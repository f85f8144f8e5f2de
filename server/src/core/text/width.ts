import { eastAsianWidth } from 'get-east-asian-width';

/** Columns that a text takes where each character has the same width: CJK takes two, marks and joiners none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += widthOf(char);
  return width;
}

function widthOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (hasNoMarks(code)) return eastAsianWidth(code);
  if (/\p{Mark}|\u200d|\ufe0f/u.test(char)) return 0;
  return eastAsianWidth(code);
}

/** Latin, kana and the usual ideographs. To know the marks of Unicode takes a millisecond when it is first asked for. */
function hasNoMarks(code: number): boolean {
  if (code < 0x3041) return code < 0x300;
  return code < 0x3097 || (code >= 0x30a0 && code < 0x3100) || (code >= 0x4e00 && code < 0xa000);
}
