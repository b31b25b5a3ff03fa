import { setTimeout as sleep } from "node:timers/promises";
import type { Subject } from "../../contract/toolkit.ts";

/** Follows the stream of changes of one process as a page does; `heard` grows. */
export async function listen(address: string, authorization: string) {
  const stop = new AbortController();
  const answer = await fetch(`${address}/api/v1/live`, { headers: { authorization }, signal: stop.signal });
  const heard: { subjects: Subject[] | null; at: number }[] = [];
  const reading = (async () => {
    let rest = "";
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
      const events = (rest + part).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) if (event.startsWith("data: ")) heard.push({ ...(JSON.parse(event.slice(6)) as { subjects: Subject[] | null }), at: performance.now() });
    }
  })().catch(() => undefined);
  while (!heard.length) await sleep(10);
  return { heard, speaksOf: (id: string) => heard.find(({ subjects }) => subjects?.some((subject) => subject.id === id)), stop: async () => (stop.abort(), await reading) };
}

/** Whether it comes true within so many milliseconds. */
export async function within(ms: number, done: () => boolean): Promise<boolean> {
  for (const until = performance.now() + ms; performance.now() < until; await sleep(5)) if (done()) return true;
  return done();
}
