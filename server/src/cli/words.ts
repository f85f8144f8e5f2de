const TAKE_VALUES = new Set(['-C', '--directory', '--lang', '--now', '--as', '--key']);

/** Where the words of a call stand that are neither options nor values of common options. */
export function wordsOf(argv: readonly string[]): readonly number[] {
  const end = argv.indexOf('--');
  return argv.flatMap((word, index) => {
    if (end !== -1 && index >= end) return [];
    return word.startsWith('-') || TAKE_VALUES.has(argv[index - 1] ?? '') ? [] : [index];
  });
}
