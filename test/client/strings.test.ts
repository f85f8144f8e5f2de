import * as fs from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

function readJson(file: string): Record<string, string> {
  return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')) as Record<string, string>;
}

const sources = fs
  .readdirSync(path.join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.join(root, 'client/src', file));

/** First arguments of every `t(…)` and `l10n.t(…)` in the client; what is no literal comes with its place. */
function messagesOf(file: string): { literals: string[]; others: string[] } {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const literals: string[] = [];
  const others: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(?:l10n\.|vscode\.l10n\.)?t$/.test(node.expression.getText())) {
      const [first] = node.arguments;
      if (first !== undefined && ts.isStringLiteralLike(first)) literals.push(first.text);
      else others.push(`${path.relative(root, file)}: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { literals, others };
}

/** Functions of VS Code that show what they are given, and properties that are shown. */
const SHOWING = /^(?:window\.)?(?:show(?:Information|Warning|Error)Message|setStatusBarMessage)$/;
const SHOWN =
  /^(?:title|placeHolder|placeholder|prompt|tooltip|description|detail|label|message|name|validationMessage)$/;
/** Words: what is only a name, a sign, an icon, a path or a value of the ledgers is the same in every language. */
const WORDS = /[a-z]{2,} [a-z]|^[A-Z][a-z]+$/;

/** Words in the client that a user sees and that are not looked up. */
function bareWordsOf(file: string): string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const bare: string[] = [];
  const look = (node: ts.Node | undefined): void => {
    if (node === undefined || ts.isCallExpression(node)) return;
    if (ts.isConditionalExpression(node)) {
      look(node.whenTrue);
      look(node.whenFalse);
      return;
    }
    const words = ts.isStringLiteralLike(node)
      ? [node.text]
      : ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
        : [];
    const places = words.filter((text) => WORDS.test(text.replaceAll(/\$\([\w~-]+\)/g, '').trim()));
    if (places.length > 0) bare.push(`${path.relative(root, file)}: ${node.getText()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && SHOWING.test(node.expression.getText())) node.arguments.forEach(look);
    const set = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if (ts.isPropertyAssignment(node) && SHOWN.test(node.name.getText())) look(node.initializer);
    if (set && ts.isPropertyAccessExpression(node.left) && SHOWN.test(node.left.name.text)) look(node.right);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return bare;
}

/** Names, which are the same in every language. */
const NAMES = new Set(["client/src/status/index.ts: 'Orch'", "client/src/server/options.ts: 'Orch'"]);

const found = sources.map(messagesOf);
const messages = [...new Set(found.flatMap(({ literals }) => literals))].sort();

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\d\}/g) ?? [])].sort();
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}、（]/u;

describe('what the client says at run time', () => {
  const en = readJson('l10n/bundle.l10n.json');
  const ja = readJson('l10n/bundle.l10n.ja.json');

  it('is written as literals, so that it can be looked up', () => {
    expect(found.flatMap(({ others }) => others)).toEqual([]);
    expect(messages.length).toBeGreaterThan(20);
  });

  it('is looked up wherever it is shown', () => {
    expect(sources.flatMap(bareWordsOf).filter((place) => !NAMES.has(place))).toEqual([]);
  });

  it('stands in both bundles, and nothing else does', () => {
    expect(Object.keys(en).sort()).toEqual(messages);
    expect(Object.keys(ja).sort()).toEqual(messages);
  });

  it('is the key itself in English', () => {
    expect(Object.entries(en).filter(([key, text]) => key !== text)).toEqual([]);
  });

  it('is Japanese in Japanese, with the same placeholders', () => {
    expect(Object.values(ja).filter((text) => !japanese.test(text))).toEqual([]);
    expect(Object.entries(ja).filter(([key, text]) => placeholders(key).join() !== placeholders(text).join())).toEqual(
      [],
    );
  });
});

describe('what the manifest says', () => {
  const en = readJson('package.nls.json');
  const ja = readJson('package.nls.ja.json');
  const manifest = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
  const used = [...new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key))].sort();

  it('stands in both languages, and nothing else does', () => {
    expect(Object.keys(en).sort()).toEqual(used);
    expect(Object.keys(ja).sort()).toEqual(used);
  });

  it('is Japanese in Japanese, with the same commands behind its links', () => {
    const commands = (text = ''): string[] => [...text.matchAll(/\(command:([^)]+)\)/g)].map(([, id]) => id ?? '');
    expect(Object.values(ja).filter((text) => !japanese.test(text))).toEqual([]);
    for (const key of used) expect(commands(ja[key ?? ''])).toEqual(commands(en[key ?? '']));
  });
});
