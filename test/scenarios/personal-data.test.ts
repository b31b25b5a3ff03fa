import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { addAddress, addContact, approveCustomer, createCustomer, editContact, eraseContact, readErasure } from "../../contract/customer-commands.ts";
import { getCustomer, listCustomers } from "../../contract/customers.ts";
import { enterOrder, readOrder } from "../../contract/orders.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import { listAudit } from "../../contract/security.ts";
import { acceptTakeover, importTakeoverFile, openTakeover, readTakeover, setControls } from "../../contract/takeovers.ts";
import { timeline } from "../../contract/views.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import { sql } from "../../server/platform/db.ts";
import type { TestHouse } from "../support/house.ts";
import { lifeOf } from "../support/life.ts";
import { cutoverOn, newcomer, oldBook, oldBooks } from "../support/moving-in.ts";
import { millHouse, type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let orderId: string;
let companyId: string;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  const life = lifeOf(house, mill);
  orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId);
  companyId = String((await house.asOwner("select company_id from orders.orders"))[0]!["company_id"]);
});

interface Contact {
  name: string;
  phones: string[];
  emails: string[];
}

const fileNow = () => mill.admin.ask(getCustomer, { id: mill.customer.id });
const rowsOf = async (table: string) => Number((await house.asOwner(`select count(*) as n from ${table}`))[0]!["n"]);

