import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import * as catalog from "../../../contract/catalog.ts";
import * as commands from "../../../contract/customer-commands.ts";
import * as contract from "../../../contract/customers.ts";
import { usualTerms } from "../../../contract/payment-terms.ts";
import * as prices from "../../../contract/prices.ts";
import { codesOf, registers } from "../../../test/support/registers.ts";
import { entriesAbout } from "../journal/index.ts";
import { findByNames, lock, read } from "./index.ts";

type House = Awaited<ReturnType<typeof registers>>;
type Person = Awaited<ReturnType<House["person"]>>;
let house: House;
let clerk: Person;
let finance: Person;

const [prepaid, , cash, monthly] = usualTerms;
const chenguang = {
  name: "杭州晨光超市有限公司", shortName: "晨光超市", uscc: "91350100m000100y43", grade: "A" as const, channel: "supermarket", paymentTerms: monthly!,
  contacts: [{ name: "王芳", phones: ["13812345678"], emails: ["wang@example.com"], signatory: true, receivesConfirmations: true }],
  addresses: [{ province: "浙江省", city: "杭州市", district: "西湖区", detail: "文三路 1 号", receiver: 0 }],
};
const plain = (name: string) => ({ name, paymentTerms: prepaid! });
/** What the journal was told of a customer last. */
const lastToldOf = async (id: string) => {
  const entries = await house.database.inCompany("1", (tx) => entriesAbout(tx, { kind: "customer", id }));
  return (JSON.parse(entries.at(-1)!.body) as { did: { what: string; why?: string; facts: object }[] }).did[0];
};

/** An approved customer with a name of its own. */
async function approved(name: string) {
  const { id } = await clerk.get(commands.createCustomer, { ...chenguang, uscc: null, name });
  await finance.get(commands.approveCustomer, { id, expectedRevision: 1 });
  return id;
}

beforeAll(async () => {
  house = await registers();
  clerk = await house.person(["salesClerk"]);
  finance = await house.person(["finance"]);
});

