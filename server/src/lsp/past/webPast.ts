import type { Connection } from 'vscode-languageserver';
import { readableLog } from '../web/answers.js';
import type { ClientDisk } from '../web/disk.js';
import type { BaseReading, PastSource } from './source.js';

/** The past of a root without processes: what the audit log says, where the client lists folders. */
export class WebPast implements PastSource {
  #stirred = true;
  #log: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly uri: string,
    private readonly connection: Connection,
    private readonly disk: ClientDisk,
  ) {}

  head(): string {
    return '';
  }

  readBase(): Promise<BaseReading> {
    return Promise.resolve({ without: 'no-git' });
  }

  stir(): void {
    this.#stirred = true;
  }

  logStirred(): boolean {
    return this.#stirred;
  }

  async readLog(folder: string): Promise<ReadonlyMap<string, string>> {
    this.#stirred = false;
    const log = await readableLog(this.uri, this.connection, this.disk, folder);
    const same = log.size === this.#log.size && [...log].every(([path, text]) => this.#log.get(path) === text);
    if (!same) this.#log = log;
    return this.#log;
  }

  textOf(): Promise<null> {
    return Promise.resolve(null);
  }

  originOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  textsAt(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  end(): void {
    this.#stirred = false;
  }
}
