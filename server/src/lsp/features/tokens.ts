import type { Range, SemanticTokens } from 'vscode-languageserver';
import { TOKEN_MODIFIERS, TOKEN_TYPES, tokens, type Token } from '../../core/index.js';
import { ask, guarded, type Session } from '../session.js';

/** What ids, states, owners, times and paths are: of the lines that an editor shows; of a whole file only where it must. */
export function registerTokens(session: Session): void {
  const { semanticTokens } = session.connection.languages;
  const answer = async (
    uri: string,
    range: Range | undefined,
    token: Parameters<typeof ask>[2],
  ): Promise<SemanticTokens> => {
    const asked = await ask(session, uri, token);
    const file = asked?.snapshot.workspace.files.get(asked.path);
    if (asked === undefined || file === undefined) return { data: [] };
    const { lines } = file.document;
    const all = { start: { line: 0, character: 0 }, end: lines.positionAt(lines.length) };
    return { data: encoded(tokens(file, asked.snapshot.workspace, range ?? all)) };
  };
  semanticTokens.onRange(
    guarded(session, 'textDocument/semanticTokens/range', ({ textDocument, range }, token) =>
      answer(textDocument.uri, range, token),
    ),
  );
  semanticTokens.on(
    guarded(session, 'textDocument/semanticTokens/full', ({ textDocument }, token) =>
      answer(textDocument.uri, undefined, token),
    ),
  );
}

/** Five numbers a token, its place relative to the one before. */
function encoded(all: readonly Token[]): number[] {
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const { type, modifier, range } of all) {
    const { start, end } = range;
    const sameLine = start.line === last.line;
    data.push(start.line - last.line, sameLine ? start.character - last.character : start.character);
    data.push(end.character - start.character, TOKEN_TYPES.indexOf(type));
    data.push(modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier));
    last = start;
  }
  return data;
}
