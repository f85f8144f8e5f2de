import { messagesFor, parseTime, type Messages } from '../core/index.js';
import { folderOf, workspaceOf } from './folders.js';
import { processIo } from './io.js';
import {
  EXIT,
  UsageError,
  type Call,
  type CommandContext,
  type Environment,
  type OptionValues,
  type Surroundings,
} from './types.js';

/** Options that every command takes. */
export const COMMON = {
  directory: { type: 'string', short: 'C' },
  lang: { type: 'string' },
  now: { type: 'string' },
  as: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Options that every move takes beside the common ones. */
export const OF_MOVES = { key: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;

/** Runs with complete surroundings. Never throws: a wrong call ends with 2, an unforeseen error is printed and ends with 3. */
export async function framed<T>(
  argv: readonly string[],
  surroundings: Surroundings,
  run: (call: Call) => Promise<T>,
): Promise<T | number> {
  const call = callOf(argv, surroundings);
  const { io, messages } = call;
  try {
    return await run(call);
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

function callOf(argv: readonly string[], surroundings: Surroundings): Call {
  const env = surroundings.env ?? process.env;
  const language = languageOf(argv, env);
  const messages = messagesFor(language);
  return {
    io: surroundings.io ?? processIo(),
    env,
    messages,
    language,
    cwd: surroundings.cwd ?? process.cwd(),
    clock: surroundings.now ?? Date.now(),
    serve: surroundings.serve ?? (() => Promise.reject(new UsageError(messages.cli.noServer))),
    self: surroundings.self,
    timing: surroundings.timing,
  };
}

/** What a command gets of the values of the common options. */
export function contextOf(values: OptionValues, { clock, cwd, ...call }: Call): CommandContext {
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const folder = text('directory');
  return {
    ...call,
    ...placeOf(cwd, folder, call.messages),
    now: timeOf(text('now'), clock, call.messages),
    json: values['json'] === true,
    as: text('as'),
    key: text('key'),
    dryRun: values['dry-run'] === true,
  };
}

/** Who names a folder means it; else the workspace may begin above. */
function placeOf(cwd: string, folder: string | undefined, messages: Messages): Pick<CommandContext, 'here' | 'root'> {
  if (folder === undefined) return { here: cwd, root: workspaceOf(cwd) };
  const root = folderOf(cwd, folder, messages);
  return { here: root, root };
}

function timeOf(said: string | undefined, clock: number, messages: Messages): number {
  if (said === undefined) return clock;
  const time = parseTime(said);
  if (!('ms' in time)) throw new UsageError(messages.cli.badTime({ time: said }));
  return time.ms;
}

function languageOf(argv: readonly string[], env: Environment): string | undefined {
  const at = argv.indexOf('--lang');
  const said = at === -1 ? argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length) : argv[at + 1];
  return [said, env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((one) => one !== undefined && one !== '');
}
