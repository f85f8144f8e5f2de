import { l10n, Uri, window } from 'vscode';
import { harmless } from '../notify/harmless.js';
import type {
  LEGAL_MOVES_REQUEST,
  LegalMovesParams,
  LegalMovesResult,
  MOVABLE_REQUEST,
  MovableResult,
  MoveDone,
  MoveIntent,
  MoveRefused,
  OfferedMove,
  OfferedPath,
  PerformAnswer,
} from '../../../server/src/protocol.js';
import { tell } from '../notify/index.js';
import { asked, patiently } from '../progress/index.js';
import type { Services } from '../services.js';
import { completed } from '../tour/steps.js';
import { setActor } from './actor.js';
import { intentWith, needsOf, pathsOf, type MoveArguments } from './arguments.js';
import { compare } from './compare.js';
import { askText } from './inputs.js';
import { buttonsOf, sentence, type Action, type Button } from './outcome.js';
import { openRow } from './row.js';
import { canUndo } from './table.js';

const LEGAL: typeof LEGAL_MOVES_REQUEST = 'orch/legalMoves';
const MOVABLE: typeof MOVABLE_REQUEST = 'orch/movable';

/** How a command ended: what the server answered; undefined where nothing was asked of it. */
export type Ended = PerformAnswer | undefined;

/** Tells the user what came of a move, instead of the window's messages. */
export interface Saying {
  readonly done: (done: MoveDone) => void;
  /** @param act does what one of the buttons below a refusal stands for */
  readonly refused: (refused: MoveRefused, act: (action: Action) => Promise<Ended>) => void;
}

/** Makes moves for this window, and says what came of them. */
export class Mover {
  constructor(readonly services: Services) {}

  /** What may be done with a record. */
  legal(params: LegalMovesParams): Promise<LegalMovesResult> {
    return asked<LegalMovesResult>(this.services, LEGAL, params);
  }

  /** The records that a move can be made with now; without a move all tasks. */
  movable(event?: string): Promise<MovableResult> {
    return asked<MovableResult>(this.services, MOVABLE, event === undefined ? {} : { event });
  }

  /**
   * Makes moves one after the other, and says at the end how far they led; the first that is refused, or not answered
   * for by the user, is the last.
   */
  async path({ id, path }: OfferedPath): Promise<Ended> {
    const done: MoveDone[] = [];
    let last: Ended;
    for (const offer of path) {
      last = await this.offer(offer, {}, { done: (answer) => void done.push(answer) });
      if (last?.ok !== true) break;
    }
    const states = [done[0]?.from, ...done.map(({ to }) => to)].filter((state) => typeof state === 'string');
    if (done.length > 0) void this.#sayDone(`${id} ${states.join(' → ')}`, done);
    return last;
  }

  /**
   * Makes an offered move; asks for what it needs and was not given.
   * @param say instead of messages of the window
   */
  async offer(offer: OfferedMove, given: MoveArguments = {}, say: Partial<Saying> = {}): Promise<Ended> {
    const needs = needsOf(offer, given);
    const title = `${offer.title} ${offer.id}`;
    const reason = needs.reason
      ? await askText(title, l10n.t('Why? The audit log keeps the reason.'))
      : (given.reason ?? '');
    if (reason === undefined) return undefined;
    const artifacts = needs.artifact ? await askForArtifacts(title) : given.artifacts;
    if (needs.artifact && artifacts === undefined) return undefined;
    const known = { ...given, reason, ...(artifacts === undefined ? {} : { artifacts }) };
    return this.perform(offer.root, intentWith(offer, known), offer.id, say);
  }

  /** Makes a move, unless it is called off, and shows what came of it without waiting for anybody to read it. */
  async perform(root: string | undefined, intent: MoveIntent, id?: string, say: Partial<Saying> = {}): Promise<Ended> {
    const call = { ...(root === undefined ? {} : { root }), intent };
    const title = l10n.t('Orch is making the move...');
    const answer = await patiently(title, (token) => this.services.connection.perform(call, token));
    if (answer === undefined) return undefined;
    for (const notice of answer.notices) void tell('lockLost', notice);
    if (answer.ok) {
      completed(answer.event === 'approve' ? 'approved' : 'moved');
      (say.done ?? ((done) => void this.#sayDone(doneWords(done), [done])))(answer);
    } else this.#tellRefused(answer, { intent, id, say });
    return answer;
  }

  /** Says what was done, and takes it back where that is wanted: the last move first, until one stays. */
  async #sayDone(words: string, made: readonly MoveDone[]): Promise<void> {
    const undo = l10n.t('Undo');
    const answer = await tell('moveDone', words, ...(made.every(({ event }) => canUndo(event)) ? [undo] : []));
    if (answer !== undo) return;
    for (const { root, seq } of made.toReversed()) {
      if ((await this.perform(root, { verb: 'undo', seq }))?.ok !== true) break;
    }
  }

  #tellRefused(refused: MoveRefused, made: Made): void {
    const act = (action: Action): Promise<Ended> => this.#act(action, refused, made);
    if (made.say.refused === undefined) void this.#sayRefused(refused, made.id, act);
    else made.say.refused(refused, act);
  }

  async #sayRefused(
    refused: MoveRefused,
    id: string | undefined,
    act: (action: Action) => Promise<Ended>,
  ): Promise<void> {
    const chosen = await window.showWarningMessage<Button>(
      harmless(sentence(refused.message, id, refused.holder)),
      ...buttonsOf(refused, id, l10n.t),
    );
    if (chosen !== undefined) await act(chosen.action);
  }

  async #act(action: Action, { root, uris }: MoveRefused, { intent, id, say }: Made): Promise<Ended> {
    switch (action.kind) {
      case 'offer':
        return this.offer(action.offer, {}, say);
      case 'row':
        await openRow(this.services.store, root, id);
        return undefined;
      case 'compare':
        for (const uri of uris ?? []) await compare(uri);
        return undefined;
      case 'actor':
        return (await setActor(this.services)) ? this.perform(root, intent, id, say) : undefined;
      case 'again':
        return this.perform(root, intent, id, say);
    }
  }
}

function doneWords({ summary, home }: MoveDone): string {
  return home === undefined ? summary : `${summary} ${l10n.t('(in the main worktree, {0})', Uri.parse(home).fsPath)}`;
}

/** What was asked for when a move was refused. */
interface Made {
  readonly intent: MoveIntent;
  readonly id: string | undefined;
  readonly say: Partial<Saying>;
}

async function askForArtifacts(title: string): Promise<readonly string[] | undefined> {
  const text = await askText(title, l10n.t('What was made? Paths in this folder, with commas between them.'));
  return text === undefined ? undefined : pathsOf(text);
}
