import type { InitializationOptions } from '../protocol.js';
import { isRecord } from './moves/intents.js';

/** What the user's settings say to the server, as they are now. */
export class Settings {
  #codeLens: boolean;
  #inlayHints: boolean;

  constructor({ codeLens = true, inlayHints = true }: Pick<InitializationOptions, 'codeLens' | 'inlayHints'>) {
    this.#codeLens = codeLens;
    this.#inlayHints = inlayHints;
  }

  get codeLens(): boolean {
    return this.#codeLens;
  }

  get inlayHints(): boolean {
    return this.#inlayHints;
  }

  /** Takes over what a client sends of its section `orch`; what it leaves out stays as it was. */
  take(section: Readonly<Record<string, unknown>>): void {
    this.#codeLens = enabledIn(section['codeLens']) ?? this.#codeLens;
    this.#inlayHints = enabledIn(section['inlayHints']) ?? this.#inlayHints;
  }
}

function enabledIn(setting: unknown): boolean | undefined {
  const enabled = isRecord(setting) ? setting['enabled'] : undefined;
  return typeof enabled === 'boolean' ? enabled : undefined;
}
