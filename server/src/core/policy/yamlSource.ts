import { Composer, isMap, isScalar, Lexer, Parser, visit, type Document, type Pair } from 'yaml';
import type { ProblemReason } from './problems.js';

/** Something wrong in YAML; offsets count in the YAML text. */
export interface YamlFault {
  readonly reason: ProblemReason;
  readonly from: number;
  readonly to: number;
  readonly detail?: string;
}

export interface YamlSource {
  readonly document: Document.Parsed | undefined;
  readonly faults: readonly YamlFault[];
}

const DEEPEST = 64;
const MOST_LEXEMES = 100_000;
const MOST_ALIASES = 100;

/** Keys are compared by the reader of the mapping, in linear time; nothing but YAML 1.2's own tags is known. */
const OPTIONS = { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/**
 * Reads YAML in bounded time and memory: nesting, tokens and aliases are counted, and nothing is expanded here.
 * Never throws.
 */
export function parseYaml(text: string): YamlSource {
  const composer = new Composer(OPTIONS);
  const parser = new Parser();
  const documents: Document.Parsed[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    const reason = parser.stack.length > DEEPEST ? 'too-deep' : ++count > MOST_LEXEMES ? 'too-large' : undefined;
    if (reason) return { document: undefined, faults: [{ reason, from: parser.offset, to: parser.offset }] };
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  const document = documents[0];
  return { document, faults: document ? faultsOf(document) : [] };
}

function faultsOf(document: Document.Parsed): readonly YamlFault[] {
  const errors = document.errors.map(({ message, pos }): YamlFault => {
    return { reason: 'syntax', from: pos[0], to: pos[1], detail: message };
  });
  const tags = document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED');
  return [
    ...errors,
    ...tags.map(({ pos }): YamlFault => ({ reason: 'tag', from: pos[0], to: pos[1] })),
    ...aliasFaults(document),
  ];
}

function aliasFaults(document: Document.Parsed): readonly YamlFault[] {
  let count = 0;
  let fault: YamlFault | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (++count <= MOST_ALIASES) return undefined;
      const from = alias.range?.[0] ?? 0;
      fault = { reason: 'too-many-aliases', from, to: alias.range?.[1] ?? from };
      return visit.BREAK;
    },
  });
  return fault ? [fault] : [];
}

/** The pair of the key `orch` where the document is a mapping that has one. */
export function orchNode(document: Document.Parsed): Pair | undefined {
  return isMap(document.contents) ? document.contents.items.find((pair) => keyText(pair) === 'orch') : undefined;
}

/** A key as it is written, so that `001` and `on` stay what they look like. */
export function keyText({ key }: Pair): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}
