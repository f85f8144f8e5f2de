import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orch } from '../support/cli.js';
import { importCommits } from '../support/fastImport.js';
import { folderWith, MEMORY } from '../support/folders.js';
import { AUTHORS, handHistory, LEDGER, ledgerOf, ONE_EVENT, STATES, type Count } from '../support/histories.js';
import { seed } from '../support/seed.js';

interface Report {
  readonly steps: number;
  readonly illegal: number;
  readonly authors: readonly { readonly email: string; readonly illegal: number }[];
  readonly violations: readonly {
    readonly id: string;
    readonly commit: { readonly oid: string; readonly email: string };
  }[];
}

async function reportOf(folder: string): Promise<Report> {
  const { code, out, err } = await orch(['history', '--json', '--limit', '100000', '-C', folder]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Report;
}

const shapes = fc.record({
  tasks: fc.integer({ min: 2, max: 12 }),
  commits: fc.integer({ min: 1, max: 60 }),
  seed: fc.nat(),
  illegal: fc.constantFrom(1, 3, 10, 1000),
  merges: fc.constantFrom(3, 10, 1_000_000),
});

describe('orch history against a model that knows nothing of it', () => {
  it('finds exactly the illegal steps by hand, by commit and author', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        const folder = folderWith({}, MEMORY);
        const count: Count = { steps: 0, illegal: [] };
        const oids = await importCommits(folder, handHistory(shape, count));
        const found = await reportOf(folder);
        const told = found.violations.map(({ id, commit }) => `${commit.oid} ${id} ${commit.email}`);
        const made = count.illegal.map(({ commit, id, email }) => `${oids[commit] ?? ''} ${id} ${email}`);
        expect(told.sort()).toEqual(made.sort());
        expect([found.steps, found.illegal]).toEqual([count.steps, count.illegal.length]);
        for (const { email, illegal } of found.authors)
          expect(illegal).toBe(count.illegal.filter((one) => one.email === email).length);
      }),
      { seed, numRuns: 25 },
    );
  });

  it('finds exactly them among moves by Orch, whatever lies between two commits', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 8, maxLength: 30 }), async (actions) => {
        const desk = new Desk(folderWith({ [LEDGER]: ledgerOf(IDS.map((id) => [id, 'PLAN'])) }, MEMORY));
        for (const one of actions) await desk.act(one);
        desk.commit(0);
        const found = await reportOf(desk.folder);
        const told = found.violations.map(({ id, commit }) => `${commit.oid} ${id} ${commit.email}`);
        const sure = (one: string): boolean => !desk.unsure.has(one);
        expect(told.filter(sure).sort()).toEqual(desk.illegal.filter(sure).sort());
      }),
      { seed, numRuns: 6 },
    );
  });
});

const IDS = ['T-1', 'T-2', 'T-3'];

const MOVES = [
  ['ready', 'CMD@dana'],
  ['start', 'WORK@claude-1'],
  ['recover', 'WORK@claude-1', '--reason', 'handed back'],
  ['hold', 'CMD@dana', '--reason', 'waiting'],
  ['resume', 'CMD@dana'],
  ['drop', 'CMD@dana', '--reason', 'not needed'],
] as const;

type Action =
  | { readonly kind: 'move'; readonly id: string; readonly move: (typeof MOVES)[number] }
  | { readonly kind: 'hand'; readonly id: string; readonly to: string }
  | { readonly kind: 'commit'; readonly author: number };

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move' as const), id: fc.constantFrom(...IDS), move: fc.constantFrom(...MOVES) }) }, // prettier-ignore
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hand' as const), id: fc.constantFrom(...IDS), to: fc.constantFrom(...STATES) }) }, // prettier-ignore
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('commit' as const), author: fc.nat(AUTHORS.length - 1) }) },
);

