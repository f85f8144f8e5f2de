import { l10n } from 'vscode';
import type {
  MoveDone,
  MoveRefused,
  OfferedMove,
  TARGETS_REQUEST,
  TargetsParams,
  TargetsResult,
} from '../../../server/src/protocol.js';
import { choose } from '../moves/inputs.js';
import { Mover, type Ended, type Saying } from '../moves/mover.js';
import { buttonsOf, moveOf, sentence } from '../moves/outcome.js';
import { canUndo } from '../moves/table.js';
import { asked } from '../progress/index.js';
import type { Services } from '../services.js';
import type { BoardOutcome, BoardQuestion, BoardTargets, LanesAsked } from './messages.js';
import { goneTask, isNobody, shownTargets, type FoundTargets } from './targets.js';

const TARGETS: typeof TARGETS_REQUEST = 'orch/targets';

/** So many moves can be taken back one after the other. */
const REMEMBERED = 20;

type Refused = Extract<BoardOutcome, { kind: 'refused' }>;
type Deed = Exclude<BoardQuestion, { ask: 'targets' }>;

/** Makes the moves that are asked for on one board, and remembers which can be taken back. */
export class Deeds {
  readonly #mover: Mover;
  readonly #done: { readonly root: string; readonly seq: number }[] = [];
  /** The last refusal, and what the buttons below it do. */
  #refused: Refused | undefined;
  #buttons: readonly (() => Promise<Ended>)[] = [];
  /** The page says what came of a move; the window is silent. */
  readonly #say: Saying = {
    done: () => undefined,
    refused: (refusal, act) => {
      const buttons = buttonsOf(refusal, undefined, l10n.t);
      this.#buttons = buttons.map(
        ({ action }) =>
          () =>
            act(action),
      );
      this.#refused = { kind: 'refused', message: refusal.message, buttons: buttons.map(({ title }) => title) };
    },
  };

  /** @param root URI of the root that the board is of; undefined while it has none */
  constructor(
    private readonly services: Services,
    private readonly root: () => string | undefined,
  ) {
    this.#mover = new Mover(services);
  }

  /** Where a card can be dropped. */
  async targets(id: string, lanes?: LanesAsked): Promise<BoardTargets> {
    return shownTargets(await this.#targetsOf(id, lanes), lanes?.by, l10n.t);
  }

  /** Does what is asked, and says what came of it; only what is still missing is asked for by the window. */
  async answer(question: Deed): Promise<BoardOutcome> {
    this.#refused = undefined;
    const ended = await this.#do(question);
    if (ended === undefined) return { kind: 'nothing' };
    if ('kind' in ended) return said(ended, question);
    return ended.ok ? this.#remember(ended) : said(this.#lastRefusal(ended), question, ended.holder);
  }

  /** Set while a move was made, which the compiler does not see. */
  #lastRefusal({ message }: MoveRefused): Refused {
    return this.#refused ?? { kind: 'refused', message, buttons: [] };
  }

  async #do(question: Deed): Promise<Ended | Refused> {
    switch (question.ask) {
      case 'move':
        return this.#move(question.id, question.state);
      case 'lane':
        return this.#lane(question.id, { by: question.by, names: [question.name] });
      case 'undo':
        return this.#undo();
      case 'button':
        return this.#buttons[question.index]?.();
    }
  }

  async #move(id: string, state: string): Promise<Ended | Refused> {
    const { targets } = await this.#targetsOf(id);
    if (targets.length === 0) return goneTask(id, l10n.t);
    const target = targets.find((one) => one.state === state);
    if (target === undefined || target.here === true) return undefined;
    if (target.offers.length === 0) return { kind: 'refused', message: target.why ?? '', buttons: [] };
    const offer = await chosen(target.offers, id, state);
    return offer === undefined ? undefined : this.#mover.offer(offer, {}, this.#say);
  }

  async #lane(id: string, lanes: LanesAsked): Promise<Ended | Refused> {
    const found = await this.#targetsOf(id, lanes);
    if (found.targets.length === 0) return goneTask(id, l10n.t);
    const offer = found.lanes.find((lane) => !isNobody(lane, lanes.by))?.offer;
    if (offer !== undefined) return this.#mover.offer(offer, {}, this.#say);
    const [lane] = shownTargets(found, lanes.by, l10n.t).lanes;
    return lane && { kind: 'refused', message: lane.why ?? '', buttons: [] };
  }

  async #undo(): Promise<Ended> {
    const last = this.#done.at(-1);
    if (last === undefined) return undefined;
    const ended = await this.#mover.perform(last.root, { verb: 'undo', seq: last.seq }, undefined, this.#say);
    if (ended?.ok === true) this.#done.pop();
    return ended;
  }

  #remember({ root, seq, event, id, summary }: MoveDone): BoardOutcome {
    const possible = canUndo(event);
    if (possible) this.#done.push({ root, seq });
    if (this.#done.length > REMEMBERED) this.#done.shift();
    return { kind: 'done', id, summary, canUndo: possible };
  }

  async #targetsOf(id: string, lanes?: LanesAsked): Promise<FoundTargets> {
    const root = this.root();
    const nothing = { targets: [], lanes: [] };
    if (root === undefined) return nothing;
    const params: TargetsParams = { root, id, ...(lanes === undefined ? {} : { lanes }) };
    return (await asked<TargetsResult>(this.services, TARGETS, params)) ?? nothing;
  }
}

/** A refusal as it stands on the board. */
function said(refused: Refused, question: Deed, holder?: string): Refused {
  return { ...refused, message: sentence(refused.message, 'id' in question ? question.id : undefined, holder) };
}

/** The one move that leads to a state; asks which where there are several. */
async function chosen(offers: readonly OfferedMove[], id: string, state: string): Promise<OfferedMove | undefined> {
  if (offers.length < 2) return offers[0];
  const items = offers.map((offer) => ({ ...moveOf(offer, id, l10n.t), offer }));
  return (await choose(`${id} → ${state}`, items, l10n.t('What is to be done?')))?.offer;
}
