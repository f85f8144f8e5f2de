import type { AssistContext, Position } from '../../server/src/core/index.js';
import { messagesFor, parseTime } from '../../server/src/core/index.js';
import { FIXTURE_NOW, openFixture, readFixture } from './fixture.js';

export interface WithCursor {
  readonly files: ReadonlyMap<string, string>;
  readonly file: string;
  readonly position: Position;
}

/** Takes the cursor `$0` out of a fixture; it must be there once. */
export function readCursor(fixture: string): WithCursor {
  const files = new Map(readFixture(fixture).files);
  for (const [file, text] of files) {
    const at = text.indexOf('$0');
    if (at === -1) continue;
    const before = text.slice(0, at).split('\n');
    files.set(file, text.slice(0, at) + text.slice(at + 2));
    return { files, file, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
  }
  throw new Error('no $0 in the fixture');
}

/** What questions about a fixture are answered from. */
export function contextOf(files: ReadonlyMap<string, string>, locale = 'en'): AssistContext {
  const time = parseTime(FIXTURE_NOW);
  if (!('ms' in time)) throw new Error('not a time');
  return { workspace: openFixture(files), messages: messagesFor(locale), now: time.ms };
}
