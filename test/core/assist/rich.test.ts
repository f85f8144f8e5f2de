import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { drawing } from '../../../server/src/core/assist/rich.js';
import { toMarkdown, type Card } from '../../../server/src/core/index.js';
import '../../support/seed.js';

const processor = remark().use(remarkGfm);
const HARMLESS = new Set(['root', 'paragraph', 'text', 'strong', 'inlineCode', 'list', 'listItem']);

function kinds(node: Nodes): string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(kinds) : [])];
}

function linksIn(node: Nodes): string[] {
  const own = node.type === 'link' ? [node.url] : [];
  return [...own, ...('children' in node ? node.children.flatMap(linksIn) : [])];
}

function words(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? node.children.map(words).join('') : '';
}

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...Array.from('`*_[]()<>!#|\\~&;:/@.wh-+=$ 1a\n\t\u200b')), maxLength: 40 }),
  fc.constantFrom(
    'https://e.vil',
    'www.e.vil',
    'a@b.cc',
    '&lt;',
    '<!--',
    '$(bug)',
    '- x',
    '1. x',
    '# x',
    '> x',
    '---',
    '```',
  ),
);

describe('cards as Markdown', () => {
  it('hold nothing but text, whatever stands in the cells', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (title, value, item) => {
        const card: Card = [
          {
            kind: 'title',
            spans: [
              { text: title, face: 'strong' },
              { text: value, face: 'plain' },
            ],
          },
          {
            kind: 'line',
            spans: [
              { text: 'Label: ', face: 'plain' },
              { text: value, face: 'code' },
            ],
          },
          {
            kind: 'item',
            spans: [
              { text: item, face: 'plain' },
              { text: title, face: 'code' },
            ],
          },
        ];
        const tree = processor.parse(toMarkdown(card));
        expect(kinds(tree).filter((kind) => !HARMLESS.has(kind))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('lead only where the shell says, and draw only text', () => {
    fc.assert(
      fc.property(nasty, nasty, fc.constantFrom('plain', 'strong', 'code'), (text, href, face) => {
        const card: Card = [
          { kind: 'line', spans: [{ text, face, href: `file:///x/${href}` }] },
          drawing([text, href, text]),
          { kind: 'item', spans: [{ text: 'x', face: 'code', href: 'command:orch.move?%5B(1)%5D' }] },
        ];
        const tree = processor.parse(toMarkdown(card));
        const known = new Set([...HARMLESS, 'link', 'code']);
        expect(kinds(tree).filter((kind) => !known.has(kind))).toEqual([]);
        const urls = linksIn(tree);
        expect(urls.at(-1)).toBe('command:orch.move?%5B%281%29%5D');
        expect(urls.slice(0, -1).every((url) => url.startsWith('file:///x/'))).toBe(true);
        expect(urls.length).toBeLessThanOrEqual(2);
        expect(kinds(tree).filter((kind) => kind === 'code')).toHaveLength(1);
      }),
      { numRuns: Number(process.env['ORCH_RUNS'] ?? 500) },
    );
  });

  it('show the text as it is', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...Array.from('ab `*_[]()<>!#|\\~&;:/@.-+=1')),
          minLength: 1,
          maxLength: 30,
        }),
        (text) => {
          const trimmed = text.trim().replace(/\s+/g, ' ');
          fc.pre(trimmed !== '');
          const card: Card = [
            {
              kind: 'line',
              spans: [
                { text: 'L: ', face: 'plain' },
                { text: trimmed, face: 'plain' },
              ],
            },
          ];
          expect(words(processor.parse(toMarkdown(card)))).toBe(`L: ${trimmed}`);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
