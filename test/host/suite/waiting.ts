/**
 * Asks again and again until there is an answer, and gives it. Waiting for a condition is the only waiting that a suite
 * does: how long something takes depends on the machine.
 * @param what is waited for, for the message when it never comes
 * @param condition undefined and false mean not yet; so does an exception, whose message is kept for the end
 */
export async function waitFor<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = 30_000,
): Promise<Exclude<T, undefined | false>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    let last: unknown;
    try {
      const answer = await condition();
      if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`no ${what} within ${timeoutMs / 1000} s; last: ${String(last)}`);
    await pause(50);
  }
}

/** Time alone, between two looks. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
