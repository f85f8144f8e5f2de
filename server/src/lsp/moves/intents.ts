import { SETTABLE_COLUMNS, type Intent } from '../../core/index.js';

/** Whether a value will do for a field. */
type Check = (value: unknown) => boolean;

/** A field that may be left out says so with a question mark behind its name. */
type Fields = Readonly<Record<string, Check>>;

/** Longer than any cell that people read. */
const LONGEST = 10_000;
const MOST = 1_000;

const text: Check = (value) => typeof value === 'string' && value.length <= LONGEST;
const count: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= MOST && value.every(check);
const oneOf =
  (...known: readonly string[]): Check =>
  (value) =>
    known.some((one) => one === value);
const checks = listOf((value) => problemIn(value, { command: text, exit: count }) === undefined);
const values: Check = (value) =>
  problemIn(value, Object.fromEntries(SETTABLE_COLUMNS.map((column) => [`${column}?`, text]))) === undefined;

const decision = { id: text, 'reason?': text };
const lock = { id: text, 'token?': count, 'reason?': text };

/** The fields of every intent beside its verb. */
const INTENTS: Readonly<Record<Intent['verb'], Fields>> = {
  plan: {
    title: text, 'id?': text, 'owner?': text, 'due?': text, 'priority?': text, 'depends?': listOf(text),
    'milestone?': text, 'notes?': text,
  }, // prettier-ignore
  event: {
    event: text, id: text, 'reason?': text, 'artifacts?': listOf(text), 'op?': text, 'token?': count, 'checks?': checks,
  }, // prettier-ignore
  assign: { id: text, owner: text },
  rename: { id: text, to: text },
  set: { id: text, values },
  archive: { ids: listOf(text) },
  request: { target: text, kind: oneOf('result', 'execute', 'change', 'steal', 'waiver'), op: text, 'evidence?': text },
  approve: decision,
  reject: decision,
  expire: { 'id?': text },
  'lock.acquire': lock,
  'lock.extend': lock,
  'lock.release': lock,
  'lock.steal': lock,
  'lock.clean': {},
  'flags.set': { name: text, value: text },
  'blocked.add': { title: text, 'task?': text, 'priority?': text, 'summary?': text, 'workaround?': text },
  'blocked.resolve': { id: text, 'reason?': text },
  'blocked.escalate': { id: text, 'to?': text },
  file: { item: text, 'id?': text, 'owner?': text },
  migrate: { 'columns?': listOf(text) },
  undo: { 'seq?': count },
};

/** The intent that a client sent, or what is wrong with it. Whether it is legal is for the planners to say. */
export function readIntent(sent: unknown): { readonly intent: Intent } | { readonly problem: string } {
  if (!isRecord(sent)) return { problem: 'intent is no object' };
  const { verb, ...fields } = sent;
  const known = typeof verb === 'string' && Object.hasOwn(INTENTS, verb) ? INTENTS[verb as Intent['verb']] : undefined;
  if (known === undefined) return { problem: 'intent.verb is none that Orch knows' };
  const problem = problemIn(fields, known);
  return problem === undefined ? { intent: sent as unknown as Intent } : { problem: `intent.${problem}` };
}

/** What is wrong with a value as an object of these fields; undefined where nothing is. */
export function problemIn(value: unknown, fields: Fields): string | undefined {
  if (!isRecord(value)) return 'is no object';
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(fields, name) && !Object.hasOwn(fields, `${name}?`));
  if (unknown !== undefined) return `${unknown.slice(0, 40)} is not known`;
  for (const [key, check] of Object.entries(fields)) {
    const name = key.replace('?', '');
    const optional = key.endsWith('?') && value[name] === undefined;
    if (!optional && !(Object.hasOwn(value, name) && check(value[name])))
      return `${name} is missing or of the wrong kind`;
  }
  return undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
