import type { FormOfWords, IntentValues } from '../../core/index.js';
import type { CommandContext } from '../types.js';

/** Something that `orch` does by words: a move, or a question about them. */
export interface Form extends FormOfWords {
  /** Whether it writes: then it takes `--key` and `--dry-run`. */
  readonly writes: boolean;
  run(context: CommandContext, values: IntentValues): Promise<number>;
}

/** What `orch` calls a form: `lock acquire`. */
export function nameOf({ words }: Pick<FormOfWords, 'words'>): string {
  return words.join(' ');
}
