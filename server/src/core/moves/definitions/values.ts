import type { FieldDefinition, FieldName, IntentValues, UsageProblem } from './types.js';

/** The value of a field that is given at most once; undefined where it is not. */
export function one(values: IntentValues, name: FieldName): string | undefined {
  return values[name]?.at(-1);
}

/** The value of a field that was checked to be there. */
export function sure(values: IntentValues, name: FieldName): string {
  return one(values, name) ?? '';
}

/** All values of a field; undefined where there is none. */
export function all(values: IntentValues, name: FieldName): readonly string[] | undefined {
  const given = values[name] ?? [];
  return given.length === 0 ? undefined : given;
}

export function numberOf(values: IntentValues, name: FieldName): number | undefined {
  const said = one(values, name);
  return said === undefined ? undefined : Number(said);
}

/** The members of comma lists: `A,B`. */
export function members(values: IntentValues, name: FieldName): readonly string[] | undefined {
  return all(values, name)?.flatMap((list) => list.split(',').flatMap((member) => member.trim() || []));
}

/** `KEY=VALUE` at its first `=`; undefined where there is none, or nothing before it. */
export function pairOf(text: string): readonly [key: string, value: string] | undefined {
  const at = text.indexOf('=');
  return at <= 0 ? undefined : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same without what is undefined: an intent has no property that says nothing. */
export function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** What is wrong with the presence and the kind of values; undefined where nothing is. */
export function problemIn(
  {
    positionals,
    options,
  }: { readonly positionals: readonly FieldDefinition[]; readonly options: readonly FieldDefinition[] },
  values: IntentValues,
): UsageProblem | undefined {
  for (const field of positionals)
    if (lacks(field, values)) return { code: 'missing', params: { value: field.placeholder } };
  for (const field of options) {
    const option = `--${field.name}`;
    const value = field.flag === true ? option : `${option} ${field.placeholder}`;
    if (lacks(field, values)) return { code: 'missing', params: { value } };
  }
  return [...positionals, ...options].map((field) => badValue(field, values)).find((problem) => problem !== undefined);
}

function lacks({ name, required }: FieldDefinition, values: IntentValues): boolean {
  return required === true && (values[name] ?? []).every((value) => value.trim() === '');
}

function badValue({ name, number, choices }: FieldDefinition, values: IntentValues): UsageProblem | undefined {
  const option = `--${name}`;
  for (const value of values[name] ?? []) {
    if (number === true && !/^\d{1,15}$/.test(value)) return { code: 'bad-number', params: { option, value } };
    if (choices?.includes(value) === false)
      return { code: 'bad-choice', params: { option, value, known: choices.join(', ') } };
  }
  return undefined;
}
