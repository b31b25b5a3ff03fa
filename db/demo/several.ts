/** A server of two cores does no more at once, and each further connection would have to plan every statement anew. */
const atOnce = 3;

/** Runs work on many things, a few at a time, and answers in their order. */
export async function several<T, R>(things: readonly T[], work: (thing: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = things.entries();
  const worker = async () => {
    for (const [at, thing] of rest) results[at] = await work(thing);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, worker));
  return results;
}
