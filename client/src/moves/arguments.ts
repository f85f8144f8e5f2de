import type { MoveIntent, OfferedMove, OfferedPath } from '../../../server/src/protocol.js';

/** What a command may be given instead of being asked: by a key binding, the tree, a code action, another extension. */
export interface MoveArguments {
  /** URI of the folder; needed only where several are open. */
  readonly root?: string;
  readonly id?: string;
  readonly reason?: string;
  readonly artifacts?: readonly string[];
  /** Whatever else the intent takes: `op`, `owner`, `title`, `values`, … */
  readonly [field: string]: unknown;
}

/** What a command was called with, whatever that was. A node of a view stands for its record. */
export function argumentsOf(given: unknown): MoveArguments {
  if (typeof given !== 'object' || given === null) return {};
  return 'target' in given && 'id' in given ? (given.target as MoveArguments) : (given as MoveArguments);
}

/** A move that somebody else worked out: a code action, a button. */
export function isOffer(given: unknown): given is OfferedMove {
  return typeof given === 'object' && given !== null && 'intent' in given && 'event' in given;
}

/** Moves one after the other, as a code action offers them for a hand edit that skipped them. */
export function isPath(given: unknown): given is OfferedPath {
  return typeof given === 'object' && given !== null && 'path' in given && Array.isArray(given.path);
}

/** What an offered move still has to be given, and by whom: `ask` where it must be asked for. */
export function needsOf(
  { reason, artifact }: OfferedMove,
  given: MoveArguments,
): { readonly reason: boolean; readonly artifact: boolean } {
  return {
    reason: reason === 'required' && blank(given.reason),
    artifact: artifact === 'required' && (given.artifacts?.length ?? 0) === 0,
  };
}

/** The intent of an offer with what was given put in; what the move does not take is left out. */
export function intentWith(offer: OfferedMove, given: MoveArguments): MoveIntent {
  const { intent, reason, artifact } = offer;
  return {
    ...intent,
    ...(reason !== 'none' && !blank(given.reason) ? { reason: given.reason } : {}),
    ...(artifact !== 'none' && given.artifacts !== undefined ? { artifacts: given.artifacts } : {}),
    ...(artifact !== 'none' && typeof given['op'] === 'string' ? { op: given['op'] } : {}),
  };
}

/** `a, b` → two paths, with `/` between parts. */
export function pathsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((path) => path.trim().replaceAll('\\', '/'))
    .filter((path) => path !== '');
}

/** `due=2026-02-01` → a column and its value; undefined where there is no column. */
export function pairOf(text: string): readonly [string, string] | undefined {
  const at = text.indexOf('=');
  return at < 1 ? undefined : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
