import { installHook, uninstallHook, type HookChange } from '../hook/change.js';
import type { HookPlace } from '../hook/place.js';
import { HookRefusal } from '../hook/refusal.js';
import { hookStatus } from '../hook/status.js';
import { EXIT, UsageError, type Command, type CommandContext } from '../types.js';

/** `orch hook install|uninstall|status`: the pre-commit hook that checks what is staged. */
export const hook: Command = {
  name: 'hook',
  options: {},
  words: 1,
  completes: { kind: 'words', words: ['install', 'uninstall', 'status'] },
  run(context, [verb]) {
    const run = verb === undefined || !Object.hasOwn(VERBS, verb) ? undefined : VERBS[verb as keyof typeof VERBS];
    if (run === undefined) {
      const word = Object.keys(VERBS).join('|');
      throw new UsageError(context.messages.cli.missingWord({ command: 'hook', word }));
    }
    try {
      return run(context);
    } catch (error) {
      if (error instanceof HookRefusal) return refuse(error, context);
      throw error;
    }
  },
};

const VERBS = {
  install: (context: CommandContext) => sayChange(installHook(context), context),
  uninstall: (context: CommandContext) => sayChange(uninstallHook(context), context),
  status: sayStatus,
};

function sayChange({ action, place }: HookChange, context: CommandContext): number {
  const { io, json, messages } = context;
  const { path, folder } = place;
  if (json) {
    io.out(`${JSON.stringify({ version: 1, ok: true, action, ...facts(place) })}\n`);
    return EXIT.fine;
  }
  const notes = action === 'installed' ? [messages.hook.allWorktrees] : [];
  if (folder.lies === 'in-worktree' && (action === 'installed' || action === 'updated'))
    notes.push(messages.hook.inWorktree({ path }));
  io.out([messages.hook.done[action]({ path }), ...notes].map((line) => `${line}\n`).join(''));
  return EXIT.fine;
}

/** Ends with 1 where commits are not checked by this Orch, for scripts. */
function sayStatus(context: CommandContext): number {
  const { io, json, messages } = context;
  const { state, place } = hookStatus(context);
  if (json) io.out(`${JSON.stringify({ version: 1, state, ...facts(place) })}\n`);
  else io.out(`${messages.hook.states[state]({ path: place.path })}\n`);
  return state === 'installed' ? EXIT.fine : EXIT.findings;
}

function facts({ path, folder }: HookPlace): object {
  return { hook: path, hooksFolder: folder.lies, configured: folder.configured };
}

function refuse({ code, sentence }: HookRefusal, { io, json, messages }: CommandContext): number {
  const message = sentence(messages);
  if (json) io.out(`${JSON.stringify({ version: 1, ok: false, code: `hook/${code}`, message })}\n`);
  else io.err(`orch: ${message}\n`);
  return EXIT.refused;
}
