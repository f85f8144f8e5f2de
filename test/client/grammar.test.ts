import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../server/src/core/index.js';
import { ours, tokenize } from './support/tokenize.js';

const table = (...cells: readonly string[]): string =>
  ['| a | b |', '|---|---|', ...cells.map((cell) => `| x | ${cell} |`)].join('\n');

describe('the injection grammar', () => {
  it('colours a row of a task ledger', async () => {
    const row = '| T-101 | Checkout | DOING | WORK | WORK@claude-2@2026-01-01T00:30:00Z | 2026-01-02 | T-1, T-2 |';
    expect(await ours(`| id | title | state | owner | lock | due | depends |\n|--|--|--|--|--|--|--|\n${row}`)).toEqual(
      [
        'T-101: entity.name.tag.id.orch',
        'DOING: keyword.control.state.active.orch',
        'WORK@claude-2: entity.name.tag.owner.orch',
        '@: punctuation.separator.lock.orch',
        '2026-01-01T00:30:00Z: constant.numeric.time.orch',
        '2026-01-02: constant.numeric.date.orch',
        'T-1: entity.name.tag.id.orch',
        'T-2: entity.name.tag.id.orch',
      ],
    );
  });

  it('colours a task in the section dialect, in both languages', async () => {
    const text = [
      '### 004-P3: 在庫',
      '',
      '- **state**: REVIEW',
      '- **状態**：完了',
      '- **due:** 2026-01-02',
      '- **lock**: WORK@2026-01-01T00:30:00Z',
    ].join('\n');
    expect(await ours(text)).toEqual([
      '004-P3: entity.name.tag.id.orch',
      'REVIEW: entity.name.function.state.review.orch',
      '完了: markup.inserted.state.done.orch',
      '2026-01-02: constant.numeric.date.orch',
      'WORK: entity.name.tag.owner.orch',
      '@: punctuation.separator.lock.orch',
      '2026-01-01T00:30:00Z: constant.numeric.time.orch',
    ]);
  });

  const states = defaultPolicy.states.flatMap(({ name, aliases, category }) =>
    [name, ...aliases].map((word) => [word, category] as const),
  );
  it.each(states)('knows the state %s', async (word, category) => {
    const tokens = await ours(table(word));
    expect(tokens).toHaveLength(1);
    expect(tokens[0]).toMatch(new RegExp(`^${word}: \\S+\\.state\\.${category}\\.orch$`));
  });

  it.each([
    ['pending', 'pending'],
    ['approved', 'approved'],
    ['却下', 'rejected'],
    ['期限切れ', 'expired'],
  ])('knows the approval status %s', async (word, status) => {
    const [token] = await ours(table(word));
    expect(token).toMatch(new RegExp(`^${word}: \\S+\\.status\\.${status}\\.orch$`));
  });

  it.each([
    ['a word inside a cell', table('DOING it now', 'see DONE')],
    ['prose', 'T-101 is DOING since 2026-01-01T00:00:00Z.'],
    ['a fenced block', `\`\`\`text\n${table('DOING')}\n\`\`\``],
    ['an indented block', table('x').replace(/^/gm, '    ')],
    ['code in a cell', table('`DOING`', '`WORK@2026-01-01T00:00:00Z`')],
    ['a number that is no id', table('404', '12-5', '2026-01')],
    ['an e-mail address', table('ANNA@example.org')],
    ['a bullet without a key', '- DONE\n- T-1 is DONE'],
    ['front matter', '---\norch:\n  states: {DOING: active}\n---'],
    ['a comment', `<!--\n- **state**: DOING\n-->`],
  ])('leaves %s alone', async (_, text) => {
    expect(await ours(text)).toEqual([]);
  });

  it('changes nothing of what Markdown says about the same text', async () => {
    const text = `# Title\n\n${table('DOING', '**DONE** and `code`', '[T-1](x.md)')}\n\n- **state**: DOING\n- *x*\n`;
    const markdown = async (injected: boolean): Promise<string[]> =>
      (await tokenize(text, { injected })).flatMap(({ text: token, line, scopes }) =>
        Array.from(
          token,
          (letter) => `${line} ${letter} ${scopes.filter((scope) => !scope.endsWith('.orch')).join(' ')}`,
        ),
      );
    // Letters that we colour may lose what the inline grammar says of plain text, which is nothing but its own name.
    expect(await markdown(true)).toEqual(await markdown(false));
  });

  it.each([
    ['identifiers', `| ${'A1-'.repeat(6000)} |`],
    ['lists of ids', `| ${'T-1, '.repeat(4000)}x |`],
    ['owners', `| ${'WORK@'.repeat(4000)} |`],
    ['blanks', `|${' '.repeat(20_000)}x|`],
    ['pipes', '|'.repeat(20_000)],
  ])('gets through a long line of %s', async (_, line) => {
    const tokens = await tokenize(`| a | b |\n|---|---|\n${line}`);
    expect(
      tokens
        .filter((token) => token.line === 2)
        .map(({ text }) => text)
        .join(''),
    ).toBe(line);
  });
});