describe("setting up a customer", () => {
  let id: string;
  beforeAll(async () => {
    id = (await clerk.get(commands.createCustomer, chenguang)).id;
  });

  test("a new customer is pending until finance or the sales director approves it", async () => {
    const pending = await clerk.get(contract.listCustomers, { state: "pending" });
    expect(pending.rows.map((row) => [row.shortName, row.state, row.code])).toEqual([["晨光超市", "pending", "C00001"]]);
    expect(codesOf(await clerk.ask(commands.approveCustomer, { id, expectedRevision: 1 }))).toEqual(["notPermitted"]);
    expect(codesOf(await finance.ask(commands.approveCustomer, { id, expectedRevision: 9 }))).toEqual(["stale"]);
    expect(await finance.get(commands.approveCustomer, { id, expectedRevision: 1 })).toEqual({ id, revision: 2 });
    expect(codesOf(await finance.ask(commands.approveCustomer, { id, expectedRevision: 2 }))).toEqual(["wrongState"]);
    expect(await finance.get(contract.getCustomer, { id })).toMatchObject({ state: "approved", uscc: "91350100M000100Y43", contacts: [{ name: "王芳", signatory: true }] });
  });

  test("nobody approves a customer that he set up himself", async () => {
    const both = await house.person(["salesClerk", "finance"]);
    const { id: own } = await both.get(commands.createCustomer, { ...chenguang, uscc: null, name: "自家客户" });
    expect(codesOf(await both.ask(commands.approveCustomer, { id: own, expectedRevision: 1 }))).toEqual(["ownCustomer"]);
  });

  test("a file without anybody to call or anywhere to deliver is not approved; both gaps are told at once", async () => {
    const { id: bare } = await clerk.get(commands.createCustomer, plain("空档案"));
    expect(codesOf(await finance.ask(commands.approveCustomer, { id: bare, expectedRevision: 1 }))).toEqual(["customerLacksContact", "customerLacksAddress"]);
  });

  test("a refused customer keeps the reason and can be handed in again", async () => {
    const { id: shady } = await clerk.get(commands.createCustomer, plain("可疑商行"));
    const refusal = { id: shady, expectedRevision: 1, reason: "执照已注销" };
    expect(codesOf(await clerk.ask(commands.refuseCustomer, refusal))).toEqual(["notPermitted"]);
    expect(codesOf(await clerk.ask(commands.resubmitCustomer, { id: shady, expectedRevision: 1 }))).toEqual(["wrongState"]);
    await finance.get(commands.refuseCustomer, refusal);
    expect(await clerk.get(contract.getCustomer, { id: shady })).toMatchObject({ state: "refused", stateReason: "执照已注销" });
    expect(await lastToldOf(shady)).toMatchObject({ what: "refuse", why: "执照已注销", facts: { from: "pending", to: "refused" } });
    expect(codesOf(await finance.ask(commands.approveCustomer, { id: shady, expectedRevision: 2 })), "only what is handed in again is approved").toEqual(["wrongState"]);
    await clerk.get(commands.resubmitCustomer, { id: shady, expectedRevision: 2 });
    expect(await clerk.get(contract.getCustomer, { id: shady })).toMatchObject({ state: "pending", stateReason: "" });
  });

  test("one credit code, one name and one code make one customer in a company", async () => {
    const create = async (more: object) => codesOf(await clerk.ask(commands.createCustomer, { ...chenguang, name: "另一家", ...more }));
    expect(await create({})).toEqual(["usccTaken"]);
    expect(await create({ uscc: null, name: "杭州晨光超市 有限公司" })).toEqual(["customerNameTaken"]);
    expect(await create({ uscc: null, code: "C00001" })).toEqual(["customerCodeTaken"]);
    expect(await create({ uscc: null, addresses: [{ detail: "x", receiver: 4 }] })).toEqual(["referenceUnknown"]);
  });

  test("[01.3] a credit code whose check digit is wrong is not put on file, and one that is right is", async () => {
    const create = (uscc: string) => clerk.ask(commands.createCustomer, { ...plain(`校验 ${uscc}`), uscc });
    expect(codesOf(await create("914403001922038215"))).toEqual(["usccWrong"]);
    expect(codesOf(await create("914403001922038216"))).toEqual([]);
  });

  test("of two clerks who set up the same customer at once, one is told", async () => {
    const outcomes = await Promise.all([1, 2].map(() => clerk.ask(commands.createCustomer, plain("抢建客户"))));
    expect(outcomes.flatMap(codesOf)).toEqual(["customerNameTaken"]);
  });

  test("terms of payment must add up to the whole", () => {
    const terms = (...percents: string[]) => contract.paymentTerms.safeParse({ code: "x", stages: percents.map((percent) => ({ percent, due: "onDelivery" })) }).success;
    expect([terms("100"), terms("30", "70"), terms("33.33", "33.33", "33.34"), terms("30", "60"), terms()]).toEqual([true, true, true, false, false]);
  });
});

