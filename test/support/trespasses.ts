import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range, TextEdit } from 'vscode-languageserver-protocol';
import type { LspClient } from './lspClient.js';

interface Asked {
  readonly method: string;
  readonly uri: string;
  readonly answer: unknown;
}

const object = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isRange = (value: unknown): value is Range => object(value) && object(value['start']) && object(value['end']);

/** Everything that an editor asks about a place in a document, and what is wrong with the answers; nothing, if all is well. */
export async function trespasses(
  client: LspClient,
  root: string,
  uris: readonly string[],
  uri: string,
  where: number,
): Promise<readonly string[]> {
  const documents = new Map(uris.map((one) => [one, TextDocument.create(one, 'markdown', 1, client.textOf(one))]));
  const document = documents.get(uri);
  if (document === undefined) return [];
  const offset = where % (document.getText().length + 1);
  const position = document.positionAt(offset);
  const end = document.positionAt(Math.min(document.getText().length, offset + (where % 97)));
  const found: string[] = [];
  for (const [method, params] of requests(uri, position, { start: position, end })) {
    const answer = await client.request<unknown>(method, params).catch((error: unknown) => {
      // A rename says by a refusal why it cannot be.
      return /[rR]ename$/.test(method) ? null : `FAILED ${String(error)}`;
    });
    const asked: Asked = { method, uri, answer };
    const said = [
      ...(typeof answer === 'string' ? [answer] : []),
      ...outside(asked, documents),
      ...links(asked, root),
      ...own(asked, document, { position, range: { start: position, end } }),
      ...(await unresolved(client, asked, root)),
    ];
    found.push(...said.map((what) => `${method} at ${String(position.line)}:${String(position.character)}: ${what}`));
  }
  return found;
}

function requests(uri: string, position: Position, range: Range): readonly (readonly [string, object])[] {
  const textDocument = { uri };
  const at = { textDocument, position };
  const options = { tabSize: 2, insertSpaces: true };
  const all = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
  return [
    ['textDocument/diagnostic', { textDocument }],
    ['textDocument/completion', { ...at, context: { triggerKind: 1 } }],
    ['textDocument/completion', { ...at, context: { triggerKind: 2, triggerCharacter: '|' } }],
    ['textDocument/hover', at],
    ['textDocument/codeLens', { textDocument }],
    ['textDocument/inlayHint', { textDocument, range: all }],
    ['textDocument/documentLink', { textDocument }],
    ['textDocument/definition', at],
    ['textDocument/references', { ...at, context: { includeDeclaration: true } }],
    ['textDocument/documentHighlight', at],
    ['textDocument/prepareRename', at],
    ['textDocument/rename', { ...at, newName: 'T-9' }],
    ['textDocument/rename', { ...at, newName: '../x|\n$0' }],
    ['textDocument/documentSymbol', { textDocument }],
    ['workspace/symbol', { query: 'T' }],
    ['textDocument/selectionRange', { textDocument, positions: [position] }],
    ['textDocument/semanticTokens/range', { textDocument, range: all }],
    ['textDocument/formatting', { textDocument, options }],
    ['textDocument/rangeFormatting', { textDocument, range, options }],
    ['textDocument/onTypeFormatting', { ...at, ch: '|', options }],
    ['textDocument/onTypeFormatting', { ...at, ch: '\n', options }],
    ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [], triggerKind: 1 } }],
    ['textDocument/codeAction', { textDocument, range: all, context: { diagnostics: [], only: ['source.fixAll'] } }],
    ['textDocument/foldingRange', { textDocument }],
    ['orch/legalMoves', { uri, position }],
    ['orch/overview', {}],
    ['orch/changes', { uri }],
    ['orch/compare', { uri }],
    ['orch/evidenceDiff', { uri }],
    ['orch/movable', {}],
  ];
}

/** Every range in an answer lies in the document that it is of. */
function outside({ uri, answer }: Asked, documents: ReadonlyMap<string, TextDocument>): readonly string[] {
  const bad: string[] = [];
  const walk = (value: unknown, of: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, of);
    else if (isRange(value)) {
      const document = documents.get(of);
      if (document !== undefined && !lies(value, document)) bad.push(`outside ${of}: ${JSON.stringify(value)}`);
    } else if (object(value)) {
      const inner = object(value['textDocument']) ? value['textDocument'] : value;
      const named = inner['targetUri'] ?? inner['uri'];
      const here = typeof named === 'string' ? named : of;
      for (const [key, one] of Object.entries(value)) {
        if (key !== 'data') walk(one, documents.has(key) ? key : here);
      }
    }
  };
  walk(answer, uri);
  return bad;
}

function lies({ start, end }: Range, document: TextDocument): boolean {
  const ordered = start.line < end.line || (start.line === end.line && start.character <= end.character);
  return ordered && exists(start, document) && exists(end, document);
}

