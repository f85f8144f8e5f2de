import { UsageError, type CommandContext, type OptionValues } from './types.js';

/**
 * The value of an option that takes one of a few words. Another word is refused.
 * @param otherwise where the option is not given
 */
export function choice<T extends string>(
  { messages }: Pick<CommandContext, 'messages'>,
  option: string,
  options: OptionValues,
  known: readonly T[],
  otherwise: T,
): T {
  const said = options[option];
  if (said === undefined) return otherwise;
  const found = known.find((one) => one === said);
  if (found === undefined)
    throw new UsageError(messages.cli.badChoice({ option, value: String(said), known: known.join(', ') }));
  return found;
}
