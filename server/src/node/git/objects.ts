import { BatchParser, gathering, passing, type ObjectHead, type ObjectSink } from './batch.js';
import { startGit, type GitChild } from './process.js';

/** An object of a repository. */
export interface GitObject extends ObjectHead {
  /** Undefined where it is larger than was asked for. */
  readonly bytes: Buffer | undefined;
}

interface Request {
  readonly name: string;
  /** Bytes. */
  readonly limit: number;
  readonly answer: (object: GitObject | undefined) => void;
  /** How many processes ended when it was their turn to answer it. */
  deaths: number;
}

/** How long a process that nobody asks anything is kept (milliseconds). */
const IDLE = 60_000;

/** A question at which so many processes ended has no answer: that is how git tells what a partial clone lacks. */
const DEADLY = 2;

/** So many ends in a row, with no answer between them: git gives none at all here. */
const HOPELESS = 3;

/**
 * Objects of one repository, asked from one long-lived `git cat-file --batch`: started when something is asked, again
 * where it died, ended when nothing was asked for a while. It sees what is committed, packed and collected meanwhile.
 * (`--batch-command` would do as well, but only from git 2.36 on.)
 */
export class GitObjects {
  readonly #waiting: Request[] = [];
  #child: GitChild | undefined;
  #starting = false;
  #ends = 0;
  #missing = false;
  #idle: NodeJS.Timeout | undefined;

  /** @param root any folder of the worktree whose HEAD is meant */
  constructor(
    readonly root: string,
    readonly idle = IDLE,
  ) {}

  /** The process that answers, where there is one: for tests that end it. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Whether git could not be started when it was last tried. */
  get missing(): boolean {
    return this.#missing;
  }

  /**
   * An object by any name that git knows (`HEAD^{commit}`, an object's own). Undefined where there is none, where a
   * partial clone lacks it, and where git gives no answer.
   * @param limit bytes; of a larger object only the size is given
   */
  read(name: string, limit: number): Promise<GitObject | undefined> {
    if (!/^[^\0\r\n]+$/.test(name)) return Promise.resolve(undefined);
    clearTimeout(this.#idle);
    return new Promise((answer) => {
      this.#waiting.push({ name, limit, answer, deaths: 0 });
      if (this.#child !== undefined) this.#child.stdin.write(`${name}\n`);
      else void this.#start();
    });
  }

  /** Ends the process; who waits gets no answer, and what is asked later starts a new one. */
  end(): void {
    clearTimeout(this.#idle);
    this.#child?.stdin.end();
    // One that hangs does not see the end of its input.
    this.#child?.kill();
    this.#child = undefined;
    this.#giveUp();
  }

  async #start(): Promise<void> {
    if (this.#starting) return;
    this.#starting = true;
    const child = await startGit({ cwd: this.root, args: ['cat-file', '--batch'], patience: 0 });
    this.#starting = false;
    this.#child = child;
    this.#missing = child.pid === undefined;
    const parser = new BatchParser((head) => this.#answering(head));
    child.stdin.on('error', () => undefined);
    child.on('error', () => undefined);
    child.stdout.on('data', (chunk: Buffer) => {
      if (this.#child === child) parser.take(chunk);
    });
    child.on('close', () => {
      if (this.#child === child) this.#ended();
    });
    child.stdin.write(this.#waiting.map(({ name }) => `${name}\n`).join(''));
    if (this.#waiting.length === 0) this.end();
  }

  /** The head of an answer is there: where the bytes behind it go. */
  #answering(head: ObjectHead | undefined): ObjectSink | undefined {
    if (head === undefined) {
      this.#answer(undefined);
      return undefined;
    }
    const gather = head.size <= (this.#waiting[0]?.limit ?? 0) ? gathering : passing;
    return gather((bytes) => {
      this.#answer({ ...head, bytes });
    });
  }

  #answer(object: GitObject | undefined): void {
    this.#ends = 0;
    this.#waiting.shift()?.answer(object);
    if (this.#waiting.length > 0) return;
    this.#idle = setTimeout(() => {
      this.end();
    }, this.idle).unref();
  }

  /** Answers come in the order of the questions, so it was the first one's turn. */
  #ended(): void {
    this.#child = undefined;
    const [first] = this.#waiting;
    if (first === undefined) return;
    if (++first.deaths >= DEADLY) this.#waiting.shift()?.answer(undefined);
    if (++this.#ends >= HOPELESS) this.#giveUp();
    if (this.#waiting.length > 0) void this.#start();
  }

  #giveUp(): void {
    this.#ends = 0;
    for (const { answer } of this.#waiting.splice(0)) answer(undefined);
  }
}
