import { EMPTY_RUNTIME, StoreFault, type RuntimeState } from './core/index.js';

const VERSION = 1;

/**
 * Reads a runtime state that was kept as JSON, wherever it was kept. Undefined: nothing was. Refuses (`StoreFault`) that
 * of a newer Orch, and what is no runtime state.
 * @param path where it was kept, for the refusal
 */
export function parseState(text: string | undefined, path: string): RuntimeState {
  if (text === undefined) return EMPTY_RUNTIME('');
  const value = parsed(text);
  const version = value?.['version'];
  if (typeof version === 'number' && version > VERSION) {
    throw new StoreFault('store/newer', { path, version: `${version}` });
  }
  const missing = value === undefined ? 'no JSON object' : missingField(value);
  if (missing !== undefined) throw new StoreFault('store/damaged', { path, detail: missing });
  return value as unknown as RuntimeState;
}

/** Whether two readings are of the same commit: a state that was thrown away and begun anew has another writer. */
export function sameState(one: RuntimeState, other: RuntimeState): boolean {
  return one.generation === other.generation && one.writer === other.writer;
}

function missingField(value: Readonly<Record<string, unknown>>): string | undefined {
  if (value['version'] !== VERSION) return 'version';
  if (!Number.isSafeInteger(value['generation'])) return 'generation';
  if (typeof value['writer'] !== 'string') return 'writer';
  return ['leases', 'tokens', 'lost', 'keys', 'audit'].find((key) => !isRecord(value[key]));
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
