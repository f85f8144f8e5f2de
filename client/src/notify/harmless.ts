/**
 * A text for a message of the window. VS Code makes links of `[text](command:…)` there, which run a command when they
 * are clicked: what comes from ledgers and from the names of files may hold one, and may hold characters that turn the
 * order of others round.
 */
export function harmless(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .replaceAll('](', '] (');
}