describe("finding customers", () => {
  test("a customer is found by two characters inside its name, by initials, short name or part of its credit code", async () => {
    const found = async (q: string) => (await clerk.get(contract.listCustomers, { q })).rows.map((row) => row.shortName);
    for (const q of ["光超", "hzcg", "cgcs", "100Y43", "晨光 杭州"]) expect(await found(q), q).toContain("晨光超市");
    expect(await found("光晨")).toEqual([]);
  });

  test("rows of a file find their customers by code, credit code, name or short name", async () => {
    const names = await house.database.inCompany("1", async (tx) => (await findByNames(tx, ["杭州晨光超市　有限公司", "C00003"])).map((row) => row.code));
    expect(names.toSorted()).toEqual(["C00001", "C00003"]);
  });

  test("a salesperson sees his own customers alone", async () => {
    const [one, other] = [await house.person(["salesperson"]), await house.person(["salesperson"])];
    const { id } = await one.get(commands.createCustomer, plain("小李的客户"));
    expect((await one.get(contract.listCustomers, {})).rows.map((row) => row.name)).toEqual(["小李的客户"]);
    expect((await other.get(contract.listCustomers, {})).rows).toEqual([]);
    expect(codesOf(await other.ask(contract.getCustomer, { id }))).toEqual(["notFound"]);
    expect(codesOf(await other.ask(commands.addContact, { id, name: "谁" }))).toEqual(["notFound"]);
    expect(codesOf(await one.ask(commands.editCustomer, { ...plain("小李的客户"), id, expectedRevision: 1, salespersonId: other.id }))).toEqual(["notPermitted"]);
  });

  test("a sales director sees all customers, a salesperson of a department still only his own", async () => {
    const [north, south] = [randomUUID(), randomUUID()];
    for (const id of [north, south]) await house.asOwner("insert into companies.departments (company_id, id, code, name) values (1, $1, $2, 'x')", [id, id.slice(0, 8)]);
    await clerk.get(commands.createCustomer, { ...plain("北方客户"), departmentId: north });
    await clerk.get(commands.createCustomer, { ...plain("南方客户"), departmentId: south });
    const names = async (who: Person) => (await who.get(contract.listCustomers, {})).rows.map((row) => row.name);
    const director = await house.person(["salesDirector"], "1", [north]);
    expect(await names(director)).toEqual(expect.arrayContaining(["北方客户", "南方客户"]));
    expect(await names(await house.person(["salesperson"], "1", [north]))).toEqual([]);
  });

  test("lists are paged without a gap, by code and by Chinese name, forwards and backwards", async () => {
    for (const [sort, direction] of [["code", "ascending"], ["name", "ascending"], ["code", "descending"], ["name", "descending"]] as const) {
      const up = (await clerk.get(contract.listCustomers, { sort })).rows.map((row) => row.id);
      const all = direction === "ascending" ? up : up.toReversed();
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await clerk.get(contract.listCustomers, { sort, direction, limit: 3, cursor });
        seen.push(...page.rows.map((row) => row.id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(seen).toEqual(all);
    }
  });

  test("another company sees no customer and may have the same ones", async () => {
    const stranger = await house.person(["salesClerk", "finance"], "2");
    const [{ id }] = (await clerk.get(contract.listCustomers, { limit: 1 })).rows as [contract.Customer];
    expect((await stranger.get(contract.listCustomers, {})).rows).toEqual([]);
    expect((await stranger.get(contract.listCustomers, { q: "晨光" })).rows).toEqual([]);
    expect(codesOf(await stranger.ask(contract.getCustomer, { id }))).toEqual(["notFound"]);
    expect((await stranger.get(commands.createCustomer, chenguang)).code).toBe("C00001");
  });
});

describe("the archive", () => {
  test("[R048] every change keeps a version with who and when, and people's data stay out of it", async () => {
    const id = await approved("版本客户");
    const { contactId } = await clerk.get(commands.addContact, { id, name: "李伟", phones: ["13987654321"] });
    await clerk.get(commands.editContact, { id, contactId, expectedRevision: 3, name: "李伟", jobTitle: "采购", signatory: true });
    const { addressId } = await clerk.get(commands.addAddress, { id, detail: "仓库 2 号门", receiverId: contactId, isDefault: true });
    expect((await clerk.get(contract.getCustomer, { id })).addresses.map((address) => [address.detail, address.isDefault])).toEqual([["仓库 2 号门", true], ["文三路 1 号", false]]);
    const moved = { id, addressId, expectedRevision: 5, detail: "仓库 3 号门", receiverId: contactId, isDefault: true };
    expect(codesOf(await clerk.ask(commands.editAddress, { ...moved, expectedRevision: 4 }))).toEqual(["stale"]);
    expect(codesOf(await clerk.ask(commands.editAddress, { ...moved, receiverId: addressId }))).toEqual(["referenceUnknown"]);
    await clerk.get(commands.editAddress, moved);
    expect(await lastToldOf(id)).toMatchObject({ what: "addressEdited", facts: { addressId, changes: { detail: { from: "仓库 2 号门", to: "仓库 3 号门" } } } });
    const versions = await clerk.get(contract.listCustomerVersions, { id });
    expect(versions.map(({ revision, changedBy }) => [revision, changedBy === finance.id])).toEqual([[6, false], [5, false], [4, false], [3, false], [2, true], [1, false]]);
    expect(versions[0]!.archive).toMatchObject({ state: "approved", addresses: expect.arrayContaining([expect.objectContaining({ detail: "仓库 3 号门", is_default: true })]) });
    expect(versions[1]!.archive).toMatchObject({ addresses: expect.arrayContaining([expect.objectContaining({ detail: "仓库 2 号门" })]) });
    const journal = await house.database.inCompany("1", (tx) => entriesAbout(tx, { kind: "customer", id }));
    expect(journal).toHaveLength(6);
    expect(JSON.stringify([versions, journal])).not.toMatch(/李伟|王芳|13987654321|13812345678|wang@/);
    const file = await house.database.inCompany("1", (tx) => read(tx, id));
    expect(file!.addresses.filter((address) => address.isDefault).map((address) => address.detail)).toEqual(["仓库 3 号门"]);
    expect(file!.contacts.find((contact) => contact.id === contactId)).toMatchObject({ jobTitle: "采购", phones: ["13987654321"] });
  });

  test("a phone is shown in full only to those who must call", async () => {
    const id = await approved("电话客户");
    const phonesFor = async (who: Person) => (await who.get(contract.getCustomer, { id })).contacts.flatMap((contact) => contact.phones);
    expect(await phonesFor(clerk)).toEqual(["13812345678"]);
    expect(await phonesFor(await house.person(["logistics"]))).toEqual(["13812345678"]);
    expect(await phonesFor(await house.person(["warehouse"]))).toEqual(["138****5678"]);
    const called = async (who: Person, q: string) => (await who.get(contract.listCustomers, { q })).rows.some((row) => row.id === id);
    expect([await called(clerk, "5678"), await called(clerk, "4567"), await called(clerk, "678")]).toEqual([true, false, false]);
    expect(await called(await house.person(["warehouse"]), "5678"), "who does not see phones cannot feel for them either").toBe(false);
    expect(["13812345678", "0571-88886666", "+86 138 1234 5678", "110"].map(contract.maskPhone)).toEqual(["138****5678", "057****6666", "+86****5678", "****10"]);
  });

  test("terms of an approved customer are finance's to change, credit too", async () => {
    const id = await approved("信用客户");
    const now = await clerk.get(contract.getCustomer, { id });
    const fields = { ...contract.customerFields.strip().parse(now), id, expectedRevision: 2 };
    expect(codesOf(await clerk.ask(commands.editCustomer, { ...fields, paymentTerms: cash! }))).toEqual(["termsAreFinances"]);
    expect(await clerk.get(commands.editCustomer, { ...fields, region: "华东" })).toEqual({ id, revision: 3 });
    const credit = { id, expectedRevision: 3, creditLimit: "50000.00", temporaryCredit: "10000", paymentTerms: cash! };
    expect(codesOf(await clerk.ask(commands.setCredit, credit))).toEqual(["notPermitted"]);
    expect(codesOf(await finance.ask(commands.setCredit, credit))).toEqual(["temporaryCreditOpen"]);
    expect(codesOf(await finance.ask(commands.setCredit, { ...credit, temporaryCreditUntil: "2026-11-23" }))).toEqual(["temporaryCreditOpen"]);
    await finance.get(commands.setCredit, { ...credit, temporaryCreditUntil: "2026-11-30" });
    const after = await clerk.get(contract.getCustomer, { id });
    expect(after).toMatchObject({ region: "华东", creditLimit: "50000.00", paymentTerms: { code: "cashOnDelivery" } });
    expect(["2026-11-30", "2026-12-01"].map((day) => contract.creditOn(after, day))).toEqual(["60000", "50000.00"]);
  });

  test("a blocked customer says why, and the block can be lifted", async () => {
    const id = await approved("停用客户");
    const block = { id, expectedRevision: 2, reason: "逾期 90 天" };
    expect(codesOf(await clerk.ask(commands.blockCustomer, block))).toEqual(["notPermitted"]);
    await finance.get(commands.blockCustomer, block);
    expect(await lastToldOf(id)).toMatchObject({ what: "block", why: "逾期 90 天" });
    expect(await clerk.get(contract.getCustomer, { id })).toMatchObject({ state: "blocked", stateReason: "逾期 90 天" });
    expect(codesOf(await finance.ask(commands.blockCustomer, { id, expectedRevision: 3, reason: "再次" }))).toEqual(["wrongState"]);
    expect(codesOf(await clerk.ask(commands.unblockCustomer, { id, expectedRevision: 3 }))).toEqual(["notPermitted"]);
    await finance.get(commands.unblockCustomer, { id, expectedRevision: 3 });
    expect(await clerk.get(contract.getCustomer, { id })).toMatchObject({ state: "approved", stateReason: "" });
  });

  test("credit decisions on one customer wait for each other", async () => {
    const id = await approved("排队客户");
    const held = Promise.withResolvers<void>();
    let first = "running";
    let bothHold = false;
    await Promise.all([
      house.database.inCompany("1", async (tx) => {
        await lock(tx, id);
        held.resolve();
        await new Promise((done) => setTimeout(done, 150));
        first = "done";
      }),
      held.promise.then(() =>
        house.database.inCompany("1", async (tx) => {
          await lock(tx, id);
          bothHold = first !== "done";
        })),
    ]);
    expect(bothHold).toBe(false);
  });
});

test("a customer's part number leads to our product, and its prices follow its grade, channel and own list", async () => {
  const director = await house.person(["salesDirector"]);
  const id = await approved("料号客户");
  await director.get(catalog.saveUnit, { name: "卷", kind: "count", decimals: 0 });
  const add = async (code: string) => (await director.get(catalog.createProduct, { code, name: "收银纸", salesUnit: "卷", stockUnit: "卷" })).id;
  const [first, second] = [await add("P-1"), await add("P-2")];
  const part = (productId: string) => clerk.ask(commands.addPartNumber, { id, partNo: "CG-001", productId, barCode: "6900000000012" });
  expect(codesOf(await part(first))).toEqual([]);
  expect(codesOf(await part(second))).toEqual(["partNumberTaken"]);
  expect(codesOf(await part(id))).toEqual(["referenceUnknown"]);
  expect(await lastToldOf(id)).toMatchObject({ what: "partNumberAdded", facts: { partNo: "CG-001", productId: first } });
  expect(await clerk.get(contract.listPartNumbers, { id })).toMatchObject([{ partNo: "CG-001", code: "P-1", barCode: "6900000000012" }]);

  const priced = async (more = {}) => (await clerk.get(contract.priceForCustomer, { id, productId: first, ...more }))?.listCode;
  expect(await priced()).toBeUndefined();
  for (const [code, audience] of [["ALL", {}], ["A-MARKET", { grade: "A", channel: "supermarket" }]] as const) {
    const list = await director.get(prices.createPriceList, { code, name: code, validFrom: "2026-01-01", ...audience });
    await director.get(prices.setPrice, { id: list.id, productId: first, validFrom: "2026-01-01", price: "1.2" });
  }
  expect([await priced(), await priced({ channel: "phone" }), await priced({ day: "2025-06-01" })]).toEqual(["A-MARKET", "ALL", undefined]);
});
