/** Findings of the group `text`. Grammar: what is wrong; what is legal. */
export const text = {
  'text/not-utf8': (p: { encoding: 'utf-16' | 'binary' | 'other' }) =>
    ({
      'utf-16': 'This file is UTF-16; save it as UTF-8, which git and every other reader expect',
      binary: 'This file is binary, not text; put the ledger back from version control, or remove the NUL bytes',
      other: 'Bytes from here on are not UTF-8; save the file as UTF-8, or put the damaged text back',
    })[p.encoding],
  'text/too-large': (p: { size: number; limit: number }) =>
    `This file has ${megabytes(p.size)} MB and was not read; up to ${megabytes(p.limit)} MB are: archive closed rows, or split the ledger`,
  'text/unreadable': (p: { reason: string }) =>
    `This file cannot be read (${p.reason}), so nothing in it was checked; it must be a readable, regular file inside the workspace`,
  'text/too-complex': (p: { limit: number }) =>
    `This file was not checked: more than ${p.limit} of its lines need a full Markdown parse; start each row with "|" and keep a blank line around tables, or split the file`,
  'text/control-character': (p: {
    char: string;
    kind: 'plain' | 'terminal' | 'bidi' | 'escape';
    word: string;
    more: number;
  }) => {
    const what = {
      plain: `Control character ${p.char} in the text; remove it`,
      terminal: `Control sequence of a terminal (${p.char}) in the text; remove it`,
      bidi: `${p.char} reverses how the line is shown, so that it reads otherwise than it is; remove it`,
      escape: `${p.char} where a letter was, read as an escape by some script; "${p.word}" is probably meant`,
    }[p.kind];
    return p.more === 0 ? what : `${what} (${p.more} more on this line)`;
  },
  'text/mixed-eol': (p: { here: string; most: string; count: number }) =>
    p.here === 'CR'
      ? `A lone CR ends this line (${p.count} in this file), which most tools show as no line end at all; end lines with ${p.most}, as the rest of the file`
      : `This line ends in ${p.here}, most others end in ${p.most} (${p.count} differ); let the whole file end its lines in one way`,
  'text/replacement-character': (p: { lines: number }) =>
    p.lines > 1
      ? `U+FFFD stands where text was lost in decoding, here and on ${p.lines - 1} more lines; put the lost text back`
      : 'U+FFFD stands where text was lost in decoding; put the lost text back',
  'text/placeholder-date': (p: { date: string }) =>
    `"${p.date}" is a placeholder, not a date; write the date as YYYY-MM-DD, or "-" while there is none`,
  'text/machine-log-line': (p: { kind: string }) =>
    `Output of a program (${p.kind}) stands in the ledger as text; move it to an evidence file, or into a fenced code block`,
};

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1);
}
