import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Intent } from '../../core/index.js';
import type { LegalMovesParams, MovableParams, TargetsParams } from '../../protocol.js';
import type { Root } from '../root.js';
import type { Session } from '../session.js';
import { isRecord, problemIn, readIntent } from './intents.js';

/** A move that a client asks for, as far as its shape goes. */
export interface Asked {
  readonly root: Root;
  readonly intent: Intent;
  readonly key?: string;
  readonly dryRun: boolean;
  readonly as?: string;
}

const string = (value: unknown): boolean => typeof value === 'string';
const CALL = {
  'root?': string,
  'uri?': string,
  intent: isRecord,
  'key?': (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 200,
  'dryRun?': (value: unknown) => typeof value === 'boolean',
  'as?': string,
};

/** Reads the arguments of `orch.server.perform`. Refuses (InvalidParams) whatever has another shape, or means no root. */
export function readCall(session: Session, sent: readonly unknown[] | undefined): Asked {
  const [call, ...more] = sent ?? [];
  const problem = more.length > 0 ? 'takes one argument' : problemIn(call, CALL);
  if (problem !== undefined) throw invalid(problem);
  const { root, uri, intent, key, dryRun, as } = call as Record<string, string | undefined>;
  const read = readIntent(intent);
  if ('problem' in read) throw invalid(read.problem);
  return {
    root: rootOf(session, root, uri),
    intent: read.intent,
    dryRun: Boolean(dryRun),
    ...(key === undefined ? {} : { key }),
    ...(as === undefined ? {} : { as }),
  };
}

/** Reads the params of `orch/legalMoves`. */
export function readLegalMoves(sent: unknown): LegalMovesParams {
  const place = problemIn(sent, { uri: string, position: isPosition }) === undefined;
  if (!place && problemIn(sent, { root: string, id: string }) !== undefined)
    throw invalid('takes {uri, position} or {root, id}');
  return sent as LegalMovesParams;
}

/** Reads the params of `orch/targets`. */
export function readTargets(sent: unknown): TargetsParams {
  const problem = problemIn(sent, { root: string, id: string, 'lanes?': isLanes });
  if (problem !== undefined) throw invalid(problem);
  return sent as TargetsParams;
}

function isLanes(value: unknown): boolean {
  const by = (name: unknown): boolean => name === 'owner' || name === 'priority' || name === 'milestone';
  const names = (all: unknown): boolean => Array.isArray(all) && all.every(string);
  return problemIn(value, { by, names }) === undefined;
}

/** Reads the params of `orch/movable`. */
export function readMovable(sent: unknown): MovableParams {
  const problem = problemIn(sent ?? {}, { 'event?': string });
  if (problem !== undefined) throw invalid(problem);
  return sent ?? {};
}

function isPosition(value: unknown): boolean {
  const whole = (number: unknown): boolean => Number.isSafeInteger(number) && Number(number) >= 0;
  return problemIn(value, { line: whole, character: whole }) === undefined;
}

/** The root at a URI, else the one that a file lies in, else the only one. */
export function rootOf({ roots }: Session, root: string | undefined, uri?: string): Root {
  const [only, second] = roots.all;
  const found =
    root !== undefined ? roots.at(root) : uri !== undefined ? roots.locate(uri)?.root : second === undefined && only;
  if (found === undefined || found === false) throw invalid('root and uri name none of the open folders');
  return found;
}

function invalid(problem: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, `orch: ${problem}`);
}
