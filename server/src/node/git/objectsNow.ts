import { BatchParser, gathering, passing } from './batch.js';
import { gitNow } from './process.js';

/** What git has under a name. */
export interface ObjectNow {
  readonly type: string;
  /** Undefined where it is larger than was asked for. */
  readonly bytes: Buffer | undefined;
}

/**
 * Objects by their names (`OID:path`; undefined: there is none), by one process that is waited for. Undefined where git
 * gives no answer.
 * @param limit bytes; of larger objects only the type is given
 */
export function readObjectsNow(
  root: string,
  names: readonly string[],
  limit: number,
): readonly (ObjectNow | undefined)[] | undefined {
  if (names.some((name) => /[\0\r\n]/.test(name))) return undefined;
  const input = names.map((name) => `${name}\n`).join('');
  const output = gitNow({ cwd: root, args: ['cat-file', '--batch'], input });
  if (output === undefined) return undefined;
  const found: (ObjectNow | undefined)[] = [];
  const parser = new BatchParser((head) => {
    if (head === undefined) return void found.push(undefined);
    const gather = head.size <= limit ? gathering : passing;
    return gather((bytes) => void found.push({ type: head.type, bytes }));
  });
  parser.take(output);
  return found.length === names.length ? found : undefined;
}
