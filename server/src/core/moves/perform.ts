import { resolveCaller, type Caller, type Credentials } from '../identity/index.js';
import { forgetNotices, lapse, noticesFor, type LostLease, type RuntimeState } from '../leases/index.js';
import { StoreFault, type Answers, type CommitResult, type FileChange, type Store } from '../ports.js';
import { filesAfter } from './files.js';
import { intentDigest, kept } from './keys.js';
import { planMove } from './plan.js';
import { isRefusal, refuse } from './refuse.js';
import { resultOf, type MoveResult } from './result.js';
import { signed } from './signed.js';
import type { Intent, Plan, Refusal, Snapshot } from './types.js';
import { AnsweredWorld, settle } from './world.js';

/** Who asks, when, and how. */
export interface Call {
  readonly credentials: Credentials;
  /** UTC milliseconds. */
  readonly now: number;
  /** The same key with the same intent is done once, however often it is asked for. */
  readonly key?: string;
  /** Everything but the commit. */
  readonly dryRun?: boolean;
  /** What was read last, to read less now. */
  readonly previous?: Snapshot;
}

export interface MovePorts {
  readonly store: Store;
  readonly answers: Answers;
  /** 16 hexadecimal digits, for the name of a clone that has none yet. */
  random(): string;
}

/** How a move ended. */
export type Outcome =
  | {
      readonly kind: 'accepted';
      readonly result: MoveResult;
      /** New texts of ledgers and records; none where the key's move was done before. */
      readonly changes: readonly FileChange[];
      /** Leases that the caller lost and had not been told of. */
      readonly notices: readonly LostLease[];
      /** Undefined where the key's move was done before. */
      readonly plan: Plan | undefined;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly notices: readonly LostLease[] };

type Accepted = Extract<Outcome, { kind: 'accepted' }>;
type Lost = Extract<CommitResult, { kind: 'conflict' }>;

/**
 * Does what somebody wants done: reads, plans, commits; where somebody else wrote meanwhile, once more while no other
 * mover can. Gives what was done, or a refusal that says why not and what is legal; after a refusal nothing is written.
 */
export async function perform(intent: Intent, call: Call, ports: MovePorts): Promise<Outcome> {
  try {
    const first = await attempt(intent, call, ports, call.previous);
    if (first.kind !== 'conflict') return first;
    // Who lost a race mostly sees now that there is nothing left to do, and need not keep the others out.
    const second = await attempt(intent, call, ports);
    if (second.kind !== 'conflict') return second;
    const later = await ports.store.exclusively(() => rounds(intent, call, ports));
    if (later === undefined) return refused(refuse('store/busy', undefined, { retry: 'now' }));
    if (later.kind !== 'conflict') return later;
    return refused(refuse('store/conflict', { paths: later.paths.join(', ') }, { retry: 'now' }));
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return refused(refuse(error.code, error.params, error.code === 'store/busy' ? { retry: 'now' } : {}));
  }
}

/** Only an editor can be in the way still. */
const ROUNDS = 4;

async function rounds(intent: Intent, call: Call, ports: MovePorts): Promise<Outcome | Lost> {
  for (let round = 1; ; round++) {
    const outcome = await attempt(intent, call, ports);
    if (outcome.kind !== 'conflict' || round === ROUNDS) return outcome;
  }
}

async function attempt(intent: Intent, call: Call, ports: MovePorts, previous?: Snapshot): Promise<Outcome | Lost> {
  const basis = await ports.store.read(previous);
  const caller = resolveCaller(basis.workspace.policy, call.credentials);
  if ('code' in caller) return refused(refuse(caller.code, caller.params));
  const known = repeated(intent, call, caller, basis.runtime);
  if (known !== undefined) return known;
  const notices = noticesFor(basis.runtime, caller.text);
  const { policy } = basis.workspace;
  const snapshot = { ...basis, runtime: lapse(basis.runtime, policy, call.now) };
  const world = new AnsweredWorld();
  const context = { caller, now: call.now };
  const plan = await settle((asked) => planMove(snapshot, intent, { ...context, world: asked }), world, ports.answers);
  if (isRefusal(plan)) return refused(plan, notices);
  return commit({ basis, plan, intent, caller, notices }, call, ports, world);
}

/** Everything that is decided when a plan is to be written. */
interface Decided {
  readonly basis: Snapshot;
  readonly plan: Plan;
  readonly intent: Intent;
  readonly caller: Caller;
  readonly notices: readonly LostLease[];
}

async function commit(decided: Decided, call: Call, ports: MovePorts, world: AnsweredWorld): Promise<Outcome | Lost> {
  const { basis, plan, notices } = decided;
  const { policy } = basis.workspace;
  const files = await settle((asked) => filesAfter(basis.workspace, plan.files, asked), world, ports.answers);
  if (isRefusal(files)) return refused(files, notices);
  const log = await settle((asked) => asked.auditSummary(), world, ports.answers);
  const line = signed(plan, policy, call.now, `w-${ports.random()}`, log);
  const result = resultOf(plan, files, line.head.seq);
  const done: Accepted = { kind: 'accepted', result, changes: files, notices, plan };
  if (call.dryRun === true) return done;
  const runtime = runtimeAfter(decided, call, result, line);
  const committed = await ports.store.commit({ basis, files, appends: [line.append], runtime });
  if (committed.kind === 'failed') return refused(failure(committed), notices);
  return committed.kind === 'conflict' ? committed : done;
}

function runtimeAfter(
  { basis, plan, intent, caller }: Decided,
  { key, now }: Call,
  result: MoveResult,
  { writer, head }: ReturnType<typeof signed>,
): RuntimeState {
  const keys =
    key === undefined ? plan.runtime.keys : kept(plan.runtime.keys, key, intentDigest(intent, caller), result, now);
  const generation = basis.runtime.generation + 1;
  const told = forgetNotices(plan.runtime, caller.text);
  const set = plan.audit.rows.flatMap(({ kind, id, after }) =>
    kind === 'flag' ? [[id, after?.['value'] ?? ''] as const] : [],
  );
  const flags = set.length === 0 ? {} : { flags: { ...told.flags, ...Object.fromEntries(set) } };
  return { ...told, ...flags, generation, writer, keys, audit: { ...told.audit, head } };
}

function repeated(intent: Intent, { key }: Call, caller: Caller, { keys }: RuntimeState): Outcome | undefined {
  const before = key !== undefined && Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (key === undefined || before === undefined) return undefined;
  if (before.intent !== intentDigest(intent, caller)) return refused(refuse('key/reused', { key }));
  return { kind: 'accepted', result: before.result as MoveResult, changes: [], notices: [], plan: undefined };
}

function refused(refusal: Refusal, notices: readonly LostLease[] = []): Outcome {
  return { kind: 'refused', refusal, notices };
}

function failure({ why, path, detail }: Extract<CommitResult, { kind: 'failed' }>): Refusal {
  if (why === 'other') return refuse('store/failed', { path, detail });
  return refuse(`store/${why}`, { path }, why === 'disk-full' ? { retry: 'now' } : {});
}
