import { EMPTY_RUNTIME, StoreFault, type RuntimeState } from '../../core/index.js';
import { parseState } from '../../keptState.js';
import { isRecord } from '../moves/intents.js';

/** Where the state is kept, as a refusal names it. */
const PLACE = 'the state that the editor keeps of this workspace';

/**
 * The runtime state that a client kept. Nobody can repair what an editor keeps: one that is damaged is begun anew, and
 * locks and tokens are those of the ledgers and of the audit log. Refuses (`StoreFault`) that of a newer Orch.
 */
export function stateFrom(kept: unknown): RuntimeState {
  try {
    const state = parseState(typeof kept === 'string' ? kept : undefined, PLACE);
    return isWhole(state) ? state : EMPTY_RUNTIME('');
  } catch (error) {
    if (error instanceof StoreFault && error.code === 'store/damaged') return EMPTY_RUNTIME('');
    throw error;
  }
}

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const count: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const allOf =
  (check: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(check);
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, check]) => check(value[name]));

const lease = shape({ task: text, holder: text, token: count, acquired: count, expires: count, from: text });
const lost = shape({
  task: text,
  token: count,
  holder: (value) => value === null || text(value),
  event: text,
  at: count,
});
const head = shape({ seq: count, hash: text, file: text });

/** A writer's name becomes a file's: nothing else may come in with it. */
const isWriter: Check = (value) => typeof value === 'string' && /^(?:w-[0-9a-f]{16})?$/.test(value);

const isWhole = shape({
  generation: count,
  writer: isWriter,
  leases: allOf(lease),
  tokens: allOf(count),
  lost: allOf((value) => Array.isArray(value) && value.every(lost)),
  keys: allOf(shape({ intent: text, result: isRecord, at: count })),
  audit: shape({ head: (value) => value === null || head(value), sizes: allOf(count) }),
});
