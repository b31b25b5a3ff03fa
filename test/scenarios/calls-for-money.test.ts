import { beforeAll, expect, test } from "vitest";
import { getCustomer } from "../../contract/customers.ts";
import * as duties from "../../contract/duties.ts";
import * as calls from "../../contract/settlement-calls.ts";
import { recordReceipt } from "../../contract/settlement.ts";
import type { TestHouse } from "../support/house.ts";
import { lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
/** A delivered and invoiced order; 45 days later its money is overdue. */
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  const life = lifeOf(house, mill);
  const orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId);
  await life.invoice(orderId);
  house.clock.moveTo(house.clock.now().getTime() + 100 * 86_400_000 - Date.now());
});
const dutiesOfCustomer = async () => (await mill.finance.ask(duties.dutiesOfSubject, { kind: "customer", id: mill.customer.id })).filter(({ definition }) => definition.id === "PROMISE");
const rows = async (who = mill.finance) => (await who.ask(calls.listOverdueCustomers, {})).rows;
const dayAhead = (days: number) => new Date(house.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const note = (promised?: { on: string; amount: string }) => mill.finance.ask(calls.noteCall, { customerId: mill.customer.id, contactId: mill.customer.contacts[0]!.id, said: "答应付款", promised });

test("finance sees an overdue customer's phone without its middle, sales whole; the warehouse has no such list", async () => {
  const [row] = await rows();
  const whole = (await mill.director.ask(getCustomer, { id: mill.customer.id })).contacts[0]!.phones[0]!;
  expect(row).toMatchObject({ customerId: mill.customer.id, promise: null });
  expect(row!.people[0]!.phones[0]).toContain("****");
  expect((await rows(mill.director))[0]!.people[0]!.phones[0]).toBe(whole);
  expect((await mill.keeper.refused(calls.listOverdueCustomers, {})).code).toBe("notPermitted");
  expect((await mill.clerk.refused(calls.noteCall, { customerId: mill.customer.id, said: "催" })).code).toBe("notPermitted");
});

test("the promised day comes back as a duty of whoever noted it; a new promise stands in its place, and the money ends it", async () => {
  await note({ on: dayAhead(3), amount: "30.00" });
  expect(await dutiesOfCustomer()).toMatchObject([{ state: "open", ownerId: mill.finance.id, part: "CNY", title: expect.stringContaining(mill.customer.shortName) as string }]);
  expect((await dutiesOfCustomer())[0]!.dueAt?.toISOString()).toBe(`${dayAhead(3)}T16:00:00.000Z`);
  expect((await mill.finance.ask(duties.myDuties, {})).rows.map(({ definition }) => definition.id)).toContain("PROMISE");
  await note({ on: dayAhead(5), amount: "50.00" });
  expect((await dutiesOfCustomer()).map(({ state }) => state).toSorted()).toEqual(["closed", "open"]);
  await mill.finance.ask(recordReceipt, { customerId: mill.customer.id, ledgerId: mill.ledgerId, amount: "50.00", receivedOn: dayAhead(0), means: "bankTransfer" });
  expect((await dutiesOfCustomer()).map(({ state, kept }) => [state, kept])).toEqual([["closed", true], ["closed", true]]);
  expect(await rows()).toMatchObject([{ promise: { state: "kept", came: "50.00" } }]);
});
