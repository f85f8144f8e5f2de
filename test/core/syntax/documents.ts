import fc from 'fast-check';
export { seed } from '../../support/seed.js';

/** How many documents a property is tried on. */
export const runs = Number(process.env['ORCH_RUNS'] ?? 2000);

const cell = fc.constantFrom(
  'a',
  'T-001',
  '',
  ' ',
  '  \t',
  '-',
  '--',
  ':-:',
  'x y',
  '日本語・完了',
  '　全角　',
  '👩‍💻 é',
  '\\|',
  '\\\\',
  '\\',
  '\\\\\\|z',
  '`a\\|b`',
  '`a|b`',
  '`',
  '<br>',
  '->',
  '-->',
  '<!--',
  '?>',
  ']]>',
  '</script>',
  '<div>',
  '<!X',
  '**b**',
  '[l](u)',
  '[a]',
  '[^1]',
  'www.example.com',
  'https://x.y/z',
  'me@x.yz',
  '~~s~~',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '#',
  '=',
  '> q',
  '- l',
  '```',
);

const frame = fc.constantFrom('| ', '|', ' | ', '| ', '| ', '  | ', '   |', '    | ', '\t| ', '> | ', '- | ', '');
const tail = fc.constantFrom(' |', '|', '', ' | ', ' |\t', '|  ', ' \\|', ' ||');

/** A line like a row, well formed or not. */
export const row = fc
  .tuple(frame, fc.array(cell, { minLength: 1, maxLength: 4 }), fc.constantFrom(' | ', '|', ' |\t'), tail)
  .map(([left, cells, between, right]) => left + cells.join(between) + right);

const plainRow = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => `| ${cells.join(' | ')} |`);

const dashes = fc.constantFrom('---', '-', ':-', '-:', ':-:', '-----');
const delimiter = fc
  .tuple(frame, fc.array(dashes, { minLength: 1, maxLength: 4 }), fc.constantFrom(' | ', '|'), tail)
  .map(([left, cells, between, right]) => left + cells.join(between) + right);

const prefix = fc.constantFrom('', '', '', '', ' ', '   ', '> ', '- ', '  ', '    ', '1. ');

/** A header and a delimiter row that agree, and rows; each line may stand in a quote or a list. */
const table = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    prefix,
    prefix,
    fc.array(fc.oneof({ weight: 4, arbitrary: plainRow }, row), { maxLength: 6 }),
  )
  .map(([columns, left, below, rows]) => [
    `${left}| ${Array.from({ length: columns }, (_, index) => `h${index}`).join(' | ')} |`,
    `${below}|${' --- |'.repeat(columns)}`,
    ...rows.map((line) => below + line),
  ]);

const single = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '\t',
  'text',
  'text with `code | span`',
  '  indented text',
  '    code',
  '    | code |',
  '\tcode',
  '# heading',
  '## heading ##',
  ' ### heading',
  '#no heading',
  '#',
  '===',
  '---',
  '--- ---',
  '=======',
  '<<<<<<< HEAD',
  '>>>>>>> branch',
  '***',
  '- item',
  '- [ ] open',
  '* [x] done',
  '-',
  '- - nested',
  '  - inner',
  '1. one',
  '2) two',
  '  continued',
  '> quote',
  '>',
  '> > deep',
  '> - [ ] open',
  '```',
  '```ts',
  '````',
  '~~~',
  '   ```',
  '    ```',
  '> ```',
  '- ```',
  '<!-- comment -->',
  '<!-- open',
  '-->',
  '  <!-- a --> <!-- b -->',
  '<div>',
  '</div>',
  '<span class="x">',
  '<script>',
  '</script>',
  '<pre>',
  '<?php',
  '?>',
  '<!X',
  '<![CDATA[',
  ']]>',
  '[a]: /url',
  '[a]: /url "title',
  'title"',
  '[a]:',
  '[^1]: note',
  '    more note',
  '[^2]:',
  '...',
  ':-',
  '-|-',
  '|',
  '||',
  '\\| a |',
  '\uFEFF| a |',
  '\u0000',
  '+++',
  'key: value',
  '- **state**: DOING',
  '  - docs/a.md (x)',
  '     - docs/b.md "x"',
  '* **所有者**：WORK',
  "plain words, 'quoted' (and more)",
  'a]: /url',
  '[a',
  "[a]: /url 'title",
  "more title'",
  '- [a]: /url "',
  '  words"',
  '    # words"',
  '- [x] **b** c',
  '1. 日本語',
  '__bold__ (x)',
);

/** So many lines that a chunk may end at any block. */
const filler = fc
  .constantFrom('p', '- l', '> q', 'x\n\ny')
  .map((line) => Array.from({ length: 36 }, () => `${line}\n`));

/** A code block long enough to be left out, or what looks like one. */
const longCode = fc
  .tuple(
    fc.constantFrom('```', '```ts', '~~~', '````', '``` a`'),
    fc.array(single, { minLength: 1, maxLength: 3 }),
    table,
    fc.constantFrom('```', '~~~', '````', '   ```', '```x', ''),
  )
  .map(([open, lines, rows, close]) => [
    open,
    ...Array.from({ length: 9 }, () => lines).flat(),
    ...rows,
    ...lines,
    close,
    ...rows,
  ]);

const piece = fc.oneof(
  { weight: 12, arbitrary: single.map((line) => [line]) },
  { weight: 5, arbitrary: row.map((line) => [line]) },
  { weight: 3, arbitrary: plainRow.map((line) => [line]) },
  { weight: 2, arbitrary: delimiter.map((line) => [line]) },
  { weight: 6, arbitrary: table },
  { weight: 1, arbitrary: longCode },
);

const eol = fc.oneof({ weight: 20, arbitrary: fc.constant('\n') }, fc.constantFrom('\r\n', '\r'));

/** The lines of the pieces, each with a line end of its own. */
function joined(pieces: fc.Arbitrary<string[]>, size: { minLength?: number; maxLength: number }): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom('', '', '', '', '', '\uFEFF', '---\n', '---\nkey: 1\n# c\n---\n', '\uFEFF---\r\n| a |\n--- \t\n'),
      fc.array(pieces, size),
      fc.array(eol, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
    )
    .map(([head, parts, ends, open]) => {
      const lines = parts.flat();
      return (
        head +
        lines
          .map((line, index) => line + (open && index === lines.length - 1 ? '' : ends[index % ends.length]!))
          .join('')
      );
    });
}

/** Markdown of a few lines that is made of everything that makes reading tables hard. */
export const markdown = joined(piece, { maxLength: 12 });

/** The same, long enough to be read in several chunks. */
export const longMarkdown = joined(fc.oneof({ weight: 9, arbitrary: piece }, { weight: 1, arbitrary: filler }), {
  minLength: 10,
  maxLength: 40,
});

/** Versions of a text: in each one stretch of the one before is replaced. */
export function versions(text: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const insert = fc.oneof(fc.constantFrom('', 'x', '|', '\n', '\r', ' ', '-', '<', '>', '`', '\\'), row, markdown);
  const edit = fc.tuple(place, fc.oneof(fc.constant(0), fc.nat(3), fc.nat(80)), insert);
  return fc.tuple(text, fc.array(edit, { minLength: 1, maxLength: 3 })).map(([first, edits]) =>
    edits.reduce(
      (all, [at, length, put]) => {
        const before = all.at(-1)!;
        const from = Math.floor(at * before.length);
        return [...all, before.slice(0, from) + put + before.slice(from + length)];
      },
      [first],
    ),
  );
}
