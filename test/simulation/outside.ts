import { Readable } from "node:stream";
import type { Behind } from "../../server/platform/behind.ts";
import type { Outside } from "../../server/house.ts";
import { FileStore } from "../../server/modules/files/index.ts";
import type { Post } from "../../server/modules/notices/index.ts";
import { lentRenderer } from "../support/lent-renderer.ts";
import type { Chance } from "./chance.ts";

/** What the mail server did with letters: how often each Message-ID was taken. */
export type Taken = Map<string, number>;

class Smtp extends Error {
  readonly responseCode: number | undefined;
  readonly code: string;
  constructor(code: string, responseCode?: number) {
    super(`${code} ${responseCode ?? ""}`.trim());
    [this.code, this.responseCode] = [code, responseCode];
  }
}

/** A mail server that takes most letters, puts some off, refuses a few for good, and now and then is lost before or after its yes. */
const postBy = (chance: Chance, taken: Taken): Post => ({
  domain: "simulation.invalid",
  leaves: true,
  send({ messageId }) {
    const fate = chance.below(20);
    if (fate < 2) return Promise.reject(new Smtp("EENVELOPE", 451));
    if (fate === 2) return Promise.reject(new Smtp("EENVELOPE", 550));
    if (fate === 3) return Promise.reject(new Smtp("ECONNECTION"));
    taken.set(messageId, (taken.get(messageId) ?? 0) + 1);
    return fate === 4 ? Promise.reject(new Smtp("ESOCKET")) : Promise.resolve();
  },
  close: () => undefined,
});

/** A disk that is full now and then, before anything was written or when half of it was. */
class FailingStore extends FileStore {
  readonly #chance: Chance;
  constructor(folder: string, chance: Chance) {
    super(folder);
    this.#chance = chance;
  }
  override receive(source: AsyncIterable<Buffer>, limit: number) {
    const full = () => Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    if (!this.#chance.oneIn(15)) return super.receive(source, limit);
    if (this.#chance.oneIn(2)) return Promise.reject(full());
    return super.receive(Readable.from((async function* half() {
      for await (const chunk of source) {
        yield chunk.subarray(0, chunk.length / 2);
        throw full();
      }
    })()), limit);
  }
}

/** Random bytes of the seed, a mail server and a disk that fail by it. */
export const outsideOf = (chances: Record<"ids" | "mail" | "disk", Chance>, to: { taken: Taken; behind: Behind }): Outside => ({
  random: chances.ids.bytes,
  post: () => postBy(chances.mail, to.taken),
  fileStore: (folder) => new FailingStore(folder, chances.disk),
  behind: to.behind,
  renderer: lentRenderer,
});
