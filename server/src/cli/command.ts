import { parseArgs, type ParseArgsConfig } from 'node:util';
import { badOption } from './badOption.js';
import { COMMON, contextOf } from './frame.js';
import { commandHelp } from './help.js';
import { EXIT, UsageError, type Call, type Command, type OptionValues } from './types.js';
import { wordsOf } from './words.js';

/** Runs the command that the first word of a call names; undefined where it is none of `commands`. */
export async function runCommand(
  argv: readonly string[],
  call: Call,
  commands: readonly Command[],
): Promise<number | undefined> {
  const [at] = wordsOf(argv);
  const command = commands.find(({ name }) => at !== undefined && name === argv[at]);
  if (command === undefined || at === undefined) return undefined;
  const rest = [...argv.slice(0, at), ...argv.slice(at + 1)];
  const { values, positionals } = parse(rest, command, call);
  if (values['help'] === true) {
    call.io.out(commandHelp(command, call.messages, call.io.width));
    return EXIT.fine;
  }
  if (positionals.length > command.words) {
    const word = positionals[command.words] ?? '';
    throw new UsageError(call.messages.cli.tooManyWords({ command: command.name, word }));
  }
  return command.run(contextOf(values, call), positionals, values);
}

function parse(
  words: readonly string[],
  command: Command,
  { messages }: Call,
): { values: OptionValues; positionals: string[] } {
  // Without a dash there is nothing to be parsed, and Node takes a millisecond to load its parser.
  if (words.every((word) => !word.startsWith('-'))) return { values: {}, positionals: [...words] };
  const options: NonNullable<ParseArgsConfig['options']> = { ...COMMON, ...command.options };
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    return { values: values as OptionValues, positionals };
  } catch (error) {
    throw badOption(error, command.name, (name) => options[name]?.type === 'boolean', messages);
  }
}
