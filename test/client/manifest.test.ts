import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string }[]>>;
    readonly views: Readonly<Record<string, readonly { id: string; icon: string }[]>>;
    readonly viewsWelcome: readonly { view: string; contents: string }[];
    readonly grammars: readonly { path: string }[];
    readonly configuration: { properties: Record<string, unknown> };
  };
}

const root = path.resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
const { commands, menus, views, viewsWelcome, grammars, configuration } = manifest.contributes;
const declared = commands.map(({ command }) => command);

const code = fs
  .readdirSync(path.join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => fs.readFileSync(path.join(root, 'client/src', file), 'utf8'))
  .join('\n');

describe('the extension manifest', () => {
  it('wakes the extension only where a ledger or the rules are at their default places', () => {
    expect(manifest.activationEvents).toEqual([
      'workspaceContains:ORCH/STATE/TASKS.md',
      'workspaceContains:ORCH/STATE/APPROVALS.md',
      'workspaceContains:PROJECT_RULES.md',
    ]);
  });

  it('declares the commands that the client registers, and no other', () => {
    const registered = [...code.matchAll(/registerCommand\(\s*'([^']+)'/g)].map(([, id]) => id);
    expect([...declared].sort()).toEqual(registered.sort());
  });

  it('gives every command a title and the category Orch', () => {
    for (const { title, category } of commands) {
      expect(title).toMatch(/^%.+%$/);
      expect(category).toBe('Orch');
    }
  });

  it('names only declared commands in menus and welcomes', () => {
    const inMenus = Object.values(menus).flatMap((items) => items.map(({ command }) => command));
    const nls = fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8');
    const inTexts = [...nls.matchAll(/\(command:(orch\.[^)]+)\)/g)].map(([, id]) => id);
    expect([...inMenus, ...inTexts].filter((id) => id !== undefined && !declared.includes(id))).toEqual([]);
    expect(viewsWelcome.every(({ view }) => view === 'orch.tasks')).toBe(true);
  });

  it('points at files that are there', () => {
    const icons = Object.values(views).flatMap((list) => list.map(({ icon }) => icon));
    for (const file of [manifest.icon, ...icons, ...grammars.map((grammar) => grammar.path)]) {
      expect(fs.existsSync(path.join(root, file)), file).toBe(true);
    }
  });

  it('declares no setting that nothing reads', () => {
    // `orch.trace.server` is read by the language client, which has the id `orch`.
    expect(Object.keys(configuration.properties)).toEqual(['orch.trace.server']);
  });
});
