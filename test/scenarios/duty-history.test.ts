import { beforeAll, expect, test } from "vitest";
import { dutiesOfSubject, reassignDuty } from "../../contract/duties.ts";
import { recordEnquiry } from "../../contract/enquiries.ts";
import { enterOrder } from "../../contract/orders.ts";
import { dutyHistory } from "../../contract/views.ts";
import { testHouse, type TestHouse, tuesday } from "../support/house.ts";
import { papermill, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
const at = (hours: number) => house.clock.moveTo(tuesday.getTime() + hours * 3_600_000 - Date.now());
beforeAll(async () => {
  house = await testHouse();
  at(-24);
  mill = await papermill(house);
});

const sweep = async () => {
  for (const job of house.house.jobs.filter(({ name }) => name === "duties.sweep")) await job.work(new AbortController().signal);
};
const dutyOf = async (subject: { kind: string; id: string }, definition: string) => (await mill.director.ask(dutiesOfSubject, subject)).find((duty) => duty.definition.id === definition)!;
const told = async (dutyId: string) =>
  (await mill.director.ask(dutyHistory, { dutyId })).rows.map(({ what, planned, role, told: names, by, reason }) => [planned ? `(${what})` : what, role, names.join(), by, reason]);
const people = (...roles: string[]) => roles.map((role) => `${role} 澄江纸品`).join();

test("who was warned of a limit, to whom it was escalated, and that it was broken is shown in order of time", async () => {
  at(0);
  const { orderId } = await mill.clerk.ask(enterOrder, mill.order());
  const { id } = await dutyOf({ kind: "order", id: orderId }, "T03");
  expect(await told(id)).toEqual([
    ["opened", null, people("salesperson"), null, null], ["(warned)", null, "", null, null], ["(broken)", null, "", null, null], ["(escalated)", "salesDirector", "", null, null],
  ]);
  at(48);
  await sweep();
  const rows = await told(id);
  expect(rows.map(([what]) => what)).toEqual(["opened", "warned", "broken", "escalated"]);
  expect(rows.at(-1)).toEqual(["escalated", "salesDirector", people("salesDirector"), null, null]);
});

test("by whom and why a limit was given to another is shown", async () => {
  at(0);
  const { orderId } = await mill.clerk.ask(enterOrder, mill.order());
  const { id } = await dutyOf({ kind: "order", id: orderId }, "T03");
  await mill.director.ask(reassignDuty, { dutyId: id, owner: { role: "salesClerk" }, why: "业务员出差" });
  expect((await told(id)).find(([what]) => what === "reassigned")).toEqual(["reassigned", "salesClerk", "", people("salesDirector"), "业务员出差"]);
});

test("what was told of a wish to order stays known when its duties go over to the order", async () => {
  at(0);
  const { enquiryId } = await mill.clerk.ask(recordEnquiry, { receivedAt: tuesday, channel: "phone", customerId: mill.customer.id });
  at(1.5);
  await sweep();
  const { orderId } = await mill.clerk.ask(enterOrder, { ...mill.order({ receivedAt: tuesday }), enquiryId });
  const { id } = await dutyOf({ kind: "order", id: orderId }, "T02");
  const rows = await told(id);
  expect(rows.map(([what]) => what)).toEqual(["opened", "warned", "broken", "escalated", "closed"]);
  expect(rows[3]).toEqual(["escalated", "salesDirector", people("salesDirector"), null, null]);
});

test("a duty that does not exist has no history", async () => {
  expect((await mill.director.refused(dutyHistory, { dutyId: mill.roll })).code).toBe("notFound");
});
