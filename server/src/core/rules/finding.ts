import type { FindingCode, FindingParams } from '../messages/index.js';
import type { Severity } from '../policy/index.js';
import type { Range } from '../text/index.js';
import type { Fix, Related, WayByMoves } from './types.js';

/** One finding of a check. All ranges are absolute. The sentence is made by `messages`, in the reader's language. */
export interface Finding<C extends FindingCode = FindingCode> {
  readonly code: C;
  readonly params: FindingParams<C>;
  readonly severity: Severity;
  /** Path relative to the root. */
  readonly file: string;
  readonly range: Range;
  /** Id of the record it is about, null where it is about none. */
  readonly id: string | null;
  /** It comes and goes with the time alone. */
  readonly time: boolean;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** They are made on the text that the first fix makes. */
  readonly moves?: WayByMoves;
  /** The earlier commit that it was found in; undefined: it is about what is there now. */
  readonly commit?: string;
}
