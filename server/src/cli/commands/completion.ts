import { bashScript } from '../completion/bash.js';
import { fishScript } from '../completion/fish.js';
import { completionSpec, type CompletionSpec } from '../completion/spec.js';
import { zshScript } from '../completion/zsh.js';
import { FORMS } from '../moves/forms.js';
import { EXIT, UsageError, type Command } from '../types.js';

const SHELLS: ReadonlyMap<string, (spec: CompletionSpec) => string> = new Map([
  ['bash', bashScript],
  ['zsh', zshScript],
  ['fish', fishScript],
]);

/** `orch completion bash|zsh|fish`: the script by which a shell completes `orch`. */
export function completionOf(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    options: {},
    words: 1,
    completes: { kind: 'words', words: [...SHELLS.keys()] },
    run({ io, messages }, [shell]) {
      const script = SHELLS.get(shell ?? '');
      const word = [...SHELLS.keys()].join('|');
      if (script === undefined) throw new UsageError(messages.cli.missingWord({ command: 'completion', word }));
      io.out(script(completionSpec(commands(), FORMS)));
      return EXIT.fine;
    },
  };
}
