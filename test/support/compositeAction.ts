import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { folderWith } from './folders.js';

type Values = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly shell: string;
  readonly run: string;
  readonly env?: Values;
  readonly 'working-directory'?: string;
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** What a job did with an action. */
export interface ActionRun {
  readonly code: number;
  readonly log: string;
  readonly outputs: Values;
  /** The job's summary. */
  readonly summary: string;
}

/** What a job knows: the checkout, the inputs that the workflow gives, the event, further environment. */
export interface Job {
  readonly workspace: string;
  readonly inputs?: Values;
  readonly event?: unknown;
  readonly env?: Values;
}

/**
 * Runs a composite action as GitHub's runner does: every step by bash with what the runner gives it, until one fails.
 * Knows just what composite actions of plain scripts need: `||` between contexts, `env`, outputs.
 * @param folder holds action.yml
 */
export function runAction(folder: string, { workspace, inputs = {}, event = {}, env = {} }: Job): ActionRun {
  const action = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as ActionFile;
  const runner = folderWith({ summary: '' });
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
  const steps: Record<string, { outputs: Values }> = {};
  const contexts = { inputs: { ...Object.fromEntries(defaults), ...inputs } as Values, github: { event }, steps };
  const done = { code: 0, log: '' };
  for (const [at, step] of action.runs.steps.entries()) {
    const [script, output] = [join(runner, `${String(at)}.sh`), join(runner, `output-${String(at)}`)];
    writeFileSync(script, evaluated(step.run, contexts));
    writeFileSync(output, '');
    const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluated(value, contexts)]);
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: join(workspace, evaluated(step['working-directory'] ?? '.', contexts)),
      encoding: 'utf8',
      env: {
        ...process.env,
        CI: 'true',
        GITHUB_ACTION_PATH: folder,
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: join(runner, 'summary'),
        ...env,
        ...(Object.fromEntries(own) as Values),
      },
    });
    done.log += ran.stdout + ran.stderr;
    done.code = ran.status ?? 1;
    if (step.id !== undefined) steps[step.id] = { outputs: outputsIn(output) };
    if (done.code !== 0) break;
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, evaluated(value, contexts)]);
  const summary = existsSync(join(runner, 'summary')) ? readFileSync(join(runner, 'summary'), 'utf8') : '';
  return { ...done, outputs: Object.fromEntries(outputs) as Values, summary };
}

/** A text with its expressions put in: `${{ a.b || c.d }}` is the first that says something. */
function evaluated(text: string, contexts: unknown): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const values = expression.split('||').map((path) => valueAt(path.trim(), contexts));
    return values.find((value) => value !== '') ?? '';
  });
}

function valueAt(path: string, contexts: unknown): string {
  if (!/^[\w-]+(?:\.[\w-]+)+$/.test(path)) throw new Error(`an expression that is not known here: ${path}`);
  const value = path.split('.').reduce<unknown>((at, name) => {
    return typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[name] : undefined;
  }, contexts);
  return typeof value === 'string' ? value : '';
}

function outputsIn(file: string): Values {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
