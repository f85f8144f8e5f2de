import type { FormOfWords, IntentValues, Messages, UsageProblem } from '../../core/index.js';
import { UsageError, type CommandContext } from '../types.js';

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

/** What is wrong with the values of a form, as an error to be thrown. */
export function wrongValues(problem: UsageProblem, form: Pick<FormOfWords, 'words'>, messages: Messages): UsageError {
  const say = messages.intents.problems[problem.code] as (params: object) => string;
  return new UsageError(messages.cliMoves.seeHelp({ problem: say(problem.params), command: nameOf(form) }));
}
