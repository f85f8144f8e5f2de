import { isScalar, isSeq, isPair, visit, type Document, type Node, type Pair, type Scalar, type YAMLSeq } from 'yaml';
import { findFrontMatter } from '../../policy/frontMatter.js';
import { keyText, parseYaml } from '../../policy/yamlSource.js';
import { Lines, lineRange, type Position, type Range } from '../../text/index.js';

/** What a position in the front matter of PROJECT_RULES.md means. */
export interface PolicyPlace {
  /** Keys from the root of the front matter down, `orch` first: of the mapping that a key stands in, or of the value. */
  readonly path: readonly string[];
  /** `either`: a word alone on its line may become a key or a value. */
  readonly at: 'key' | 'value' | 'either';
  /** The word at the position, absolute; '' where none stands there. */
  readonly word: string;
  readonly range: Range;
  /** Keys that the mapping has beside this one. */
  readonly others: readonly string[];
  /** A colon follows already. */
  readonly followed: boolean;
}

const MARK = 'orch0cursor0here';
const WORD = /[^\s:,[\]{}"'#|>&!%`]/;

/**
 * What stands, or could stand, at a position. The text is read with a word of our own in the place of the one that is
 * being typed, so that half a line does not break what stands around it. Undefined outside the front matter.
 */
export function policyPlace(text: string, position: Position): PolicyPlace | undefined {
  const lines = new Lines(text);
  const found = findFrontMatter(text);
  const from = typeof found === 'object' ? found.start : found === 'unclosed' ? lines.start(1) : undefined;
  const end = typeof found === 'object' ? found.end : text.length;
  const offset = lines.offsetAt(position);
  if (from === undefined || offset < from || offset > end || (offset === end && end > from)) return undefined;
  const around = wordAround(lines.at(position.line), position.character);
  const { word, start, stop, alone, followed } = around;
  const at = lines.start(position.line);
  const yaml = (mark: string): string =>
    (text.slice(from, at + start) + mark + text.slice(at + stop, end)).replace(/\r(?!\n)/g, '\n');
  const marked = marksIn(yaml(alone ? `${MARK}:` : MARK));
  return (
    marked && {
      ...marked,
      at: alone ? 'either' : marked.at,
      word,
      range: lineRange(position.line, start, stop),
      followed,
    }
  );
}

interface Around {
  readonly word: string;
  readonly start: number;
  readonly stop: number;
  /** Nothing but the word, and dashes of a list, stands on the line. */
  readonly alone: boolean;
  readonly followed: boolean;
}

function wordAround(line: string, character: number): Around {
  let start = character;
  let stop = character;
  while (start > 0 && WORD.test(line.charAt(start - 1))) start--;
  while (stop < line.length && WORD.test(line.charAt(stop))) stop++;
  const [before, behind] = [line.slice(0, start), line.slice(stop)];
  const alone = /^\s*(?:- +)*$/.test(before) && behind.trim() === '';
  return { word: line.slice(start, stop), start, stop, alone, followed: /^\s*:/.test(behind) };
}

type Marked = Pick<PolicyPlace, 'path' | 'at' | 'others'>;

function marksIn(yaml: string): Marked | undefined {
  const { document } = parseYaml(yaml);
  if (document === undefined) return undefined;
  let marked: Marked | undefined;
  visit(document, {
    Scalar(key, node, above) {
      if (node.value !== MARK) return undefined;
      const path = pathOf(above, node);
      marked =
        key === 'key'
          ? { path: path.slice(0, -1), at: 'key', others: othersOf(above) }
          : { path, at: 'value', others: [] };
      return visit.BREAK;
    },
  });
  return marked;
}

type Above = readonly (Document | Node | Pair)[];

/** The keys and indexes from the root down to a node. */
function pathOf(above: Above, node: Node): readonly string[] {
  const chain = [...above, node];
  return chain.flatMap((one, at) => {
    if (isPair(one)) return [keyText(one)];
    return isSeq(one) ? [String(indexIn(one, chain[at + 1]))] : [];
  });
}

function indexIn(list: YAMLSeq, item: unknown): number {
  return list.items.indexOf(item);
}

function othersOf(above: Above): readonly string[] {
  const map = above.at(-2);
  if (map === undefined || !('items' in map)) return [];
  return (map.items as readonly unknown[])
    .flatMap((pair) => (isPair(pair) ? [keyText(pair)] : []))
    .filter((key) => key !== MARK);
}

/** The key or value that stands at a position, with its path; undefined where none does. */
export function policyNodeAt(
  text: string,
  position: Position,
): { readonly path: readonly string[]; readonly at: 'key' | 'value'; readonly range: Range } | undefined {
  const found = findFrontMatter(text);
  if (typeof found !== 'object') return undefined;
  const lines = new Lines(text);
  const offset = lines.offsetAt(position) - found.start;
  const { document } = parseYaml(text.slice(found.start, found.end).replace(/\r(?!\n)/g, '\n'));
  if (document === undefined || offset < 0) return undefined;
  let hit: { path: readonly string[]; at: 'key' | 'value'; node: Scalar } | undefined;
  visit(document, {
    Scalar(key, node, above) {
      const [from = 0, to = 0] = node.range ?? [];
      if (offset < from || offset > to || from === to) return undefined;
      hit = { path: pathOf(above, node), at: key === 'key' ? 'key' : 'value', node };
      return visit.BREAK;
    },
  });
  if (hit === undefined || !isScalar(hit.node)) return undefined;
  const [from = 0, to = 0] = hit.node.range ?? [];
  const range = { start: lines.positionAt(found.start + from), end: lines.positionAt(found.start + to) };
  return { path: hit.path, at: hit.at, range };
}
