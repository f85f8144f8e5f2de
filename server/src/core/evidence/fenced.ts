const FENCE = /^[ \t]*(`{3,}|~{3,})[ \t]*(\S*)/;
const DIFF = /^(?:diff|patch|udiff)$/i;

/**
 * The diffs that an evidence record shows, one text a fence, without the fences; of a bare patch the patch itself. A
 * fence that is never closed ends with the record.
 * @param patch the file is a bare diff, without words around it
 */
export function diffsIn(text: string, patch = false): readonly string[] {
  if (patch) return [text];
  const found: string[] = [];
  let fence: { readonly mark: string; readonly lines: string[] | undefined } | undefined;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (fence === undefined) fence = opened(line);
    else if (!closes(line, fence.mark)) fence.lines?.push(line);
    else {
      if (fence.lines !== undefined) found.push(joined(fence.lines));
      fence = undefined;
    }
  }
  return fence?.lines === undefined ? found : [...found, joined(fence.lines)];
}

function opened(line: string): { readonly mark: string; readonly lines: string[] | undefined } | undefined {
  const [, mark, word = ''] = FENCE.exec(line) ?? [];
  return mark === undefined ? undefined : { mark, lines: DIFF.test(word) ? [] : undefined };
}

/** A fence is closed by at least as many of its marks, alone in their line. */
function closes(line: string, mark: string): boolean {
  const bare = line.trim();
  return bare.length >= mark.length && bare === mark.charAt(0).repeat(bare.length);
}

function joined(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
