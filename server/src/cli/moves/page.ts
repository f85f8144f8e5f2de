import type { FieldDefinition, IntentValues } from '../../core/index.js';
import { UsageError, type CommandContext, type OptionValues } from '../types.js';

/** Answers are short unless more is asked for: an agent never gets a whole ledger unasked. */
const LIMIT = 20;

export const PAGING: readonly FieldDefinition[] = [
  { name: 'limit', placeholder: 'N', number: true },
  { name: 'cursor', placeholder: 'N', number: true },
];

/** A part of a list, and where the rest of it begins; no `next` at its end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: number | undefined;
}

/** The options of a command as the values of a form. */
export function valuesOf(options: OptionValues): IntentValues {
  const given = Object.entries(options).flatMap(([name, value]) => {
    return typeof value === 'string' ? [[name, [value]] as const] : [];
  });
  return Object.fromEntries(given);
}

/** The part of a list that `--limit` and `--cursor` ask for. */
export function pageOf<T>(list: readonly T[], values: IntentValues, context: CommandContext): Page<T> {
  const cursor = numberOf('cursor', values, 0, context);
  const end = cursor + numberOf('limit', values, LIMIT, context);
  return { items: list.slice(cursor, end), next: end < list.length ? end : undefined };
}

function numberOf(option: string, values: IntentValues, otherwise: number, { messages }: CommandContext): number {
  const value = values[option]?.at(-1);
  if (value === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(messages.cli.badNumber({ option, value }));
  return Number(value);
}
