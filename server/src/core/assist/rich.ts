/** A piece of text on a card. `code` is shown as it is written, in a fixed-width face. */
export interface Span {
  readonly text: string;
  readonly face: 'plain' | 'strong' | 'code';
  /** Where it leads: an address that the shell made, never one from a ledger. */
  readonly href?: string;
}

/** One line of a card: a title, a line of its own, an item of a list, or a drawing whose spans are lines of it. */
export interface CardLine {
  readonly kind: 'title' | 'line' | 'item' | 'drawing';
  readonly spans: readonly Span[];
}

/** What a hover shows. Texts come from ledgers as they are: only the renderers know how to make them harmless. */
export type Card = readonly CardLine[];

export const plain = (text: string): Span => ({ text, face: 'plain' });
export const strong = (text: string): Span => ({ text, face: 'strong' });
export const code = (text: string): Span => ({ text, face: 'code' });

/** The span as a link, where there is somewhere to lead. */
export function linked(span: Span, href: string | undefined): Span {
  return href === undefined ? span : { ...span, href };
}

/** Lines that are shown as they are, in a fixed-width face. */
export function drawing(lines: readonly string[]): CardLine {
  return { kind: 'drawing', spans: lines.map(code) };
}

export function titleLine(...spans: readonly Span[]): CardLine {
  return { kind: 'title', spans };
}

/** `label: value` */
export function line(label: string, ...spans: readonly Span[]): CardLine {
  return { kind: 'line', spans: [plain(`${label}: `), ...spans] };
}

export function item(...spans: readonly Span[]): CardLine {
  return { kind: 'item', spans };
}

/** Groups of spans as one list. */
export function joined(groups: readonly (readonly Span[])[], between = ', '): Span[] {
  return groups.flatMap((group, at) => (at === 0 ? [...group] : [plain(between), ...group]));
}

const LONGEST = 300;

/** Nothing from a cell becomes a line, and nothing of any length: a hover is a small window. */
function tame(text: string): string {
  const flat = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST)}…` : flat;
}

/** The card as Markdown in which no text of a cell is more than text: no link, image, HTML or emphasis gets through. */
export function toMarkdown(card: Card): string {
  const lines = card.map(({ kind, spans }) => ({
    kind,
    text: kind === 'drawing' ? fenced(spans) : together(spans.flatMap(markdownOf)).trim(),
  }));
  const said = lines.filter(({ text }) => text !== '');
  return said
    .map(({ kind, text }, at) => {
      // Without a blank line, an item would underline the line above it, and a line would go on in the item above it.
      const apart = at > 0 && (kind !== 'item' || said[at - 1]?.kind !== 'item');
      return `${apart ? '\n' : ''}${kind === 'item' ? `- ${text}` : text}`;
    })
    .join('\n');
}

/** Addresses become links by themselves in some editors, however they are escaped. */
const ADDRESS = /((?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S*|\S+@\S+\.\S+)/i;

function markdownOf({ href, ...span }: Span): string | string[] {
  // Brackets in the text could make something else of the link: a definition, or one of their own.
  if (href === undefined || /[[\]]/.test(span.text)) return unlinked(span);
  const text = together([unlinked(span)].flat());
  return text.trim() === '' ? text : `[${text}](${encoded(href)})`;
}

/** An address in which nothing ends the link, and no half of a surrogate pair stands. */
function encoded(href: string): string {
  return href
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[^!#$%&+,\-./0-9:;=?@A-Z_a-z~]/gu, (char) =>
      /[()]/.test(char) ? `%${char.charCodeAt(0).toString(16)}` : encodeURIComponent(char),
    );
}

/** Lines in a code block that none of them ends. */
function fenced(lines: readonly Span[]): string {
  const texts = lines.map(({ text }) => tame(text));
  const longest = Math.max(2, ...texts.flatMap((text) => (text.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...texts, fence].join('\n');
}

function unlinked({ text, face }: Span): string | string[] {
  const tamed = tame(text);
  if (tamed.trim() === '') return tamed;
  if (face === 'code') return inCode(tamed);
  if (ADDRESS.test(tamed)) return tamed.split(ADDRESS).map((part, at) => (at % 2 === 1 ? inCode(part) : escaped(part)));
  return face === 'strong' ? `**${escaped(tamed.trim())}**` : escaped(tamed);
}

/** Code spans side by side would become one. */
function together(pieces: readonly string[]): string {
  return pieces.reduce(
    (text, piece) => (text.endsWith('`') && piece.startsWith('`') ? `${text} ${piece}` : text + piece),
    '',
  );
}

function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A code span with a fence longer than any run of ticks inside. */
function inCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** The card for editors that show no Markdown. */
export function toPlainText(card: Card): string {
  return card
    .map(({ kind, spans }) => {
      const between = kind === 'drawing' ? '\n' : '';
      return `${kind === 'item' ? '- ' : ''}${spans.map(({ text }) => tame(text)).join(between)}`.trimEnd();
    })
    .join('\n');
}
