import { parseArgs, type ParseArgsConfig } from 'node:util';
import { badOption } from '../badOption.js';
import { problemIn, type IntentValues } from '../../core/index.js';
import { COMMON, contextOf, OF_MOVES } from '../frame.js';
import { EXIT, UsageError, type Call, type OptionValues } from '../types.js';
import { wordsOf } from '../words.js';
import { nameOf, wrongValues, type Form } from './form.js';
import { FORMS } from './forms.js';
import { formHelp, groupHelp } from './help.js';

/** Runs the form that the words of a call name; undefined where they name none. */
export async function dispatchForm(
  argv: readonly string[],
  call: Call,
  forms: readonly Form[] = FORMS,
): Promise<number | undefined> {
  const [first, ...behind] = wordsOf(argv);
  const second = behind.find((index) => !isValue(argv, index, forms));
  const word = first === undefined ? undefined : argv[first];
  if (first === undefined || word === undefined) return undefined;
  if (word === 'help') return second === undefined ? undefined : help(argv.slice(second), call, forms);
  const group = forms.filter(({ words }) => words[0] === word);
  if (group.length === 0) return undefined;
  const form = formIn(group, second === undefined ? undefined : argv[second]);
  if (form === undefined) return wrongWord(argv, word, second, group, call);
  const own = new Set([first, ...(form.words.length === 2 && argv[second ?? -1] === form.words[1] ? [second] : [])]);
  const rest = argv.filter((_, index) => !own.has(index));
  return runForm(form, rest, call);
}

/** Whether a word is the value of an option of some form: `2` in `orch blocked --limit 2`. */
function isValue(argv: readonly string[], index: number, forms: readonly Form[]): boolean {
  const before = argv[index - 1];
  return forms.some(({ options }) => options.some(({ name, flag }) => flag !== true && before === `--${name}`));
}

/** The form of a group that a second word names: the one without a second word, or the group's list where none is given. */
function formIn(group: readonly Form[], second: string | undefined): Form | undefined {
  const named = group.find(({ words }) => words.length === 1 || words[1] === second);
  return named ?? (second === undefined ? group.find(({ words }) => words[1] === 'list') : undefined);
}

function help(words: readonly string[], { io, messages }: Call, forms: readonly Form[]): number | undefined {
  const group = forms.filter((form) => form.words[0] === words[0]);
  const named = group.filter((form) => form.words.every((word, index) => word === words[index]));
  const shown = named.length === 0 ? group : named;
  const [only, other] = shown;
  if (only === undefined) return undefined;
  io.out(other === undefined ? formHelp(only, messages, io.width) : groupHelp(shown, messages, io.width));
  return EXIT.fine;
}

function wrongWord(
  argv: readonly string[],
  command: string,
  second: number | undefined,
  group: readonly Form[],
  { io, messages }: Call,
): number {
  if (argv.includes('--help') || argv.includes('-h')) {
    io.out(groupHelp(group, messages, io.width));
    return EXIT.fine;
  }
  const known = group.map(({ words }) => words[1]).join(', ');
  const { unknownWord, lacksWord } = messages.cliMoves;
  if (second === undefined) throw new UsageError(lacksWord({ command, known }));
  throw new UsageError(unknownWord({ command, word: argv[second] ?? '', known }));
}

async function runForm(form: Form, rest: readonly string[], call: Call): Promise<number> {
  const { options, positionals } = parse(form, rest, call);
  if (options['help'] === true) {
    call.io.out(formHelp(form, call.messages, call.io.width));
    return EXIT.fine;
  }
  const values = { ...optionValues(form, options), ...wordValues(form, positionals, call) };
  const problem = problemIn(form, values);
  if (problem !== undefined) throw wrongValues(problem, form, call.messages);
  return form.run(contextOf(lastOf(options), call), values);
}

type Parsed = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

function parse(form: Form, args: readonly string[], { messages }: Call): { options: Parsed; positionals: string[] } {
  // Without a dash there is nothing to be parsed, and Node takes as long to load its parser as to plan a move.
  if (args.every((word) => !word.startsWith('-'))) return { options: {}, positionals: [...args] };
  const own = Object.fromEntries(
    form.options.map(
      ({ name, flag }) => [name, { type: flag === true ? 'boolean' : 'string', multiple: true }] as const,
    ),
  );
  const options: NonNullable<ParseArgsConfig['options']> = { ...COMMON, ...(form.writes ? OF_MOVES : {}), ...own };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { options: values, positionals };
  } catch (error) {
    throw badOption(error, nameOf(form), (name) => options[name]?.type === 'boolean', messages);
  }
}

/** The common options alone: they are given once. */
function lastOf(options: Parsed): OptionValues {
  return Object.fromEntries(Object.entries(options).flatMap(([name, value]) => (isList(value) ? [] : [[name, value]])));
}

function optionValues(form: Form, options: Parsed): IntentValues {
  const given = form.options.flatMap(({ name }) => {
    const value = options[name];
    return isList(value) ? [[name, value.map(String)] as const] : [];
  });
  return Object.fromEntries(given);
}

function wordValues(form: Form, words: readonly string[], { messages }: Call): IntentValues {
  const { positionals } = form;
  const last = positionals.at(-1);
  const extra = last?.many === true ? undefined : words[positionals.length];
  if (extra !== undefined) throw new UsageError(messages.cli.tooManyWords({ command: nameOf(form), word: extra }));
  const given = positionals.map((field, index) => {
    const own = field.many === true ? words.slice(index) : words.slice(index, index + 1);
    return [field.name, own] as const;
  });
  return Object.fromEntries(given);
}

function isList(value: Parsed[string]): value is readonly (string | boolean)[] {
  return Array.isArray(value);
}
