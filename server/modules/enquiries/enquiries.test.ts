import { describe, expect, test } from "vitest";
import { faultsOf, guard } from "./enquiries.ts";

const now = new Date("2026-11-24T06:20:00Z");
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const said = { channel: "phone", customerId: undefined, customerName: "昆明一家店", promisedReplyAt: undefined, receivedAt: before(5) };
const known = { now, channels: ["phone", "paper"] };

describe("a wish to order can be on record", () => {
  test.each([
    ["under the name that was said", said, []],
    ["of a customer of the archive without a further name", { ...said, customerId: "c", customerName: "" }, []],
    ["not of nobody", { ...said, customerName: "" }, ["enquiryNameless"]],
    ["not by a channel that the policy lacks", { ...said, channel: "pigeon" }, ["channelUnknown"]],
    ["not before it came", { ...said, receivedAt: before(-1) }, ["enquiryInFuture"]],
    ["not with a promise from before it came", { ...said, promisedReplyAt: before(6) }, ["enquiryPromisePast"]],
    ["and all faults are told at once", { ...said, customerName: "", channel: "x" }, ["enquiryNameless", "channelUnknown"]],
  ])("%s", (_, wish, codes) => expect(faultsOf(wish, known).map(({ code }) => code)).toEqual(codes));
});

describe("once something came of it nothing more does", () => {
  const open = { state: "open", orderNumber: null, revision: 3 } as const;
  test("an order, or none", () => {
    expect(guard({ ...open, state: "entered", orderNumber: "SO-1" }, "drop")).toMatchObject({ code: "enquiryClosed", facts: { order: "SO-1" } });
    expect(guard({ ...open, state: "dropped" }, "enter")?.code).toBe("enquiryClosed");
  });
  test("while it is open, at the revision that was seen", () => {
    expect(guard(open, "edit", 3)).toBeUndefined();
    expect(guard(open, "edit", 2)?.code).toBe("stale");
  });
});
