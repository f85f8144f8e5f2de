import { parseArgs, type ParseArgsConfig } from 'node:util';
import { messagesFor, parseTime, type Messages } from '../core/index.js';
import { commands } from './commands/index.js';
import { commandHelp, overviewHelp } from './help.js';
import { folderOf } from './folders.js';
import { processIo } from './io.js';
import {
  EXIT,
  UsageError,
  type Command,
  type CommandContext,
  type ExitCode,
  type Io,
  type OptionValues,
} from './types.js';
import { version } from './version.js';

/** What the command line asks of its surroundings; everything has the process's value by default. */
export interface Surroundings {
  readonly io?: Io;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** UTC milliseconds. */
  readonly now?: number;
  /** Starts the language server; only the real process has one. */
  readonly serve?: () => Promise<void>;
}

const COMMON = {
  directory: { type: 'string', short: 'C' },
  lang: { type: 'string' },
  now: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** The whole command line as a function. Never throws: an unforeseen error is printed and gives exit code 3. */
export async function main(argv: readonly string[], surroundings: Surroundings = {}): Promise<ExitCode> {
  const io = surroundings.io ?? processIo();
  const env = surroundings.env ?? process.env;
  const messages = messagesFor(languageOf(argv, env));
  const serve = surroundings.serve ?? (() => Promise.reject(new UsageError(messages.cli.noServer)));
  try {
    return await dispatch(argv, {
      io,
      env,
      messages,
      cwd: surroundings.cwd ?? process.cwd(),
      clock: surroundings.now ?? Date.now(),
      serve,
    });
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`orch: ${error.message}\n`);
      return EXIT.usage;
    }
    io.err(
      `orch: ${messages.cli.internal({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })}\n`,
    );
    return EXIT.internal;
  }
}

interface Call {
  readonly io: Io;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly messages: Messages;
  readonly cwd: string;
  readonly clock: number;
  readonly serve: () => Promise<void>;
}

async function dispatch(argv: readonly string[], call: Call): Promise<ExitCode> {
  const { io, messages } = call;
  const at = argv.findIndex((word, index) => !word.startsWith('-') && !takesValue(argv[index - 1]));
  const name = at === -1 ? undefined : argv[at];
  const command = name === 'help' ? undefined : commands.find((one) => one.name === name);
  if (command === undefined) return withoutCommand(argv, name, call);
  const rest = [...argv.slice(0, at), ...argv.slice(at + 1)];
  const { values, positionals } = parse(rest, command, messages);
  if (values['help'] === true) {
    io.out(commandHelp(command, messages));
    return EXIT.fine;
  }
  if (positionals.length > command.words)
    throw new UsageError(messages.cli.tooManyWords({ command: command.name, word: positionals[command.words] ?? '' }));
  return command.run(contextOf(values, call), positionals, values);
}

function withoutCommand(argv: readonly string[], name: string | undefined, { io, messages }: Call): ExitCode {
  if (argv.includes('--version')) {
    io.out(`${version}\n`);
    return EXIT.fine;
  }
  const topic = name === 'help' ? commands.find((one) => argv.includes(one.name)) : undefined;
  if (topic !== undefined) io.out(commandHelp(topic, messages));
  else if (name === undefined || name === 'help') io.out(overviewHelp(commands, messages));
  else
    throw new UsageError(
      messages.cli.unknownCommand({ command: name, known: commands.map((one) => one.name).join(', ') }),
    );
  return name === undefined && !argv.includes('--help') && !argv.includes('-h') ? EXIT.usage : EXIT.fine;
}

function takesValue(word: string | undefined): boolean {
  return word === '-C' || word === '--directory' || word === '--lang' || word === '--now';
}

function parse(
  words: readonly string[],
  command: Command,
  messages: Messages,
): { values: OptionValues; positionals: string[] } {
  try {
    const options: NonNullable<ParseArgsConfig['options']> = { ...COMMON, ...command.options };
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    return { values: values as OptionValues, positionals };
  } catch (error) {
    throw new UsageError(messages.cli.badOption({ command: command.name, problem: (error as Error).message }));
  }
}

function contextOf(values: OptionValues, { io, messages, cwd, clock, serve }: Call): CommandContext {
  const folder = values['directory'];
  const root = typeof folder === 'string' ? folderOf(cwd, folder, messages) : cwd;
  return { io, root, now: timeOf(values['now'], clock, messages), messages, json: values['json'] === true, serve };
}

function timeOf(said: string | boolean | undefined, clock: number, messages: Messages): number {
  if (typeof said !== 'string') return clock;
  const time = parseTime(said);
  if (!('ms' in time)) throw new UsageError(messages.cli.badTime({ time: said }));
  return time.ms;
}

function languageOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): string | undefined {
  const at = argv.indexOf('--lang');
  const said = at === -1 ? argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length) : argv[at + 1];
  return [said, env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((one) => one !== undefined && one !== '');
}
