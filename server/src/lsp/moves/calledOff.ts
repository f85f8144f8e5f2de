import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { MovePorts } from '../../core/index.js';

/** Ports whose store takes nothing any more once the move is called off; what is written by then stays, whole. */
export function untilCalledOff({ store, ...ports }: MovePorts, token: CancellationToken): MovePorts {
  const goOn = async (): Promise<void> => {
    // What the client said while something ran here without a pause is heard first.
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  };
  return {
    ...ports,
    store: {
      read: (previous) => store.read(previous),
      async commit(commit) {
        await goOn();
        return store.commit(commit);
      },
      exclusively: (work) => store.exclusively(work),
    },
  };
}
