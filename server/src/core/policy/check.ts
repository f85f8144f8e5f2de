import { POLICY_KEYS } from './keys.generated.js';
import { nearest, shown, type PlacelessProblem, type ProblemReason } from './problems.js';
import { validate } from './validate.generated.js';

/** An error as ajv gives it; `instancePath` is a JSON pointer. */
interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const check = validate as unknown as { (data: unknown): boolean; errors?: readonly SchemaError[] | null };

/** What the schema has against a value that stands under `orch:`, one problem a place. Unknown keys are warnings. */
export function checkSchema(value: unknown): readonly PlacelessProblem[] {
  if (check(value)) return [];
  return merged(check.errors ?? []).map((error) => problemOf(error, value));
}

/**
 * One error for each place. Where several shapes are allowed (`anyOf`), ajv reports what is wrong with each of them:
 * what goes deeper than the kind of value belongs to the shape that was meant; where nothing does, the kinds and
 * literals that are allowed are put together.
 */
function merged(errors: readonly SchemaError[]): readonly SchemaError[] {
  const kept: SchemaError[] = [];
  const places = new Map<string, SchemaError[]>();
  for (const error of errors.filter(({ keyword }) => keyword !== 'anyOf')) {
    if (error.keyword === 'additionalProperties' || error.keyword === 'required' || error.keyword === 'propertyNames')
      kept.push(error);
    else places.set(error.instancePath, [...(places.get(error.instancePath) ?? []), error]);
  }
  const within = (path: string): boolean => {
    return [...places.keys(), ...kept.map((error) => error.instancePath + '/')].some((other) =>
      other.startsWith(`${path}/`),
    );
  };
  for (const [path, group] of places) {
    const named = kept.some(({ keyword, instancePath }) => keyword === 'propertyNames' && instancePath === path);
    const rest = group.filter(({ keyword }) => !(named && STRING_KEYWORDS.has(keyword)));
    const precise = rest.filter(({ keyword }) => keyword !== 'type' && keyword !== 'enum');
    if (precise.length > 0) kept.push(...precise.slice(0, 1));
    else if (rest.length > 0 && !within(path)) kept.push(together(rest));
  }
  return kept;
}

/** Literals say more than kinds: they are what is expected where there are any. */
function together(errors: readonly SchemaError[]): SchemaError {
  const [first] = errors as readonly [SchemaError];
  const literals = errors.flatMap(({ params }) => (params['allowedValues'] as readonly unknown[] | undefined) ?? []);
  if (literals.length > 0) return { ...first, keyword: 'enum', params: { allowedValues: literals } };
  return { ...first, params: { type: errors.flatMap(({ params }) => params['type'] ?? []) } };
}

const STRING_KEYWORDS: ReadonlySet<string> = new Set(['pattern', 'minLength', 'maxLength', 'type']);

const REASONS: Readonly<Record<string, ProblemReason>> = {
  type: 'type',
  enum: 'not-one-of',
  const: 'not-one-of',
  required: 'missing-key',
  propertyNames: 'malformed',
  additionalProperties: 'unknown-key',
  pattern: 'malformed',
  maxLength: 'too-long',
  minLength: 'empty',
  minItems: 'empty',
  maxItems: 'too-many',
  maxProperties: 'too-many',
  minimum: 'too-small',
  maximum: 'too-big',
};

const KINDS: Readonly<Record<string, string>> = { object: 'mapping', array: 'list', string: 'text' };

function problemOf(error: SchemaError, root: unknown): PlacelessProblem {
  const { keyword, params } = error;
  const above = pathOf(error.instancePath);
  const key = params['additionalProperty'] ?? params['propertyName'];
  const path = typeof key === 'string' ? [...above, key] : above;
  const unknown = keyword === 'additionalProperties';
  const actual = typeof key === 'string' ? key : shown(valueAt(root, path));
  const expected = unknown ? keysAt(above) : expectedOf(error);
  const suggestion = nearest(actual, expected);
  return {
    kind: unknown ? 'unknown-key' : 'schema',
    reason: REASONS[keyword] ?? 'malformed',
    severity: unknown ? 'warning' : 'error',
    path,
    at: typeof key === 'string' || keyword === 'required' ? 'key' : 'value',
    actual,
    expected,
    ...(suggestion === undefined || keyword === 'type' ? {} : { suggestion }),
    ...(typeof params['limit'] === 'number' ? { limit: params['limit'] } : {}),
  };
}

function expectedOf({ params }: SchemaError): readonly string[] {
  const one = params['missingProperty'] ?? params['allowedValue'];
  if (one !== undefined) return [shown(one)];
  const several = params['allowedValues'] ?? params['type'] ?? [];
  return [...new Set([several].flat().map((value) => KINDS[shown(value)] ?? shown(value)))];
}

/** The known keys of the mapping at a path. */
function keysAt(path: readonly string[]): readonly string[] {
  return POLICY_KEYS[path.join('.')] ?? POLICY_KEYS[[...path.slice(0, -1), '*'].join('.')] ?? [];
}

function pathOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined;
  }, root);
}
