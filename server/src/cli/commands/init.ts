import { policyFor, RULES_PATH, scaffold, withAttributes, type FileChange } from '../../core/index.js';
import { readSource } from '../../node/files.js';
import { ignoredPaths } from '../../node/git/ignored.js';
import { createFile, extendFile, fileThere } from '../../node/newFiles.js';
import { EXIT, UsageError, type Command, type CommandContext } from '../types.js';

/** What becomes of one file. */
interface Step extends FileChange {
  readonly action: 'created' | 'extended' | 'kept';
}

/** `orch init`: the files that a repository starts with. What is there is kept, whatever it holds. */
export const init: Command = {
  name: 'init',
  options: { 'dry-run': { type: 'boolean' } },
  words: 0,
  async run(context) {
    const { policy } = policyFor(readSource(context.root, RULES_PATH));
    const steps = stepsFor(policy, context);
    if (!context.dryRun) for (const step of steps) write(step, context);
    const audit = `${policy.paths.audit}/2026-01/w-0.jsonl`;
    const ignored = (await ignoredPaths(context.root, [audit])).size > 0;
    if (context.json) sayJson(steps, ignored ? policy.paths.audit : undefined, context);
    else await sayText(steps, ignored ? policy.paths.audit : undefined, context);
    return EXIT.fine;
  },
};

function stepsFor(policy: Parameters<typeof scaffold>[0], { root, messages }: CommandContext): readonly Step[] {
  const there = (path: string): string | undefined => {
    const file = fileThere(root, path);
    if (file === undefined) throw new UsageError(messages.cliMoves.init.outside({ path }));
    return file.text;
  };
  const files = scaffold(policy, messages).map(({ path, text }): Step => {
    const before = there(path);
    return before === undefined
      ? { path, before, after: text, action: 'created' }
      : { path, before, after: before, action: 'kept' };
  });
  const path = '.gitattributes';
  const before = there(path);
  const after = withAttributes(before ?? '', policy, messages) ?? before;
  const action = before === undefined ? 'created' : after === before ? 'kept' : 'extended';
  return [...files, { path, before, after, action }];
}

function write({ path, before = '', after = '', action }: Step, { root, messages }: CommandContext): void {
  try {
    if (action === 'created') createFile(root, path, after);
    else if (action === 'extended') extendFile(root, path, after.slice(before.length));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(messages.cliMoves.init.failed({ path, detail: code }));
  }
}

function sayJson(steps: readonly Step[], ignored: string | undefined, { io, dryRun }: CommandContext): void {
  const files = steps.map(({ path, action }) => ({ path, action }));
  const warnings = ignored === undefined ? [] : [{ code: 'audit/ignored', path: ignored }];
  io.out(`${JSON.stringify({ version: 1, ok: true, dryRun, files, warnings })}\n`);
}

async function sayText(
  steps: readonly Step[],
  ignored: string | undefined,
  { io, messages, dryRun }: CommandContext,
): Promise<void> {
  const { init: say } = messages.cliMoves;
  const lines = steps.map(({ path, action }) => `${say[action]({ path })}\n`).join('');
  const inPlace = steps.every(({ action }) => action === 'kept');
  if (dryRun) {
    const { unifiedDiff } = await import('../moves/diff.js');
    io.err(lines);
    io.out(unifiedDiff(steps));
  } else io.out(inPlace ? `${say.nothing}\n` : `${lines}${say.next}\n`);
  if (ignored !== undefined) io.err(`orch: ${say.ignored({ path: ignored })}\n`);
}
