/**
 * Keeps a fast typist from queueing work: one request in flight, one waiting, the newest wins.
 *
 * An answer is shown only when nothing newer was asked meanwhile, so results never jump back to an older query.
 */

export interface Newest<I> {
  ask(input: I): void;
  /** Drops what waits and ignores what is under way. */
  stop(): void;
}

export interface NewestHandlers<I, O> {
  run(input: I): Promise<O>;
  show(output: O, input: I): void;
  fail(error: unknown, input: I): void;
}

export function newest<I, O>(handlers: NewestHandlers<I, O>): Newest<I> {
  let flying = false;
  let waiting: { input: I } | null = null;
  let generation = 0;

  async function fly(input: I): Promise<void> {
    flying = true;
    const mine = generation;
    const stillNewest = (): boolean => waiting === null && mine === generation;
    try {
      const output = await handlers.run(input);
      if (stillNewest()) handlers.show(output, input);
    } catch (error) {
      if (stillNewest()) handlers.fail(error, input);
    }
    flying = false;
    // Read through a function: the compiler does not see that `ask` may have set it during the await.
    const next = take();
    if (next !== null) void fly(next.input);
  }

  function take(): { input: I } | null {
    const next = waiting;
    waiting = null;
    return next;
  }

  return {
    ask(input) {
      if (flying) waiting = { input };
      else void fly(input);
    },
    stop() {
      waiting = null;
      generation++;
    },
  };
}
