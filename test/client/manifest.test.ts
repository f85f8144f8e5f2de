import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EVENTS } from '../../server/src/core/policy/index.js';
import { CHANGES } from '../../client/src/past/looks.js';
import { RECORD_COMMANDS } from '../../client/src/moves/table.js';
import { DEFAULTS, MUTABLE } from '../../client/src/settings/table.js';

interface Property {
  readonly default: unknown;
  readonly order: number;
  readonly scope: string;
  readonly items?: { readonly enum: readonly string[] };
}

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string; enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { id: string; icon: string }[]>>;
    readonly viewsWelcome: readonly { view: string; contents: string }[];
    readonly grammars: readonly { path: string }[];
    readonly configuration: { properties: Record<string, Property> };
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
    expect([...declared].sort()).toEqual([...registered, ...Object.keys(RECORD_COMMANDS)].sort());
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
    const known = Object.values(views).flatMap((list) => list.map(({ id }) => id));
    expect(viewsWelcome.filter(({ view }) => !known.includes(view))).toEqual([]);
  });

  it('points at files that are there', () => {
    const icons = Object.values(views).flatMap((list) => list.map(({ icon }) => icon));
    const marks = CHANGES.flatMap((change) => ['light', 'dark'].map((theme) => `media/gutter/${change}-${theme}.svg`));
    for (const file of [manifest.icon, ...icons, ...marks, ...grammars.map((grammar) => grammar.path)]) {
      expect(fs.existsSync(path.join(root, file)), file).toBe(true);
    }
  });

  it('declares no setting that nothing reads', () => {
    // `orch.trace.server` is read by the language client, which has the id `orch`.
    const read = Object.keys(DEFAULTS).filter((name) => name !== 'orch.trace.server');
    for (const name of read) expect(code).toMatch(new RegExp(`\\bsetting\\('${name}'`));
  });

  it('has the settings of the code, with the same defaults', () => {
    const defaults = Object.entries(configuration.properties).map(([name, property]) => [name, property.default]);
    expect(Object.fromEntries(defaults)).toEqual(DEFAULTS);
    expect(configuration.properties['orch.notifications.muted']?.items?.enum).toEqual(MUTABLE);
    expect(new Set(Object.values(configuration.properties).map(({ order }) => order)).size).toBe(defaults.length);
  });

  it('lets no workspace say who one is', () => {
    expect(configuration.properties['orch.actor']?.scope).toBe('application');
    // Nor how loudly findings are said: what a repository wants of them stands in its policy, which the gate looks at.
    expect(configuration.properties['orch.rules.severity']?.scope).toBe('application');
  });

  it('has every event of the process, and offers each in the tree where it leads on', () => {
    const events = DEFAULT_EVENTS.filter(({ from }) => from !== 'new');
    for (const { name } of events) expect(declared).toContain(`orch.move.${name}`);
    const item = (name: string, category: string): boolean =>
      (menus['view/item/context'] ?? []).some(({ command, when = '' }) => {
        const [, pattern = ''] = /viewItem =~ \/(.*)\/$/.exec(when) ?? [];
        const contexts = ['', '.locked.mine', '.locked.others'].map((rest) => `task.${category}${rest}`);
        return command === `orch.move.${name}` && contexts.some((context) => new RegExp(pattern).test(context));
      });
    for (const { name, from } of events) {
      const open = ['backlog', 'ready', 'active', 'review', 'rework', 'paused', 'done', 'dropped'] as const;
      for (const category of open) {
        const leads = from === 'open' ? !['done', 'dropped'].includes(category) : from.includes(category);
        // Who holds back already need not be held back; what a move with `open` cannot do is refused with its reason.
        if (name === 'hold' && category === 'paused') continue;
        expect(item(name, category), `${name} of a task in ${category}`).toBe(leads);
      }
    }
  });

  it('gives every empty view a word and at most one button, and knows every context that it asks for', () => {
    const nls = JSON.parse(fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
    for (const { id } of Object.values(views).flat()) {
      const texts = viewsWelcome
        .filter(({ view }) => view === id)
        .map(({ contents }) => nls[contents.slice(1, -1)] ?? '');
      expect(texts.length, id).toBeGreaterThan(0);
      // A link alone on its line is a button.
      for (const text of texts) expect(text.match(/^\[.*\]\(command:.*\)$/gm)?.length ?? 0, text).toBeLessThan(2);
    }
    const whens = [...Object.values(menus).flat(), ...viewsWelcome, ...Object.values(views).flat()].map(
      (item) => (item as { when?: string }).when ?? '',
    );
    const keys = whens.join(' ').match(/(?<![\w.])orch\.[\w.]+/g) ?? [];
    const viewIds = new Set(Object.values(views).flatMap((list) => list.map(({ id }) => id)));
    for (const key of new Set(keys.filter((one) => !viewIds.has(one)))) expect(code, key).toContain(`'${key}'`);
  });

  it('hides from the palette what only a node of a view can mean', () => {
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false').map(({ command }) => command);
    expect(hidden.sort()).toEqual([
      'orch.approvals.approve',
      'orch.approvals.reject',
      'orch.blocked.openTask',
      'orch.problems.fixRule',
      'orch.problems.openDocs',
    ]);
    const inViews = (menus['view/item/context'] ?? []).map(({ command }) => command);
    for (const command of hidden) expect(inViews).toContain(command);
  });

  it('offers moves only where they can be made', () => {
    const moves = commands.filter(({ enablement }) => enablement === 'orch.canMove').map(({ command }) => command);
    expect(moves).toHaveLength(Object.keys(RECORD_COMMANDS).length + 17);
    expect(code).toContain("'setContext', 'orch.canMove'");
    expect(code).toContain("'setContext', 'orch.holdsLock'");
  });
});
