import type { Messages } from '../core/index.js';
import { UsageError } from './types.js';

/**
 * What Node's parser refused, in our own words.
 * @param error what `parseArgs` threw
 * @param flags whether an option, by its name without dashes, takes no value
 */
export function badOption(
  error: unknown,
  command: string,
  flags: (name: string) => boolean,
  { cli }: Messages,
): UsageError {
  const { code, message } = error as NodeJS.ErrnoException;
  const option = /'(?:-\w, )?(-[^\s'=]*)/.exec(message)?.[1] ?? '';
  return new UsageError(cli.badOption({ command, problem: problemOf(code, option, flags, cli) }));
}

function problemOf(
  code: string | undefined,
  option: string,
  flags: (name: string) => boolean,
  cli: Messages['cli'],
): string {
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return cli.unknownOption({ option });
  return flags(option.replace(/^--?/, '')) ? cli.noOptionValue({ option }) : cli.missingOptionValue({ option });
}
