import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as Textmate from 'vscode-textmate';
import type { IRawGrammar, StateStack } from 'vscode-textmate';

// Both packages are CommonJS bundles whose names Node's loader cannot see.
const require = createRequire(import.meta.url);
const textmate = require('vscode-textmate') as typeof Textmate;
const oniguruma = require('vscode-oniguruma') as typeof Oniguruma;

const root = path.resolve(import.meta.dirname, '../../..');
const OURS = 'markdown.orch.injection';

function readGrammar(file: string): IRawGrammar {
  return textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file);
}

const onigLib = oniguruma.loadWASM(fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))).then(() => ({
  createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
  createOnigString: (text: string) => new oniguruma.OnigString(text),
}));

/** VS Code's own Markdown grammar, with ours injected or not. Grammars of other languages are absent. */
function registry(injected: boolean): InstanceType<typeof textmate.Registry> {
  const files: Readonly<Record<string, string>> = {
    'text.html.markdown': require.resolve('tm-grammars/grammars/markdown.json'),
    [OURS]: path.join(root, 'syntaxes/orch.injection.tmLanguage.json'),
  };
  return new textmate.Registry({
    onigLib,
    loadGrammar: (scope) => Promise.resolve(files[scope] === undefined ? null : readGrammar(files[scope])),
    getInjections: (scope) => (injected && scope === 'text.html.markdown' ? [OURS] : []),
  });
}

export interface Token {
  readonly text: string;
  readonly line: number;
  readonly scopes: readonly string[];
}

/** The tokens of a Markdown text as the editor colours it. */
export async function tokenize(text: string, { injected = true } = {}): Promise<readonly Token[]> {
  const grammar = await registry(injected).loadGrammar('text.html.markdown');
  if (grammar === null) throw new Error('no Markdown grammar');
  let state: StateStack = textmate.INITIAL;
  return text.split('\n').flatMap((line, at) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      line: at,
      scopes,
    }));
  });
}

/** What our grammar named: `text: scope`, in order. */
export async function ours(text: string): Promise<readonly string[]> {
  const named = (scopes: readonly string[]): string | undefined =>
    scopes.filter((scope) => scope.endsWith('.orch')).at(-1);
  return (await tokenize(text)).flatMap((token) => {
    const scope = named(token.scopes);
    return scope === undefined ? [] : [`${token.text}: ${scope}`];
  });
}
