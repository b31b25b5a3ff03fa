import { beforeAll, expect, test } from "vitest";
import * as orders from "../../contract/orders.ts";
import { timeline } from "../../contract/views.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type TestHouse, tuesday } from "../support/house.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});

const story = async (orderId: string) => (await mill.clerk.ask(timeline, { orderId })).rows;

test("[00.4] what is taken back, refused or agreed with the customer keeps who did it, when, and the words of why", async () => {
  const orderId = await life.submit();
  const { revision } = await mill.clerk.ask(orders.readOrder, { orderId });
  await mill.clerk.ask(orders.withdrawOrder, { orderId, expectedRevision: revision, reason: "客户改了数量" });
  const again = await mill.clerk.ask(orders.readOrder, { orderId });
  await mill.clerk.ask(orders.submitOrder, { orderId, expectedRevision: again.revision, duplicateAccepted: true });
  await life.decide(orderId, "preliminary", mill.director);
  await life.decide(orderId, "finance", mill.finance, { verdict: "fail", statement: "逾期货款未清" });
  await mill.salesperson.ask(orders.recordContact, { orderId, occasion: "reviewFailed", means: "phone", proposal: "prepayment", outcome: "客户同意预付 30%" });

  const rows = await story(orderId);
  const told = (words: string) => rows.filter(({ why, facts }) => why === words || JSON.stringify(facts).includes(words)).map(({ actorName, at }) => [actorName, at >= tuesday]);
  expect(told("客户改了数量")).toEqual([["salesClerk 澄江纸品", true]]);
  expect(told("逾期货款未清")).toContainEqual(["finance 澄江纸品", true]);
  expect(told("客户同意预付 30%")).toEqual([["salesperson 澄江纸品", true]]);
  expect(rows.every(({ actorName, at, what }) => actorName !== "" && at instanceof Date && what !== "")).toBe(true);
});

test("[00.4] an act that must be justified is refused without its words, and leaves no trace of having been tried", async () => {
  const orderId = await life.submit();
  const { revision } = await mill.clerk.ask(orders.readOrder, { orderId });
  const before = (await story(orderId)).length;
  expect((await mill.clerk.refused(orders.withdrawOrder, { orderId, expectedRevision: revision, reason: "  " })).code).toBe("invalidInput");
  expect(await story(orderId)).toHaveLength(before);
});
