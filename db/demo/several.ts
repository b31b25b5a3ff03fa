/** What keeps a server of two cores busy; each further connection would have to plan every statement anew. */
export const atOnce = 4;

/** Lets a few works run at once; the others wait in the order of their asking. */
export function slots(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** Runs work on many things, a few at a time, and answers in their order. */
export function several<T, R>(things: readonly T[], work: (thing: T) => Promise<R>): Promise<R[]> {
  const slot = slots();
  return Promise.all(things.map((thing) => slot(() => work(thing))));
}
