import { beforeEach, describe, expect, test, vi } from "vitest";
import { ProblemError } from "../../api/problem.ts";
import { alreadyWaits, type Deed, sendInOrder, waitsFor, type Wire } from "./deeds.ts";

const deed = (no: number, act: Deed["act"], photos: Deed["photos"] = []): Deed => ({ key: `key-${no}`, authorization: "Link x", photos, act, no, about: "CK-1" });
const arrival = deed(1, { what: "arrival", input: { no: 1 } });
const receipt = deed(2, { what: "handOver", input: { deliveryId: "d", signer: "李敏", lines: [] } }, [{ key: "photo", blob: new Blob(["a"]) }]);
const late = deed(3, { what: "delay", input: { expectedArrival: "2026-11-25", reason: "堵车" } });

describe("what a driver does without network", () => {
  const kept = new Map<string, Deed>();
  const shelf = { put: async (each: Deed) => void kept.set(each.key, each), remove: async (key: string) => void kept.delete(key), all: async () => [...kept.values()] };
  const upload = vi.fn<Wire["upload"]>();
  const send = vi.fn<Wire["send"]>();
  beforeEach(() => {
    kept.clear();
    for (const each of [arrival, receipt, late]) kept.set(each.key, each);
    upload.mockReset().mockResolvedValue("file");
    send.mockReset().mockResolvedValue({});
  });
  const keys = () => send.mock.calls.map(([{ key }]) => key);

  test("waits in its order and is sent later under the same keys, a photo that arrived not again", async () => {
    send.mockResolvedValueOnce({}).mockRejectedValueOnce(new TypeError("Failed to fetch"));
    const left = await sendInOrder([arrival, receipt, late], shelf, { upload, send });
    expect(left.map(({ key }) => key)).toEqual(["key-2", "key-3"]);
    expect(await sendInOrder(left, shelf, { upload, send })).toEqual([]);
    expect(keys()).toEqual(["key-1", "key-2", "key-2", "key-3"]);
    expect(upload).toHaveBeenCalledTimes(1);
    expect(kept.size).toBe(0);
  });

  test("stands there with the reason when it is refused, and holds up nothing behind it", async () => {
    send.mockRejectedValueOnce(new ProblemError({ type: "x", title: "没有在途的出库单", hint: "刷新车次后再看。", status: 409, code: "nothingArrives" }));
    const left = await sendInOrder([arrival, receipt], shelf, { upload, send });
    expect(left).toEqual([{ ...arrival, refused: { title: "没有在途的出库单", hint: "刷新车次后再看。" } }]);
    expect(await sendInOrder(left, shelf, { upload, send })).toEqual(left);
    expect(keys()).toEqual(["key-1", "key-2"]);
    expect([...kept.values()]).toEqual([late, ...left]);
  });

  test("is shown at its stop or delivery as long as it waits", () => {
    const waits = waitsFor([arrival, { ...receipt, refused: { title: "x", hint: "" } }]);
    expect([waits.arrival(1), waits.arrival(2), waits.handOver("d"), waits.departure]).toEqual([true, false, false, false]);
  });

  test("is one deed however often it is tapped, but being late can be told again", () => {
    const acts = (...deeds: Deed[]) => deeds.map(({ act }) => alreadyWaits([arrival, receipt, late], act));
    expect(acts(arrival, receipt, late)).toEqual([true, true, false]);
    expect(acts(deed(4, { what: "departure", input: {} }), deed(5, { what: "arrival", input: { no: 2 } }))).toEqual([false, false]);
    expect(alreadyWaits([{ ...arrival, refused: { title: "x", hint: "" } }], arrival.act)).toBe(false);
  });
});
