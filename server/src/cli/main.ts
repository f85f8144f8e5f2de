import { parseArgs, type ParseArgsConfig } from 'node:util';
import { badOption } from './badOption.js';
import { commands } from './commands/index.js';
import { COMMON, contextOf, framed } from './frame.js';
import { commandHelp, overviewHelp } from './help.js';
import { dispatchForm } from './moves/dispatch.js';
import { FORMS } from './moves/forms.js';
import { ownForms } from './moves/ownEvents.js';
import { EXIT, UsageError, type Call, type Command, type OptionValues, type Surroundings } from './types.js';
import { version } from './version.js';
import { wordsOf } from './words.js';

/** The whole command line as a function. Never throws: an unforeseen error is printed and gives exit code 3. */
export function main(argv: readonly string[], surroundings: Surroundings = {}): Promise<number> {
  return framed(argv, surroundings, (call) => dispatch(argv, call));
}

async function dispatch(argv: readonly string[], call: Call): Promise<number> {
  const [at] = wordsOf(argv);
  const command = commands.find(({ name }) => at !== undefined && name === argv[at]);
  if (command === undefined || at === undefined) return (await dispatchForm(argv, call)) ?? withoutCommand(argv, call);
  const rest = [...argv.slice(0, at), ...argv.slice(at + 1)];
  const { values, positionals } = parse(rest, command, call);
  if (values['help'] === true) {
    call.io.out(commandHelp(command, call.messages));
    return EXIT.fine;
  }
  if (positionals.length > command.words) {
    const word = positionals[command.words] ?? '';
    throw new UsageError(call.messages.cli.tooManyWords({ command: command.name, word }));
  }
  return command.run(contextOf(values, call), positionals, values);
}

async function withoutCommand(argv: readonly string[], call: Call): Promise<number> {
  const { io, messages } = call;
  const [name, topic] = wordsOf(argv).map((index) => argv[index]);
  if (argv.includes('--version')) {
    io.out(`${version}\n`);
    return EXIT.fine;
  }
  if (name === undefined || (name === 'help' && (topic === undefined || isCommand(topic))))
    return help(argv, topic, call);
  const own = await ownForms(argv, call);
  const done = await dispatchForm(argv, call, own);
  if (done !== undefined) return done;
  const shown = commands.filter(({ hidden }) => hidden !== true).map((one) => one.name);
  const known = [...shown, ...new Set([...FORMS, ...own].map(({ words }) => words[0]))];
  const command = (name === 'help' ? topic : name) ?? '';
  throw new UsageError(messages.cli.unknownCommand({ command, known: known.join(', ') }));
}

function isCommand(word: string): boolean {
  return commands.some(({ name }) => name === word);
}

function help(argv: readonly string[], topic: string | undefined, { io, messages }: Call): number {
  const command = commands.find((one) => one.name === topic);
  io.out(command === undefined ? overviewHelp(commands, FORMS, messages) : commandHelp(command, messages));
  return wordsOf(argv).length === 0 && !argv.includes('--help') && !argv.includes('-h') ? EXIT.usage : EXIT.fine;
}

function parse(
  words: readonly string[],
  command: Command,
  { messages }: Call,
): { values: OptionValues; positionals: string[] } {
  const options: NonNullable<ParseArgsConfig['options']> = { ...COMMON, ...command.options };
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    return { values: values as OptionValues, positionals };
  } catch (error) {
    throw badOption(error, command.name, (name) => options[name]?.type === 'boolean', messages);
  }
}
