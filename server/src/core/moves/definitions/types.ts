import type { Messages } from '../../messages/index.js';
import type { Intent } from '../types.js';

/** What a value names, so that a shell can complete it or offer a list. */
export type Subject = 'task' | 'approval' | 'blocked' | 'item' | 'role' | 'flag' | 'path' | 'column' | 'new-column';

/** A value that an intent takes: a word on the command line, a property of a tool's input, a question of a palette. */
export interface FieldDefinition {
  readonly name: FieldName;
  /** Key of its text in the messages, where that is not its name. */
  readonly docs?: FieldName;
  /** What stands for the value in a usage line: `ID`, `KEY=VALUE`. */
  readonly placeholder: string;
  /** A number is a whole one; anything else is text. */
  readonly number?: true;
  /** Of an option: it takes no value. */
  readonly flag?: true;
  readonly required?: true;
  /** May be given several times. */
  readonly many?: true;
  readonly of?: Subject;
  readonly choices?: readonly string[];
}

/** What something is called and what it takes: enough to parse, explain and complete it. */
export interface FormOfWords {
  /** Key of its texts in the messages; of an event of the policy's own, `event`. */
  readonly docs: IntentName;
  /** What it is called on the command line: `['lock', 'acquire']`. */
  readonly words: readonly string[];
  readonly positionals: readonly FieldDefinition[];
  readonly options: readonly FieldDefinition[];
}

/** A kind of intent as data: what parses it, explains it, completes it and offers it as a tool. */
export interface IntentDefinition extends FormOfWords {
  /** What the audit log and `legal` call it: `lock.acquire`. */
  readonly event: string;
  /** The intent that the values say. Asked only with values whose presence and number were checked. */
  read(values: IntentValues): ReadIntent;
}

/** What was given for each field, by the field's name. */
export type IntentValues = Readonly<Record<string, readonly string[]>>;

export type ReadIntent = { readonly intent: Intent } | { readonly problem: UsageProblem };

type Problems = Messages['intents']['problems'];
/** Why values make no intent, as data; the sentence is made by `messages.intents.problems`. */
export type UsageProblem = {
  [K in keyof Problems]: { readonly code: K; readonly params: Parameters<Problems[K]>[0] };
}[keyof Problems];

export type IntentName = keyof Messages['intents']['docs'];
export type FieldName = keyof Messages['intents']['fields'];
