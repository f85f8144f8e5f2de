import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
const { contributes } = JSON.parse(read('package.json')) as {
  contributes: { walkthroughs: readonly [{ id: string; steps: readonly Step[] }]; commands: { command: string }[] };
};
const [{ id, steps }] = contributes.walkthroughs;
const declared = new Set(contributes.commands.map(({ command }) => command));
const code = ['index', 'steps', '../moves/mover', '../init/index']
  .map((file) => read(`client/src/tour/${file}.ts`))
  .join('\n');

describe('the walkthrough', () => {
  it('is the one that the command opens', () => {
    expect(code).toContain(`'orch.orch#${id}'`);
  });

  it.each(['package.nls.json', 'package.nls.ja.json'])('has a button in each step that does something: %s', (file) => {
    const nls = JSON.parse(read(file)) as Record<string, string>;
    for (const { description } of steps) {
      const commands = [...(nls[description.slice(1, -1)] ?? '').matchAll(/\(command:([^)]+)\)/g)].map(
        ([, one]) => one,
      );
      expect(commands).toHaveLength(1);
      expect(declared).toContain(commands[0]);
    }
  });

  it.each(['package.nls.json', 'package.nls.ja.json'])('uses only the marks that VS Code shows there: %s', (file) => {
    const nls = JSON.parse(read(file)) as Record<string, string>;
    for (const { description } of steps) {
      expect(nls[description.slice(1, -1)]).not.toMatch(/(?<!\*)\*(?!\*)|(?<!`)`(?!`)|_[^_]+_/);
    }
  });

  it.each(steps)('completes its step $id by itself', ({ completionEvents }) => {
    for (const event of completionEvents) {
      const [kind, name = ''] = event.split(':');
      if (kind === 'onCommand') expect(declared).toContain(name);
      else expect(code).toContain(`'${name.replace('orch.tour.', '')}'`);
    }
  });

  it('shows pictures that take the colours of the theme, and weigh little', () => {
    for (const { media } of steps) {
      const svg = read(media.svg);
      expect(svg).toContain('var(--vscode-');
      expect(svg).not.toMatch(/#[0-9a-f]{3,8}\b|<script|href=/i);
      expect(svg.length).toBeLessThan(6000);
    }
  });
});
