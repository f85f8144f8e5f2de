import {
  commands,
  l10n,
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  window,
  type Disposable,
  type ExtensionContext,
  type StatusBarItem,
} from 'vscode';
import { argumentsOf } from '../moves/arguments.js';
import { choose } from '../moves/inputs.js';
import { openRow } from '../moves/row.js';
import { tell } from '../notify/index.js';
import type { Services } from '../services.js';
import { countdown, dueNow, heldLocks, keyOf, lostTo, type CountdownLook, type HeldLock } from './countdown.js';

/** Nothing is asked of a timer that is farther away than this (ms): the overview comes anew long before. */
const LONGEST = 24 * 60 * 60_000;

/** The countdown of my locks in the status bar, and a question before one ends. */
export function register(context: ExtensionContext, services: Services): Countdown {
  const watch = new Countdown(services);
  context.subscriptions.push(
    watch,
    commands.registerCommand('orch.lock.menu', (given: unknown) => menu(services, watch, given)),
  );
  return watch;
}

export class Countdown implements Disposable {
  readonly #item: StatusBarItem;
  readonly #subscriptions: readonly Disposable[];
  readonly #asked = new Set<string>();
  #held: readonly HeldLock[] = [];
  #tick: ReturnType<typeof setInterval> | undefined;
  #ask: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly services: Services) {
    this.#item = window.createStatusBarItem('orch.lock', StatusBarAlignment.Left, 39);
    this.#item.name = l10n.t('Orch: My Lock');
    this.#subscriptions = [
      services.store.onDidChange(() => this.#update()),
      window.onDidChangeWindowState(() => this.#draw()),
    ];
  }

  /** What the status bar shows; undefined where no lock is held. */
  get look(): CountdownLook | undefined {
    return countdown(this.locks, Date.now(), l10n.t);
  }

  get locks(): readonly HeldLock[] {
    return heldLocks(this.services.store.overview, Date.now());
  }

  dispose(): void {
    clearInterval(this.#tick);
    clearTimeout(this.#ask);
    this.#item.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #update(): void {
    for (const { id, holder } of lostTo(this.#held, this.services.store.overview)) {
      void tell('lockLost', l10n.t('You lost the lock of {0}: {1} holds it now.', id, holder));
    }
    this.#held = this.locks;
    void commands.executeCommand('setContext', 'orch.holdsLock', this.#held.length > 0);
    this.#draw();
    this.#plan();
  }

  #draw(): void {
    const look = this.look;
    // Every second only while somebody can see it.
    const ticking = look !== undefined && window.state.focused;
    if (ticking) this.#tick ??= setInterval(() => this.#draw(), 1000);
    else {
      clearInterval(this.#tick);
      this.#tick = undefined;
    }
    if (look === undefined) this.#item.hide();
    else this.#show(look);
  }

  #show({ text, background, tooltip, speech, lock }: CountdownLook): void {
    const card = new MarkdownString('**Orch**');
    for (const paragraph of tooltip) card.appendMarkdown('\n\n').appendText(paragraph);
    this.#item.text = text;
    this.#item.tooltip = card;
    this.#item.backgroundColor = background && new ThemeColor(`statusBarItem.${background}Background`);
    this.#item.accessibilityInformation = { label: speech };
    this.#item.command = { command: 'orch.lock.menu', title: '', arguments: [{ root: lock.root, id: lock.id }] };
    this.#item.show();
  }

  #plan(): void {
    clearTimeout(this.#ask);
    const { due, next } = dueNow(this.#held, this.#asked, Date.now());
    if (due !== undefined) void this.#askAbout(due);
    this.#ask = next === undefined ? undefined : setTimeout(() => void this.#lookAgain(), Math.min(next, LONGEST));
  }

  /** A heartbeat may have come from elsewhere: what the server knows now decides. */
  async #lookAgain(): Promise<void> {
    await this.services.store.refresh();
    this.#plan();
  }

  async #askAbout(lock: HeldLock): Promise<void> {
    this.#asked.add(keyOf(lock));
    const minutes = Math.max(Math.ceil((lock.expires - Date.now()) / 60_000), 1);
    const message = l10n.t('Your lock of {0} ends in {1} min. Go on?', lock.id, minutes);
    const [extend, release] = [l10n.t('Extend'), l10n.t('Hand Back')];
    const answer = await tell('lockEnding', message, extend, release);
    const given = { root: lock.root, id: lock.id };
    if (answer === extend) await commands.executeCommand('orch.lock.extend', given);
    if (answer === release) await commands.executeCommand('orch.lock.release', given);
  }
}

/** What can be done with a lock of mine: the status bar's menu. */
async function menu({ store }: Services, watch: Countdown, given: unknown): Promise<void> {
  const { id } = argumentsOf(given);
  const lock = watch.locks.find((one) => one.id === id) ?? watch.locks[0];
  if (lock === undefined) {
    void window.showInformationMessage(l10n.t('You hold no lock.'));
    return;
  }
  const items = [
    { label: `$(history) ${l10n.t('Extend')}`, command: 'orch.lock.extend' },
    { label: `$(check) ${l10n.t('Submit')}`, command: 'orch.move.submit' },
    { label: `$(unlock) ${l10n.t('Hand Back')}`, command: 'orch.lock.release' },
    { label: `$(go-to-file) ${l10n.t('Open Row')}`, command: undefined },
  ];
  const chosen = await choose(`${lock.id}  ${lock.title}`, items, l10n.t('What about this lock?'));
  if (chosen === undefined) return;
  if (chosen.command === undefined) await openRow(store, lock.root, lock.id);
  else await commands.executeCommand(chosen.command, { root: lock.root, id: lock.id });
}
