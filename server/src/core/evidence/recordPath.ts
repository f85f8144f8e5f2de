/**
 * Where the record of a submission belongs: `<folder>/YYYY-MM/<task>-<approval>.diff.md`. What a file name or a list of
 * paths in a cell could not hold is percent-encoded.
 * @param folder `policy.paths.evidence`
 * @param time UTC milliseconds
 */
export function evidencePath(folder: string, time: number, task: string, approval: string): string {
  const month = new Date(time).toISOString().slice(0, 7);
  return `${folder.replace(/\/+$/, '')}/${month}/${evidenceName(task, approval)}`;
}

/** The name of the record of a submission, without its folder. */
export function evidenceName(task: string, approval: string): string {
  return `${encoded(task)}-${encoded(approval)}.diff.md`;
}

function encoded(id: string): string {
  return (
    id
      .replace(/\p{Cs}/gu, '\ufffd')
      .normalize('NFC')
      // Everything but letters, digits, symbols of other scripts and what is harmless in names, cells and Markdown.
      .replace(/[^\p{L}\p{M}\p{N}\p{S}._~-]|[$+<=>^`|]/gu, percent)
      .replace(/^\./, '%2E')
  );
}

/** `encodeURIComponent` leaves some alone that a cell or a Markdown link would trip over. */
function percent(char: string): string {
  const whole = encodeURIComponent(char);
  return whole === char ? `%${char.charCodeAt(0).toString(16).toUpperCase()}` : whole;
}