/** Deletes a contact while orders are being entered that may name him; answers both. */
async function erasedMeanwhile<T>(inCompany: string, enter: () => Promise<T>, { who, id, contactId, revision }: { who: Papermill["admin"]; id: string; contactId: string; revision: number }) {
  let erased = false;
  const waiting = async (forHowMany: number) => {
    while (!erased && (await house.asOwner("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length < forHowMany) await setTimeout(20);
  };
  let entering: Promise<T> | undefined;
  let erasing: Promise<unknown> | undefined;
  // Held up where it is written, all that it goes by was read.
  await house.act(inCompany, async ({ tx }) => {
    await tx.run(sql`lock table orders.orders in share row exclusive mode`);
    entering = enter();
    await waiting(1);
    erasing = who.refused(eraseContact, { id, contactId, expectedRevision: revision, reason: "本人要求" }).finally(() => void (erased = true));
    await waiting(2);
  });
  return { entered: await entering!, erasure: await erasing };
}

test("a contact whom open orders need stays, by name of the orders; one whom none needs loses what is personal in every version, with a reason on record, and what the law keeps stays", async () => {
  const { id } = mill.customer;
  const known = (await fileNow()).contacts[0]!;
  const underWay = await lifeOf(house, mill).confirm();
  const { number } = await mill.clerk.ask(readOrder, { orderId: underWay });
  expect(await mill.admin.ask(readErasure, { id, contactId: known.id })).toMatchObject({ erased: false, phones: 1, emails: 1, versions: 1, orders: 2, needed: [{ orderId: underWay, number }] });
  expect(await mill.admin.refused(eraseContact, { id, contactId: known.id, expectedRevision: (await fileNow()).revision, reason: "本人要求" })).toMatchObject({ code: "contactNeeded" });

  const { contactId } = await mill.clerk.ask(addContact, { id, name: "杨过", jobTitle: "采购", phones: ["13977776666"], emails: ["yangguo@example.com"], signatory: true, receivesConfirmations: false, active: true });
  const { addressId } = await mill.clerk.ask(addAddress, { id, province: "云南省", city: "大理州", detail: "古城路 3 号", receiverId: contactId });
  const edited = { name: "杨过", jobTitle: "采购", phones: ["13977776666", "13977775555"], emails: [], signatory: true, receivesConfirmations: false, active: true };
  await mill.clerk.ask(editContact, { id, contactId, ...edited, expectedRevision: (await fileNow()).revision });
  const kept = ["orders.orders", "shipping.people", "papers.papers", "notices.mails", "confirmations.requests"];
  const before = await Promise.all(kept.map(rowsOf));
  const { revision } = await fileNow();
  const wish = { id, contactId, expectedRevision: revision, reason: "本人来函要求删除" };
  expect((await mill.clerk.refused(eraseContact, wish)).code).toBe("notPermitted");
  expect((await mill.admin.refused(eraseContact, { ...wish, expectedRevision: revision - 1 })).code).toBe("stale");
  expect(await mill.admin.ask(readErasure, { id, contactId })).toMatchObject({ versions: 2, phones: 2, orders: 0, needed: [] });
  await mill.admin.ask(eraseContact, wish);

  const after = await fileNow();
  expect(after.contacts.find((each) => each.id === contactId)).toEqual({ id: contactId, name: "", jobTitle: "", phones: [], emails: [], signatory: false, receivesConfirmations: false, active: false, erased: true });
  expect(after.addresses.find((each) => each.id === addressId)).toMatchObject({ detail: "古城路 3 号", receiverId: null });
  expect(await house.asOwner("select version from customers.personal where contact_id = $1", [contactId])).toEqual([]);
  expect((await mill.clerk.ask(listCustomers, { q: "6666" })).rows).toEqual([]);
  expect(await Promise.all(kept.map(rowsOf))).toEqual(before);
  expect((await mill.admin.refused(eraseContact, { ...wish, expectedRevision: after.revision })).code).toBe("contactErased");
  expect((await mill.clerk.refused(editContact, { id, contactId, ...edited, expectedRevision: after.revision })).code).toBe("contactErased");
  expect((await mill.clerk.refused(addAddress, { id, detail: "x", receiverId: contactId })).code).toBe("referenceUnknown");
  expect((await mill.clerk.refused(enterOrder, mill.order({ contactId }))).code).toBe("contactUnknown");
  await expect(house.asOwner("update customers.contacts set active = true where id = $1", [contactId])).rejects.toThrow("erased_serves_for_nothing");
  expect((await mill.admin.ask(listAudit, { kind: "contactErased" })).rows).toMatchObject([{ actorId: mill.admin.id, facts: { customerId: id, contactId, reason: wish.reason } }]);
  expect(await house.asOwner("select subject_kind from journal.entries where strpos(body, 'contactErased') > 0 and strpos(body, $1) > 0", [wish.reason])).toHaveLength(1);
  expect((await verifyHouse(house.house.db, house.dataDir)).filter(({ wrong }) => wrong > 0)).toEqual([]);
});

test.for(["contactId", "addressId"] as const)("while an order is entered that goes to somebody by %s, deleting him waits for it and is refused", async (by) => {
  const { id } = mill.customer;
  const { contactId } = await mill.clerk.ask(addContact, { id, name: "小龙女", phones: ["13977774444"], signatory: true, active: true });
  const { addressId } = await mill.clerk.ask(addAddress, { id, province: "云南省", city: "大理州", detail: "古城路 5 号", receiverId: contactId });
  const enter = () => mill.clerk.ask(enterOrder, mill.order({ contactId: undefined, addressId: undefined, [by]: by === "contactId" ? contactId : addressId }));
  const { entered, erasure } = await erasedMeanwhile(companyId, enter, { who: mill.admin, id, contactId, revision: (await fileNow()).revision });
  expect(erasure).toMatchObject({ code: "contactNeeded", refusals: [{ facts: { orders: (await mill.clerk.ask(readOrder, { orderId: entered.orderId })).number } }] });
});

test("while old books are accepted whose orders go to somebody, deleting him waits for it and is refused", async () => {
  const mine = await newcomer(house, "搬来纸品");
  const { id, revision } = await mine.clerk.ask(createCustomer, {
    name: "大理苍山文化用品商行", shortName: "大理苍山", uscc: null, grade: "B", salespersonId: mine.director.id, paymentTerms: usualTerms.find(({ code }) => code === "monthly30")!,
    contacts: [{ name: "段誉", phones: ["13977775555"], signatory: true, receivesConfirmations: true }], addresses: [{ province: "云南省", city: "大理州", detail: "古城路 7 号" }],
  });
  await mine.director.ask(approveCustomer, { id, expectedRevision: revision });
  const { contacts: [known], ...approved } = await mine.admin.ask(getCustomer, { id });
  await mine.admin.ask(openTakeover, { cutoverOn });
  const { kind, source, name } = oldBooks.find((book) => book.kind === "products")!;
  await mine.admin.ask(importTakeoverFile, { kind, source, file: oldBook(name), apply: true });
  const order = Buffer.from("订单编号,订单日期,客户名称,单据状态,存货编码,数量,单价\nX-1,2026-11-02,大理苍山,已审核,SY5750,10,3\n").toString("base64");
  await mine.admin.ask(importTakeoverFile, { kind: "orders", source: "用友 U8", file: { name: "订单.csv", bytes: order }, apply: true });
  const { controls } = await mine.manager.ask(readTakeover, {});
  await mine.finance.ask(setControls, { values: controls.map(({ key, file }) => ({ key, value: file })) });
  const { takeover } = await mine.manager.ask(readTakeover, {});
  const accept = () => mine.manager.ask(acceptTakeover, { expectedRevision: takeover!.revision });
  const { erasure } = await erasedMeanwhile(mine.companyId, accept, { who: mine.admin, id, contactId: known!.id, revision: approved.revision });
  expect(erasure).toMatchObject({ code: "contactNeeded", refusals: [{ facts: { orders: "X-1" } }] });
});

test("nobody of another company learns of a contact or deletes his data", async () => {
  const other = await papermill(house, "别家纸品");
  const { id, contacts, revision } = await fileNow();
  const contactId = contacts[0]!.id;
  expect((await other.admin.refused(readErasure, { id, contactId })).code).toBe("notFound");
  expect((await other.admin.refused(eraseContact, { id, contactId, expectedRevision: revision, reason: "x y" })).code).toBe("notFound");
  const theirs = await other.admin.ask(getCustomer, { id: other.customer.id });
  expect((await other.admin.refused(eraseContact, { id: theirs.id, contactId, expectedRevision: theirs.revision, reason: "x y" })).code).toBe("notFound");
});

test("[P32] deleting what is personal of the customer's people leaves every chain of the journal and every hash as it was", async () => {
  const contacts = await house.asOwner<Contact>("select name, phones, emails from customers.personal where company_id = $1", [companyId]);
  expect(contacts.flatMap(({ phones }) => phones).length).toBeGreaterThan(0);
  // The journal holds none of it, only keys: so nothing of it has to be hidden there.
  for (const word of contacts.flatMap(({ name, phones, emails }) => [name, ...phones, ...emails])) expect(await house.asOwner("select subject_kind from journal.entries where strpos(body, $1) > 0", [word]), word).toEqual([]);

  // As the application's own role, which may, in the company.
  expect(await house.house.db.inCompany(companyId, (tx) => tx.run(sql`delete from customers.personal where company_id = ${companyId}`))).toBe(contacts.length);
  expect((await verifyHouse(house.house.db, house.dataDir)).filter(({ wrong }) => wrong > 0)).toEqual([]);
  expect((await mill.clerk.ask(timeline, { orderId })).sound).toBe(true);
  expect((await mill.clerk.ask(readOrder, { orderId })).id).toBe(orderId);
});