/** Whether a document has the place: no line end is part of a line, nor is half of a character. */
function exists(position: Position, document: TextDocument): boolean {
  const back = document.positionAt(document.offsetAt(position));
  return back.line === position.line && back.character === position.character;
}

/** What Markdown in an answer leads to: places in the root, documentation, and the one command. */
function links({ answer }: Asked, root: string): readonly string[] {
  const bad: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (object(value)) {
      if (value['kind'] === 'markdown') bad.push(...unwanted(String(value['value']), root));
      else Object.values(value).forEach(walk);
    }
  };
  walk(answer);
  return bad;
}

interface MarkdownNode {
  readonly type: string;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

function unwanted(markdown: string, root: string): readonly string[] {
  const bad: string[] = [];
  const walk = (node: MarkdownNode): void => {
    if (['html', 'image', 'imageReference', 'definition', 'linkReference', 'table', 'heading'].includes(node.type))
      bad.push(`${node.type} in ${JSON.stringify(markdown)}`);
    if (node.type === 'link' && !allowed(node.url ?? '', root)) bad.push(`leads to ${String(node.url)}`);
    node.children?.forEach(walk);
  };
  walk(remark().use(remarkGfm).parse(markdown));
  return bad;
}

function allowed(url: string, root: string): boolean {
  return url.startsWith(`${root}/`) || url.startsWith('file:///rules/') || url.startsWith('command:orch.move?%5B');
}

interface Place {
  readonly position: Position;
  readonly range: Range;
}

/** What answers of one kind must hold. */
function own({ method, answer }: Asked, document: TextDocument, { position, range }: Place): readonly string[] {
  if (method === 'textDocument/completion') return completions(answer, position);
  if (method.endsWith('ormatting')) return formatted(answer, document, method.includes('range') ? range : undefined);
  if (method === 'textDocument/foldingRange')
    return (answer as { startLine: number; endLine: number }[])
      .filter(({ startLine, endLine }) => startLine > endLine || endLine >= document.lineCount)
      .map((one) => `folds ${JSON.stringify(one)}`);
  return [];
}

function completions(answer: unknown, position: Position): readonly string[] {
  const { items } = (answer ?? { items: [] }) as {
    items: { insertTextFormat?: number; textEdit: TextEdit; command?: { command: string } }[];
  };
  return items.flatMap((item) => {
    const { start, end } = item.textEdit.range;
    const near = start.line === position.line && end.line === position.line;
    const around = start.character <= position.character && position.character <= end.character;
    return [
      ...(item.insertTextFormat === 2 ? ['a snippet'] : []),
      ...(near && around ? [] : [`elsewhere: ${JSON.stringify(item)}`]),
      ...(item.command === undefined || item.command.command === 'x.suggest' ? [] : [item.command.command]),
    ];
  });
}

/** Formatting moves blanks and dashes, and touches no line that was not named. */
function formatted(answer: unknown, document: TextDocument, range: Range | undefined): readonly string[] {
  const edits = (answer ?? []) as TextEdit[];
  const bare = (text: string): string => text.replace(/[ \t-]/g, '');
  const after = TextDocument.applyEdits(document, edits);
  const strays = edits.filter(
    (edit) => range !== undefined && (edit.range.start.line < range.start.line || edit.range.end.line > range.end.line),
  );
  return [
    ...(bare(after) === bare(document.getText()) ? [] : ['changes more than blanks']),
    ...strays.map((edit) => `out of range: ${JSON.stringify(edit)}`),
  ];
}

const COMMANDS: readonly string[] = ['', 'orch.move', 'orch.server.perform'];

/** Lenses and links as they are seen, and the commands of actions. */
async function unresolved(client: LspClient, { method, answer }: Asked, root: string): Promise<readonly string[]> {
  const bad: string[] = [];
  const list = (Array.isArray(answer) ? answer : []) as readonly Record<string, unknown>[];
  if (method === 'textDocument/codeLens' || method === 'textDocument/documentLink') {
    const resolve = method === 'textDocument/codeLens' ? 'codeLens/resolve' : 'documentLink/resolve';
    for (const one of list.slice(0, 12)) {
      const seen = await client.request<Record<string, unknown>>(resolve, one);
      const command = (seen['command'] as { command: string } | undefined)?.command ?? '';
      if (!COMMANDS.includes(command)) bad.push(`runs ${command}`);
      const target = seen['target'];
      if (typeof target === 'string' && !allowed(target, root)) bad.push(`leads to ${target}`);
    }
  }
  if (method === 'textDocument/codeAction')
    for (const { command } of list as readonly { command?: { command: string } }[])
      if (command !== undefined && !COMMANDS.includes(command.command)) bad.push(`runs ${command.command}`);
  return bad;
}
