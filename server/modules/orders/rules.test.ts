import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { PolicyPack } from "../../../contract/policy-pack.ts";
import { orderElements, wordsOf } from "../../../contract/policy-words.ts";
import { checkPack } from "../policies/index.ts";
import type { Line, Order } from "./orders.ts";
import { channelKnown, elementsGiven, originalsAttached, type Submission } from "./rules.ts";

const folder = join(import.meta.dirname, "../../../packs");
const packs = readdirSync(folder).map((file): PolicyPack => {
  const checked = checkPack(readFileSync(join(folder, file), "utf8"));
  if (!("pack" in checked)) throw new Error(file);
  return checked.pack;
});
const terms = { code: "prepaid", name: "", stages: [{ percent: "100", due: "beforeProduction" as const, days: 0, fromMonthEnd: false }] };
const whole = {
  channel: "customerMail", channelNote: null, originals: [], createdAt: new Date("2026-11-24T06:20:00Z"), requestedDate: "2026-12-08", paymentTerms: terms, addressId: "a", contactId: "c",
} as Partial<Order> as Order;
const line = { lineNo: 1, productId: "p", quantity: "10", unitPrice: "3.2" } as Partial<Line> as Line;
const submission = (pack: PolicyPack, order: Partial<Order>, lines: readonly Line[] = [line]): Submission => ({ order: { ...whole, ...order }, lines, pack, twins: [], duplicateAccepted: false });
const told = (refused: ReturnType<typeof elementsGiven>) => [refused ?? []].flat().map(({ code, facts }) => [code, facts?.element]);

const channels = packs.flatMap((pack) => pack.intake.channels.map((channel) => ({ name: `${pack.id} ${channel.key}`, pack, channel })));
test.each(channels)("[01.1] $name: without the evidence that it needs an order is refused, with it accepted", ({ pack, channel }) => {
  const of = (order: Partial<Order>) => submission(pack, { channel: channel.key, ...order });
  const bare = originalsAttached(of({}));
  if (channel.evidence.length) expect(bare).toMatchObject({ code: "evidenceMissing", facts: { channel: channel.name["zh-CN"], evidence: channel.evidence.join(", ") }, path: ["originals"] });
  else expect(bare).toBeUndefined();
  expect(originalsAttached(of({ originals: channel.evidence.map((_, i) => `file ${i}`) }))).toBeUndefined();
  // Who called and when is a record of the call; it proves nothing else.
  expect(originalsAttached(of({ channelNote: "李敏 13887654321 来电" })) === undefined).toBe(channel.evidence.every((kind) => kind === "callRecord"));
  expect(channelKnown(of({}))).toBeUndefined();
});

test("[01.1] a channel that the policy does not list is refused", () => {
  for (const pack of packs) expect(channelKnown(submission(pack, { channel: "pigeon" }))).toMatchObject({ code: "channelUnknown", facts: { channel: "pigeon" } });
});

const asking = (...elements: PolicyPack["intake"]["requiredElements"]["elements"]): PolicyPack => ({ ...packs[0]!, intake: { ...packs[0]!.intake, requiredElements: { elements } } });
const none = <T>(key: keyof T): Partial<T> => ({ [key]: null }) as Partial<T>;
const missing: Record<keyof typeof orderElements, Submission> = {
  orderDate: submission(asking("orderDate"), none<Order>("createdAt")),
  deliveryDate: submission(asking("deliveryDate"), none<Order>("requestedDate")),
  product: submission(asking("product"), {}, [line, { ...line, ...none<Line>("productId") }]),
  quantity: submission(asking("quantity"), {}, [line, { ...line, ...none<Line>("quantity") }]),
  unitPrice: submission(asking("unitPrice"), {}, [line, { ...line, ...none<Line>("unitPrice") }]),
  totalAmount: submission(asking("totalAmount"), {}, [line, { ...line, ...none<Line>("unitPrice") }]),
  paymentTerms: submission(asking("paymentTerms"), none<Order>("paymentTerms")),
  deliveryAddress: submission(asking("deliveryAddress"), none<Order>("addressId")),
  contact: submission(asking("contact"), none<Order>("contactId")),
};
const ofLines = ["product", "quantity", "unitPrice", "totalAmount"];

test.each(wordsOf(orderElements))("[01.4] an order without its %s is told so by that name, and only where the policy requires it", (element) => {
  const lacking = missing[element];
  expect(told(elementsGiven(lacking))).toEqual([[ofLines.includes(element) ? "lineElementMissing" : "elementMissing", element]]);
  const others = wordsOf(orderElements).filter((other) => other !== element && !(element === "unitPrice" && other === "totalAmount") && !(element === "totalAmount" && other === "unitPrice"));
  expect(told(elementsGiven({ ...lacking, pack: asking(...others) }))).toEqual([]);
});

test("[01.4] a line without its price is named once, though its total is missing with it", () => {
  expect(told(elementsGiven({ ...missing.unitPrice, pack: asking("unitPrice", "totalAmount") }))).toEqual([["lineElementMissing", "unitPrice"]]);
});
