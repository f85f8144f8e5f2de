import type { Messages } from '../../core/index.js';
import { quoted } from '../moves/quote.js';

/** What a hook runs. */
export interface HookCall {
  /** Absolute path of Node. */
  readonly node: string;
  /** Absolute path of `orch.cjs`. */
  readonly orch: string;
  /** Node is VS Code itself, which has to be told to be it. */
  readonly electron?: true;
  /** The workspace, relative to the top of the worktree, where git runs the hook. */
  readonly below: string;
}

/** The command that a hook runs, for a shell. Nothing of it comes from a ledger. */
export function commandOf({ node, orch, below, electron }: HookCall): string {
  const command = [node, orch, 'check', '--staged', '-C', `./${below}`].map(quoted).join(' ');
  return electron === true ? `ELECTRON_RUN_AS_NODE=1 ${command}` : command;
}

/**
 * The lines of a hook: checks what is staged, refuses the commit where the check fails, and says what to do where Orch is
 * no longer where it was. A branch that has no such workspace is let through.
 */
export function bodyOf(call: HookCall, { hook }: Messages): string {
  const say = (text: string): string => `printf '%s\\n' ${quoted(text)} >&2`;
  const { node, orch, below } = call;
  const missing = below === '' ? '' : `if [ ! -d ${quoted(`./${below}`)} ]; then\n  :\nel`;
  const script = `# ${hook.comment}
${missing}if [ -x ${quoted(node)} ] && [ -f ${quoted(orch)} ]; then
  ${commandOf(call)} >&2 || {
    ${say(`orch: ${hook.refused}`)}
    exit 1
  }
else
  ${say(`orch: ${hook.gone({ path: orch })}`)}
  exit 1
fi
`;
  return Buffer.from(script, 'utf8').toString('latin1');
}
