import type { Answers } from '../ports.js';
import type { World } from './types.js';

/** Something that a planner asked of the world, as data. */
export type Question = { [K in keyof World]: { readonly ask: K; readonly args: Parameters<World[K]> } }[keyof World];

/** Thrown where a planner asks what nobody has answered yet: `perform` answers it and plans again. */
export class Unanswered extends Error {
  constructor(readonly question: Question) {
    super(`unanswered: ${question.ask}`);
  }
}

/** A world that knows what was answered so far, and throws `Unanswered` for anything else. */
export class AnsweredWorld implements World {
  readonly #known = new Map<string, unknown>();

  fact(path: string, text: boolean): ReturnType<World['fact']> {
    return this.#ask({ ask: 'fact', args: [path, text] }) as ReturnType<World['fact']>;
  }

  digest(path: string): ReturnType<World['digest']> {
    return this.#ask({ ask: 'digest', args: [path] }) as ReturnType<World['digest']>;
  }

  ignored(path: string): ReturnType<World['ignored']> {
    return this.#ask({ ask: 'ignored', args: [path] }) as ReturnType<World['ignored']>;
  }

  history(): ReturnType<World['history']> {
    return this.#ask({ ask: 'history', args: [] }) as ReturnType<World['history']>;
  }

  auditSummary(): ReturnType<World['auditSummary']> {
    return this.#ask({ ask: 'auditSummary', args: [] }) as ReturnType<World['auditSummary']>;
  }

  head(): ReturnType<World['head']> {
    return this.#ask({ ask: 'head', args: [] }) as ReturnType<World['head']>;
  }

  change(base: string | undefined, paths: readonly string[]): ReturnType<World['change']> {
    return this.#ask({ ask: 'change', args: [base, paths] }) as ReturnType<World['change']>;
  }

  diff(base: string, head: string, paths: readonly string[]): ReturnType<World['diff']> {
    return this.#ask({ ask: 'diff', args: [base, head, paths] }) as ReturnType<World['diff']>;
  }

  /** Looks a question up, so that it can be asked from now on. */
  async answer(question: Question, answers: Answers): Promise<void> {
    const look = answers[question.ask] as (...args: readonly unknown[]) => unknown;
    this.#known.set(keyOf(question), await look.apply(answers, question.args));
  }

  #ask(question: Question): unknown {
    const key = keyOf(question);
    if (!this.#known.has(key)) throw new Unanswered(question);
    return this.#known.get(key);
  }
}

function keyOf({ ask, args }: Question): string {
  return JSON.stringify([ask, ...args]);
}

/**
 * Plans until nothing is left to ask.
 * @param plan pure; called once more after every answer
 */
export async function settle<T>(plan: (world: World) => T, world: AnsweredWorld, answers: Answers): Promise<T> {
  for (;;) {
    try {
      return plan(world);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      await world.answer(error.question, answers);
    }
  }
}
