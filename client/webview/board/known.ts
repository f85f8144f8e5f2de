import type { BoardState, BoardTexts, ToBoard } from '../../src/board/messages.js';
import { applied } from './state.js';

/** What the page knows. */
export type Known =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'board'; readonly state: BoardState; readonly texts: BoardTexts; readonly revision: number };

/**
 * What is known after a message; undefined where something was missed, so that all must be told anew.
 */
export function learned(known: Known, message: Exclude<ToBoard, { type: 'answer' | 'failed' }>): Known | undefined {
  switch (message.type) {
    case 'full': {
      const { state, texts, revision } = message;
      return { kind: 'board', state, texts, revision };
    }
    case 'delta': {
      const { revision, delta } = message;
      if (known.kind !== 'board' || revision !== known.revision + 1) return undefined;
      return { ...known, state: applied(known.state, delta), revision };
    }
    case 'none':
      return { kind: 'none', why: message.why };
  }
}
