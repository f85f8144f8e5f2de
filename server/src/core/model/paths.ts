import { undecorate } from './values.js';

/** A path as a person wrote it, made comparable. Nothing here touches a disk. */
export type PathReference =
  /** Inside the root, normalised, `/` between parts, no leading `./`, no trailing `/`; '' is the root itself. */
  | { readonly kind: 'relative'; readonly path: string; readonly directory: boolean; readonly portable: boolean }
  /** Absolute (drive, share, `/`, `~`): `tails` are the candidates inside the root, longest first. */
  | {
      readonly kind: 'absolute';
      readonly tails: readonly string[];
      readonly directory: boolean;
      readonly portable: false;
    }
  /** Climbs out of the root or holds what no path may hold (NUL, a device). */
  | { readonly kind: 'outside' }
  /** Not a path: a web address, a commit, prose. */
  | { readonly kind: 'none' };

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;
const DRIVE = /^[a-z]:/i;
const EXTENSION = /\.[a-z0-9_]{1,12}$/i;
const MAX_TAILS = 32;
/** What nearly every path looks like; read without asking all the questions below. */
const PLAIN = /^(?!_)(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.[A-Za-z0-9_]{1,12}$/;
const MAX_PLAIN = 256;

/** The path without decoration, surrounding quotes, a trailing remark in parentheses, or a place such as `#L12` or `:12`. */
export function barePath(text: string): string {
  const link = /^\[[^[\]]*\]\(([^()\s]+)\)/.exec(text);
  const bare = link?.[1] ?? undecorate(withoutRemark(undecorate(text)));
  return bare
    .replace(/^(["'<])(.*)["'>]$/, '$2')
    .replace(/#L\d+(?:-L?\d+)?$/, '')
    .replace(/:\d+(?:[-:]\d+)?$/, '')
    .trim();
}

/** A remark ends the text and holds no further parentheses: `guide.md (new)`. */
function withoutRemark(text: string): string {
  const trimmed = text.trimEnd();
  if (!/[)）]$/.test(trimmed)) return trimmed;
  const open = Math.max(trimmed.lastIndexOf('('), trimmed.lastIndexOf('（'));
  const remark = trimmed.slice(open + 1, -1);
  return open === -1 || /[)）]/.test(remark) ? trimmed : trimmed.slice(0, open).trimEnd();
}

/**
 * Reads a path reference. Backslashes, doubled ones too (Markdown escapes them), count as `/` but make it not portable.
 * @param roots old absolute prefixes → path inside the root (policy `roots`)
 */
export function parsePath(
  text: string,
  roots: readonly { readonly from: string; readonly to: string }[] = [],
): PathReference {
  if (roots.length === 0 && text.length <= MAX_PLAIN && PLAIN.test(text)) {
    return { kind: 'relative', path: text, directory: false, portable: true };
  }
  const bare = barePath(text);
  if (!looksLikePath(bare)) return { kind: 'none' };
  if (bare.includes('\0') || bare.length > 4096) return { kind: 'outside' };
  const slashed = slash(bare);
  const directory = slashed.endsWith('/');
  const mapped = mapRoot(slashed, roots);
  if (mapped !== undefined) return relative(mapped, directory, false);
  if (isAbsolute(bare, slashed)) return { kind: 'absolute', tails: tailsOf(slashed), directory, portable: false };
  return relative(slashed, directory, !bare.includes('\\'));
}

function looksLikePath(text: string): boolean {
  if (text === '' || ADDRESS.test(text) || text.startsWith('mailto:')) return false;
  if (DRIVE.test(text) || text.startsWith('\\\\')) return true;
  if (/\s/.test(text) && !EXTENSION.test(text) && !/[/\\]$/.test(text)) return false;
  return /[/\\\0]/.test(text) || EXTENSION.test(text) || text === '..';
}

function slash(text: string): string {
  return text.replace(/\\+/g, '/').replace(/\/{2,}/g, '/');
}

function isAbsolute(bare: string, slashed: string): boolean {
  return DRIVE.test(bare) || slashed.startsWith('/') || slashed.startsWith('~');
}

function mapRoot(
  slashed: string,
  roots: readonly { readonly from: string; readonly to: string }[],
): string | undefined {
  for (const { from, to } of roots) {
    const prefix = slash(from).replace(/\/$/, '');
    const head = slashed.slice(0, prefix.length);
    if (head.toLowerCase() !== prefix.toLowerCase()) continue;
    const rest = slashed.slice(prefix.length);
    if (rest === '' || rest.startsWith('/')) return `${to}/${rest}`;
  }
  return undefined;
}

function relative(slashed: string, directory: boolean, portable: boolean): PathReference {
  const parts = normalise(slashed);
  return parts === undefined ? { kind: 'outside' } : { kind: 'relative', path: parts.join('/'), directory, portable };
}

function normalise(slashed: string): string[] | undefined {
  const parts: string[] = [];
  for (const piece of slashed.split('/')) {
    if (piece === '' || piece === '.') continue;
    if (piece !== '..') parts.push(piece);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts;
}

function tailsOf(slashed: string): string[] {
  const parts = normalise(slashed.replace(/^~|^[a-z]:/i, '')) ?? [];
  const last = parts.slice(-MAX_TAILS);
  return last.map((_, index) => last.slice(index).join('/'));
}
