import { useRef, useState } from 'preact/hooks';
import type { BoardOutcome, BoardQuestion, BoardTexts, LaneColumn } from '../../src/board/messages.js';
import type { Said } from './bar.js';
import type { Host } from './host.js';
import { fill } from './words.js';

export interface Deeds {
  /** What the bar says. */
  readonly said: Said | undefined;
  /** The id of the task that is on its way. */
  readonly moving: string | undefined;
  readonly move: (id: string, state: string) => void;
  readonly lane: (id: string, by: LaneColumn, name: string) => void;
  readonly undo: () => void;
  readonly button: (index: number) => void;
  readonly dismiss: () => void;
  /** Says a refusal that the page knows of by itself. */
  readonly refuse: (message: string) => void;
}

/** Has the extension make moves, one at a time, and says what came of them, to the eye and to the ear. */
export function useDeeds(host: Host, texts: BoardTexts, announce: (text: string) => void): Deeds {
  const [said, setSaid] = useState<Said>();
  const [moving, setMoving] = useState<string>();
  const busy = useRef(false);

  const tell = (outcome: BoardOutcome, nothing = texts.cancelled): void => {
    if (outcome.kind === 'nothing') {
      setSaid(undefined);
      announce(nothing);
      return;
    }
    setSaid(outcome);
    announce(outcome.kind === 'done' ? outcome.summary : outcome.message);
  };
  const refuse = (message: string): void => tell({ kind: 'refused', message, buttons: [] });
  const run = async (question: Exclude<BoardQuestion, { ask: 'targets' }>, id?: string): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setMoving(id);
    if (id !== undefined) setSaid({ kind: 'busy', message: fill(texts.moving, id) });
    try {
      tell(await host.ask(question), question.ask === 'undo' ? texts.nothingToUndo : undefined);
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
    } finally {
      busy.current = false;
      setMoving(undefined);
    }
  };
  return {
    said,
    moving,
    move: (id, state) => void run({ ask: 'move', id, state }, id),
    lane: (id, by, name) => void run({ ask: 'lane', id, by, name }, id),
    undo: () => void run({ ask: 'undo' }),
    button: (index) => void run({ ask: 'button', index }),
    dismiss: () => setSaid(undefined),
    refuse,
  };
}