/** A repository that is worked in, and a count of its own: which rows hands took along a way that is no event. */
class Desk {
  readonly illegal: string[] = [];
  /**
   * Where nobody can tell: a hand edit before the first move, and a move that led back to how the row was committed. It
   * reads as a log that was committed later than its ledger.
   */
  readonly unsure = new Set<string>();
  #minute = 0;
  /** How each row read after the last commit or move. */
  readonly #anchors = new Map(IDS.map((id) => [id, 'PLAN']));
  readonly #wrong = new Set<string>();
  /** How each row was committed last. */
  readonly #bases = new Map(IDS.map((id) => [id, 'PLAN']));
  /** Where moves led since, of rows that hands had edited before the first of them; undefined where they had not. */
  readonly #led = new Map<string, Set<string> | undefined>();

  constructor(readonly folder: string) {
    execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: folder });
    this.commit(0);
  }

  async act(one: Action): Promise<void> {
    if (one.kind === 'commit') this.commit(one.author);
    else if (one.kind === 'hand') this.#edit(one.id, one.to);
    else await this.#move(one.id, one.move);
  }

  commit(by: number): void {
    for (const id of IDS) this.#settle(id);
    const { name, email } = AUTHORS[by] ?? { name: '', email: '' };
    const time = new Date(this.#now()).toISOString();
    const env = { ...process.env, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-c', `user.name=${name}`, '-c', `user.email=${email}`, ...args], { cwd: this.folder, env, encoding: 'utf8' }); // prettier-ignore
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'Work');
    const oid = git('rev-parse', 'HEAD').trim();
    for (const id of this.#wrong) this.illegal.push(`${oid} ${id} ${email}`);
    this.#wrong.clear();
    for (const [id, led] of this.#led) if (led?.has(this.#bases.get(id) ?? '') === true) this.unsure.add(`${oid} ${id} ${email}`); // prettier-ignore
    this.#led.clear();
    for (const id of IDS) this.#bases.set(id, this.#stateOf(id));
  }

  #edit(id: string, to: string): void {
    const path = join(this.folder, LEDGER);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace(rowOf(id), (_, head: string) => `${head}${to} |`),
    );
  }

  async #move(id: string, [verb, who, ...more]: (typeof MOVES)[number]): Promise<void> {
    const before = this.#stateOf(id);
    const found = new Set(this.#wrong);
    this.#judge(id, before);
    const { code } = await orch([verb, id, '--as', who, ...more, '-C', this.folder], { now: this.#now() });
    if (code !== 0 || this.#stateOf(id) === before) {
      // No move: what hands do next belongs to the same edit.
      if (!found.has(id)) this.#wrong.delete(id);
      return;
    }
    if (!this.#led.has(id)) this.#led.set(id, before === this.#bases.get(id) ? undefined : new Set());
    this.#led.get(id)?.add(this.#stateOf(id));
    this.#anchors.set(id, this.#stateOf(id));
  }

  #settle(id: string): void {
    const state = this.#stateOf(id);
    this.#judge(id, state);
    this.#anchors.set(id, state);
  }

  #judge(id: string, state: string): void {
    const from = this.#anchors.get(id) ?? '';
    if (from !== state && !this.#mayFollow(id, from, state)) this.#wrong.add(id);
  }

  /** A held task that notes where it was held from goes back there, or to where work begins again. */
  #mayFollow(id: string, from: string, to: string): boolean {
    const held = from === 'HOLD' ? /held_from=([A-Z]+)/.exec(this.#rowOf(id))?.[1] : undefined;
    if (held === undefined || to === 'DROP') return ONE_EVENT[from]?.includes(to) === true;
    return held === 'DOING' ? to === 'READY' || to === 'FIX' : to === held;
  }

  #rowOf(id: string): string {
    const text = readFileSync(join(this.folder, LEDGER), 'utf8');
    return text.split('\n').find((line) => rowOf(id).test(line)) ?? '';
  }

  #stateOf(id: string): string {
    return rowOf(id).exec(readFileSync(join(this.folder, LEDGER), 'utf8'))?.[2] ?? '';
  }

  #now(): number {
    return Date.UTC(2026, 0, 6) + ++this.#minute * 60_000;
  }
}

/** Up to its state, and the state. */
function rowOf(id: string): RegExp {
  return new RegExp(`^(\\| *${id} *\\|[^|]*\\| *)([A-Z]+) *\\|`, 'm');
}
