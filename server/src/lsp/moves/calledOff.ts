import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { StoreFault, type MovePorts } from '../../core/index.js';

/**
 * Ports whose store waits for no other mover, and takes nothing any more, once the move is called off; what is written by
 * then stays, whole.
 */
export function untilCalledOff({ store, ...ports }: MovePorts, token: CancellationToken): MovePorts {
  const calledOff = (): boolean => token.isCancellationRequested;
  const unlessBusy = (error: unknown): never => {
    if (error instanceof StoreFault && error.code === 'store/busy') endIfCalledOff(token);
    throw error;
  };
  return {
    ...ports,
    store: {
      read: (previous) => store.read(previous, calledOff).catch(unlessBusy),
      async commit(commit) {
        // What the client said while something ran here without a pause is heard first.
        await new Promise<void>((resolve) => setTimeout(resolve, 0));
        endIfCalledOff(token);
        return store.commit(commit, calledOff).catch(unlessBusy);
      },
      async exclusively(work) {
        const done = await store.exclusively(work, calledOff);
        if (done === undefined) endIfCalledOff(token);
        return done;
      },
    },
  };
}

/** Ends a request that is called off as the LSP has it. */
export function endIfCalledOff(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
