import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';

interface Contributes {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly customEditors?: readonly { readonly viewType: string }[];
  readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
}

const root = path.resolve(import.meta.dirname, '../..');
const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
const { contributes } = readJson('package.json') as { contributes: Contributes };
const titles = readJson('package.nls.json') as Record<string, string>;

const suites = ['suite', 'window']
  .flatMap((folder) => {
    const place = path.join(root, 'test/host', folder);
    return fs.readdirSync(place, { recursive: true, encoding: 'utf8' }).map((file) => path.join(place, file));
  })
  .filter((file) => /\.(?:ts|mjs)$/.test(file))
  .map((file) => fs.readFileSync(file, 'utf8'))
  .join('\n');

const named = (id: string): boolean => suites.includes(`'${id}'`);

/**
 * Tells at once what `npm test` tells at its end, when all suites ran inside VS Code: test/host/lib/coverage.mjs says what
 * a test of each kind has to do.
 */
describe('the suites inside VS Code', () => {
  it.each(contributes.commands)('execute $command', ({ command, title }) => {
    expect(named(command) || suites.includes(`'Orch: ${titles[title.slice(1, -1)] ?? ''}'`)).toBe(true);
  });

  it.each(Object.values(contributes.views).flat())('show the view $id', ({ id }) => {
    expect(named(`${id}.focus`)).toBe(true);
  });

  it.each([...(contributes.customEditors ?? [])])('open the custom editor $viewType', ({ viewType }) => {
    expect(named(viewType)).toBe(true);
  });

  it.each(Object.keys(contributes.configuration.properties))('change the setting %s', (id) => {
    expect(named(id)).toBe(true);
  });
});
