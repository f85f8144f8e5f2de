/** A word as a shell takes it back: quoted where it holds anything that a shell would read. */
export function quoted(word: string): string {
  return /^[\p{L}\p{N}@%+:,./_-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
