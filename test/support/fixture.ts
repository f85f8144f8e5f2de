import {
  Checker,
  factsFrom,
  gateOf,
  NO_PAST,
  openInForce,
  openPast,
  parseTime,
  type Fact,
  type Facts,
  type Finding,
  type Past,
  type PastInput,
  type SourceFile,
  type Workspace,
} from '../../server/src/core/index.js';

/** The time at which fixtures are checked unless they say otherwise. */
export const FIXTURE_NOW = '2026-01-15T12:00:00Z';

/** A finding that a fixture says must be there. Line and columns count from 0; `to` is undefined where only the start is marked. */
export interface Mark {
  readonly file: string;
  readonly line: number;
  readonly from: number;
  readonly to: number | undefined;
  readonly severity: string;
  readonly code: string;
}

export interface Fixture {
  /** Path → text, marks taken out. */
  readonly files: ReadonlyMap<string, string>;
  readonly marks: readonly Mark[];
  /** The same of the base, where a head says `@base`. */
  readonly base?: ReadonlyMap<string, string>;
  /** When the base was committed. */
  readonly baseTime?: string;
  /** What a shell would have noticed while reading the bytes of a file. */
  readonly troubles?: ReadonlyMap<string, Trouble>;
}

type Trouble = NonNullable<SourceFile['trouble']>;

const HEAD = /^=== (\S.*?)(?: (@base)(?: (\S+))?)?(?: !(\S.*?))?\s*$/;
const MARK = /^( *)(~+) (error|warning|info|hint) ([a-z]+\/[a-z0-9-]+)\s*$/;

/**
 * Reads a fixture: `=== PATH` heads each file; a line `   ~~~~ severity code` marks the finding in the line above it,
 * from under its first to under its last UTF-16 unit; a single `~` marks only where it starts. `\xNN` and `\uNNNN` in a
 * file stand for that character, so that control characters can be written. A head may end in `!not-utf8 ENCODING LINE`
 * (from 1), `!too-large BYTES LIMIT` or `!unreadable REASON`: trouble that no text can show. `=== PATH @base TIME` heads a
 * file of the commit that the others are compared with; TIME, of one of them, is when it was committed.
 */
export function readFixture(text: string): Fixture {
  const files = new Map<string, string>();
  const marks: Mark[] = [];
  const troubles = new Map<string, Trouble>();
  const base = new Map<string, string>();
  let baseTime: string | undefined;
  let into = files;
  let file: string | undefined;
  let lines: string[] = [];
  const finish = (): void => {
    if (file !== undefined) into.set(file, lines.length === 0 ? '' : `${lines.join('\n')}\n`);
  };
  for (const raw of text.replace(/^\n/, '').replace(/\n$/, '').split('\n')) {
    const head = HEAD.exec(raw);
    const mark = MARK.exec(raw);
    if (head !== null) {
      finish();
      file = head[1] ?? '';
      lines = [];
      into = head[2] === undefined ? files : base;
      baseTime ??= head[3];
      if (head[4] !== undefined) troubles.set(file, readTrouble(head[4]));
    } else if (mark !== null && file !== undefined) {
      const [, blank = '', run = '', severity = '', code = ''] = mark;
      marks.push({
        file,
        line: lines.length - 1,
        from: blank.length,
        to: run.length === 1 ? undefined : blank.length + run.length,
        severity,
        code,
      });
    } else {
      lines.push(unescape(raw));
    }
  }
  finish();
  return { files, marks, troubles, ...(base.size > 0 && { base }), ...(baseTime !== undefined && { baseTime }) };
}

function readTrouble(text: string): Trouble {
  const [kind, first = '', second = ''] = text.split(' ');
  if (kind === 'too-large') return { kind, bytes: Number(first), limit: Number(second) };
  if (kind === 'unreadable') return { kind, reason: first };
  if (kind !== 'not-utf8' || (first !== 'utf-16' && first !== 'binary' && first !== 'other'))
    throw new Error(`no trouble: ${text}`);
  return { kind, encoding: first, line: Number(second) - 1 };
}

function unescape(line: string): string {
  return line.replace(/\\x([0-9a-f]{2})|\\u([0-9a-f]{4})/gi, (_, byte: string | undefined, unit: string | undefined) =>
    String.fromCharCode(Number.parseInt(byte ?? unit ?? '', 16)),
  );
}

/** Facts that know exactly the files of a map (and their folders); everything else is missing. */
export function factsOf(
  files: ReadonlyMap<string, string>,
  ignored: readonly string[] = [],
  base?: ReadonlyMap<string, string>,
): Facts {
  const known = new Map<string, { fact: Fact; text: boolean }>();
  for (const [path, text] of files) {
    known.set(path, {
      fact: { kind: 'file', size: Buffer.byteLength(text), ignored: ignored.includes(path), text },
      text: true,
    });
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      known.set(folder, { fact: { kind: 'directory', ignored: ignored.includes(folder) }, text: true });
    }
  }
  const some = factsFrom(known);
  const get: Facts['get'] = (path, text) => some.get(path, text) ?? MISSING;
  return base === undefined ? { get } : { get, base: (path) => base.get(path) ?? null };
}

const MISSING: Fact = { kind: 'missing' };

/** A workspace from the files of a fixture, as a shell would open it. */
export function openFixture(
  files: ReadonlyMap<string, string>,
  previous?: Workspace,
  troubles?: ReadonlyMap<string, Trouble>,
  past?: PastInput,
): Workspace {
  const all: SourceFile[] = [...files].map(([path, text]) => {
    const trouble = troubles?.get(path);
    return trouble === undefined ? { path, text } : { path, text, trouble };
  });
  return openInForce({ sources: all }, past && gateOf(past), previous);
}

/** What a fixture is compared with: its `@base` files as a commit; undefined without any. */
export function pastInputOf({ files, base, baseTime = FIXTURE_BASE }: Fixture): PastInput | undefined {
  if (base === undefined) return undefined;
  const sources = [...base].flatMap(([path, text]) => (isAudit(path) ? [] : [{ path, text }]));
  const commit = { oid: 'ba5e'.repeat(10), time: timeOf(baseTime) };
  return { base: { commit, sources, audit: auditOf(base) }, audit: auditOf(files) };
}

/** The past of a fixture, for a workspace that was opened of it. */
export function pastOf(fixture: Fixture, workspace: Workspace): Past {
  const input = pastInputOf(fixture);
  return input === undefined ? NO_PAST : openPast(input, workspace);
}

/** When the base of a fixture was committed unless it says otherwise. */
const FIXTURE_BASE = '2026-01-15T09:00:00Z';

function isAudit(path: string): boolean {
  return path.endsWith('.jsonl');
}

function auditOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => isAudit(path)));
}

function timeOf(text: string): number {
  const time = parseTime(text);
  if (!('ms' in time)) throw new Error(`not a time: ${text}`);
  return time.ms;
}

/** All findings of a fixture. Files named in `.gitignore` (plain paths) count as ignored. */
export function checkFixture(fixture: string | Fixture, now: string = FIXTURE_NOW): readonly Finding[] {
  const read = typeof fixture === 'string' ? readFixture(fixture) : fixture;
  const { files, troubles } = read;
  const ignored = (files.get('.gitignore') ?? '').split('\n').filter((line) => line !== '');
  const workspace = openFixture(files, undefined, troubles, pastInputOf(read));
  const past = pastOf(read, workspace);
  return new Checker().check(workspace, factsOf(files, ignored, read.base), timeOf(now), past).findings;
}
