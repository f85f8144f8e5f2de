import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Work that somebody may cancel from the terminal. */
export interface Cancellable {
  readonly signal: AbortSignal;
  /** The exit code that a shell gives to what a signal ended; undefined where nobody cancelled. */
  readonly code: number | undefined;
  /** Lets signals do what they do. */
  end(): void;
}

/** Takes the first signal that asks this process to end as the wish to cancel; a second one ends it. */
export function cancellable(): Cancellable {
  const controller = new AbortController();
  let code: number | undefined;
  const end = (): void => {
    for (const signal of SIGNALS) process.off(signal, cancel);
  };
  const cancel = (signal: NodeJS.Signals): void => {
    code = 128 + constants.signals[signal];
    end();
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, cancel);
  return {
    signal: controller.signal,
    get code() {
      return code;
    },
    end,
  };
}
