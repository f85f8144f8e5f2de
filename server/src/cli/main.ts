import { nearest } from '../core/index.js';
import { runCommand } from './command.js';
import { commands } from './commands/index.js';
import { framed } from './frame.js';
import { commandHelp, overviewHelp } from './help.js';
import { dispatchForm } from './moves/dispatch.js';
import { FORMS } from './moves/forms.js';
import { ownForms } from './moves/ownEvents.js';
import { EXIT, UsageError, type Call, type Surroundings } from './types.js';
import { version } from './version.js';
import { wordsOf } from './words.js';

/** The whole command line as a function. Never throws: an unforeseen error is printed and gives exit code 3. */
export function main(argv: readonly string[], surroundings: Surroundings = {}): Promise<number> {
  return framed(argv, surroundings, (call) => dispatch(argv, call));
}

async function dispatch(argv: readonly string[], call: Call): Promise<number> {
  return (
    (await runCommand(argv, call, commands)) ?? (await dispatchForm(argv, call)) ?? (await withoutCommand(argv, call))
  );
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
  const known = [...shown, ...new Set([...FORMS, ...own].flatMap(({ words }) => words.slice(0, 1)))];
  const command = (name === 'help' ? topic : name) ?? '';
  const meant = nearest(command, known) ?? '';
  throw new UsageError(messages.cli.unknownCommand({ command, known: known.join(', '), meant }));
}

function isCommand(word: string): boolean {
  return commands.some(({ name }) => name === word);
}

function help(argv: readonly string[], topic: string | undefined, { io, messages }: Call): number {
  const command = commands.find((one) => one.name === topic);
  io.out(
    command === undefined
      ? overviewHelp(commands, FORMS, messages, io.width)
      : commandHelp(command, messages, io.width),
  );
  return wordsOf(argv).length === 0 && !argv.includes('--help') && !argv.includes('-h') ? EXIT.usage : EXIT.fine;
}
