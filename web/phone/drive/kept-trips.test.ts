import { describe, expect, test } from "vitest";
import { keep, type KeptTrip, keptOf, mostTrips } from "./kept-trips.ts";

function shelfOf() {
  const items = new Map<string, KeptTrip>();
  return { put: (item: KeptTrip) => Promise.resolve(void items.set(item.key, item)), remove: (key: string) => Promise.resolve(void items.delete(key)), all: () => Promise.resolve([...items.values()]) };
}
const kept = (no: number, { usedAt = null, expiresAt = "2026-11-30T00:00:00Z" }: { usedAt?: string | null; expiresAt?: string } = {}): KeptTrip =>
  ({ key: `Link ${no}`, at: `2026-11-24T0${no}:00:00Z`, ahead: 0, trip: { link: { usedAt, expiresAt } } as KeptTrip["trip"] });
const keys = async (shelf: ReturnType<typeof shelfOf>) => (await shelf.all()).map(({ key }) => key);

describe("what a driver's phone keeps of his links", () => {
  test("the last answer of each, of few, the oldest goes first", async () => {
    const shelf = shelfOf();
    for (let no = 1; no <= mostTrips + 2; no += 1) await keep(shelf, kept(no));
    expect(await keys(shelf)).toEqual(["Link 3", "Link 4", "Link 5", "Link 6", "Link 7"]);
    expect(await keptOf(shelf, "Link 7", new Date("2026-11-24T08:00:00Z"))).toMatchObject({ at: "2026-11-24T07:00:00Z" });
    expect(await keptOf(shelf, "Link 1", new Date("2026-11-24T08:00:00Z"))).toBeUndefined();
  });

  test("nothing of a trip that is over, nor of a link that has expired by the house's clock", async () => {
    const shelf = shelfOf();
    await keep(shelf, kept(1));
    await keep(shelf, kept(1, { usedAt: "2026-11-24T01:00:00Z" }));
    expect(await keys(shelf)).toEqual([]);
    await keep(shelf, { ...kept(2), ahead: 7 * 86_400_000 });
    expect(await keptOf(shelf, "Link 2", new Date("2026-11-24T03:00:00Z"))).toBeUndefined();
    expect(await keys(shelf)).toEqual([]);
  });
});
