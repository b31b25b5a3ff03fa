import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import * as catalog from "../../contract/catalog.ts";
import { approveCustomer, blockCustomer, createCustomer, refuseCustomer } from "../../contract/customer-commands.ts";
import * as customers from "../../contract/customers.ts";
import { cancelDelivery, splitDelivery } from "../../contract/delivery-parts.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import * as settlement from "../../contract/settlement.ts";
import { chargeCustomer } from "../../contract/settlement-credits.ts";
import * as shipping from "../../contract/shipping.ts";
import type { Endpoint, InputOf } from "../../contract/toolkit.ts";
import { bucketOf } from "../../server/modules/settlement/ageing.ts";
import { initialsOf, searchable } from "../../server/platform/search-words.ts";
import type { TestHouse } from "../support/house.ts";
import { lifeOf, signaturePng } from "../support/life.ts";
import { anotherCustomer, millHouse, type Papermill } from "../support/scene.ts";

const runs = Math.ceil(Number(process.env.GENDAN_RANDOM ?? (process.env.CI ? 140 : 60)) / 4);
const seed = Number(process.env.SEED ?? (process.env.GENDAN_RANDOM ? Date.now() % 2 ** 31 : 20_261_124));
const dayMs = 86_400_000;

let house: TestHouse;
let mill: Papermill;
const dayOf = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const today = () => dayOf(house.clock.now());
const dayIn = (days: number) => dayOf(new Date(house.clock.now().getTime() + days * dayMs));

interface Paged {
  limit: number;
}
/** A list, and how anybody would count it by hand from what was entered. */
interface List<Row extends { id: string }, Question extends Paged> {
  name: string;
  endpoint: Endpoint;
  /** Who asks: a clerk may look for a telephone. */
  by: "clerk" | "finance" | "keeper";
  enter(): Promise<Row[]>;
  questions(rows: readonly Row[]): fc.Arbitrary<Question>;
  isMeant(row: Row, question: Question): boolean;
  /** By what a row is found, word by word. */
  texts(row: Row): (string | null)[];
  typed(question: Question): string | undefined;
  /** What it is sorted by, ascending. */
  before(a: Row, b: Row, question: Question): number;
  descending(question: Question): boolean;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const oneOf = <Row, T>(rows: readonly Row[], of: (row: Row) => T) => fc.nat(1000).map((n) => of(rows[n % rows.length]!));
const is = <T>(wanted: T | undefined, one: T) => wanted === undefined || wanted === one;
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const chinese = new Intl.Collator("zh");
const limit = fc.integer({ min: 1, max: 30 });
/** Words that people type: said ones, and pieces of what stands there. */
const wordsOf = <Row>(rows: readonly Row[], texts: (row: Row) => (string | null)[], ...said: string[]) =>
  fc.oneof(fc.constantFrom(...said, "%", "_", "\\", "没有这个", "2026"), fc.tuple(oneOf(rows, texts), fc.nat(10), fc.nat(12), fc.integer({ min: 1, max: 6 })).map(([all, which, from, length]) => {
    const text = all.filter((one) => one)[which % all.filter((one) => one).length]!;
    return text.slice(from % text.length, (from % text.length) + length);
  }));

type Customer = customers.CustomerFile;
const customerList: List<Customer, InputOf<typeof customers.listCustomers> & Paged> = {
  name: "customers", endpoint: customers.listCustomers, by: "clerk",
  async enter() {
    const ids = [mill.customer.id];
    const [cities, trades] = [["曲靖", "昆明", "大理州", "玉溪"], ["新华书店", "星华文具", "五金 57×50", "Paper 纸品", "100%_\\"]];
    for (let n = 0; n < 20; n += 1) {
      const name = `${cities[n % 4]}${trades[n % 5]}${n > 10 ? n : ""}`;
      const { id, revision } = await mill.clerk.ask(createCustomer, {
        name: `${name}有限公司`, shortName: n % 3 ? name : "", uscc: ["91350100M000100Y43", "9144030071526726XG"][n] ?? null, grade: (["A", "B", "C"] as const)[n % 3], region: n % 2 ? "云南" : "", channel: n % 5 ? "" : "oral", dealer: n % 6 === 0,
        salespersonId: n % 2 ? mill.salesperson.id : mill.clerk.id, paymentTerms: usualTerms[0]!, contacts: [{ name: "王芳", phones: [`1397001${4300 + n}`], emails: [], signatory: true, receivesConfirmations: true }],
        addresses: [{ province: "云南省", city: "曲靖市", district: "麒麟区", detail: "南宁路 1 号", receiver: 0 }],
      });
      const decided = { id, expectedRevision: revision };
      if (n % 4 === 1) await mill.director.ask(refuseCustomer, { ...decided, reason: "资料不全" });
      const approved = n % 4 === 0 || n % 4 === 3 ? await mill.director.ask(approveCustomer, decided) : undefined;
      if (approved && n % 8 === 3) await mill.director.ask(blockCustomer, { id, expectedRevision: approved.revision, reason: "欠款" });
      ids.push(id);
    }
    return Promise.all(ids.map((id) => mill.clerk.ask(customers.getCustomer, { id })));
  },
  questions: (rows) => fc.record({
    q: maybe(wordsOf(rows, customerList.texts, "华", "qj", "kmwj", "57*50", "4310", "700143", "新华 书店")), state: seldom(oneOf(rows, ({ state }) => state)), grade: seldom(oneOf(rows, ({ grade }) => grade)), region: seldom(fc.constantFrom("云南", "贵州")),
    channel: seldom(fc.constant("oral")), salespersonId: maybe(oneOf(rows, ({ salespersonId }) => salespersonId ?? undefined)), dealer: seldom(fc.constantFrom(true, false)), sort: fc.constantFrom("code", "name"), direction: maybe(fc.constantFrom("ascending", "descending")), limit,
  }) as fc.Arbitrary<InputOf<typeof customers.listCustomers> & Paged>,
  isMeant: (row, q) => is(q.state, row.state) && is(q.grade, row.grade) && is(q.region, row.region) && is(q.channel, row.channel) && is(q.salespersonId, row.salespersonId ?? undefined) && is(q.dealer as boolean | undefined, row.dealer),
  texts: ({ code, name, shortName, uscc }) => [code, name, shortName, uscc, initialsOf(name), initialsOf(shortName)],
  typed: ({ q }) => q,
  before: (a, b, { sort }) => (sort === "name" ? chinese.compare(a.name, b.name) : byText(a.code, b.code)),
  descending: ({ direction }) => direction === "descending",
};

const productList: List<catalog.Product, InputOf<typeof catalog.listProducts> & Paged> = {
  name: "products", endpoint: catalog.listProducts, by: "clerk",
  async enter() {
    const [names, specs] = [["热敏纸", "收银纸", "复印纸", "Thermal 热敏", "100%_\\"], ["57×50", "80*60", "A4 70g", ""]];
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      const { id } = await mill.engineer.ask(catalog.createProduct, {
        code: `${["SY", "FY", "A"][n % 3]}${n * 7}`, name: names[n % 5]!, spec: specs[n % 4], model: n % 7 ? "" : "M-1", category: n % 2 ? "纸" : "", salesUnit: "箱", stockUnit: "箱", supply: (["stock", "make", "buy"] as const)[n % 3], barCode: n % 3 ? null : `69010280${n}`, active: n % 6 !== 0,
      });
      ids.push(id);
    }
    for (const id of [mill.roll, mill.wide]) ids.push(id);
    return Promise.all(ids.map((id) => mill.clerk.ask(catalog.getProduct, { id })));
  },
  questions: (rows) => fc.record({
    q: maybe(wordsOf(rows, productList.texts, "热敏", "rmz", "57x50", "a4", "SY 纸")), category: maybe(fc.constant("纸")), supply: maybe(oneOf(rows, ({ supply }) => supply)), active: maybe(fc.constantFrom(true, false)),
    sort: fc.constantFrom("code", "name"), direction: maybe(fc.constantFrom("ascending", "descending")), limit,
  }) as fc.Arbitrary<InputOf<typeof catalog.listProducts> & Paged>,
  isMeant: (row, q) => is(q.category, row.category) && is(q.supply, row.supply) && is(q.active as boolean | undefined, row.active),
  texts: ({ code, name, spec, model, barCode, initials }) => [code, name, spec, model, barCode, initials],
  typed: ({ q }) => q,
  before: (a, b, { sort }) => (sort === "name" ? chinese.compare(a.name, b.name) : byText(a.code.toLowerCase(), b.code.toLowerCase())),
  descending: ({ direction }) => direction === "descending",
};

/** How far goods are brought, in the order of their ways. */
const ways = ["requested", "picking", "picked", "packed", "checked", "shipped", "arrived", "signed"] as const;
const carriages: shipping.DeliveryRow["carrier"][] = ["顺丰速运", "德邦", null];

/** Brings a delivery as far as is said, by one of the carriers or on an own truck. */
async function bring(deliveryId: string, to: (typeof ways)[number], n: number): Promise<void> {
  const far = (state: (typeof ways)[number]) => ways.indexOf(to) >= ways.indexOf(state);
  const at = { deliveryId };
  const { lines } = await mill.keeper.ask(shipping.readDelivery, at);
  if (far("picking")) await mill.keeper.ask(shipping.pickDelivery, { ...at, byHand: lines.map(({ id, ordered }) => ({ lineId: id, picked: far("picked") ? ordered : "1" })) });
  if (far("packed")) await mill.keeper.ask(shipping.packDelivery, { ...at, packages: [] });
  if (far("checked")) await mill.keeper.ask(shipping.checkDelivery, { ...at, lines: lines.map(({ id, ordered }) => ({ lineId: id, productRight: true, counted: ordered })), addressRight: true });
  const carrier = carriages[n % 3];
  const carriage = carrier ? { by: "carrier" as const, carrier, trackingNumber: `SF13${n}07-${n % 2}` } : { by: "ownTruck" as const, plate: "云D·12345", driver: "赵师傅", driverPhone: "13987000011" };
  if (far("shipped")) await mill.keeper.ask(shipping.shipDelivery, { ...at, carriage, expectedArrival: dayIn(2) });
  if (far("arrived")) await mill.clerk.ask(shipping.recordArrival, at);
  if (!far("signed")) return;
  const { token } = await mill.clerk.ask(shipping.createDeliveryLink, { ...at, purpose: "signDelivery" });
  await house.holderOf(token).ask(shipping.signByLink, { signer: "李敏", signature: signaturePng, lines: lines.map(({ id, ordered }) => ({ lineId: id, received: ordered })) });
}

const deliveryList: List<shipping.Delivery, InputOf<typeof shipping.listDeliveries> & Paged> = {
  name: "deliveries", endpoint: shipping.listDeliveries, by: "keeper",
  async enter() {
    const life = lifeOf(house, mill);
    const other = await anotherCustomer(mill, {
      name: "大理苍山文化用品商行", shortName: "苍山文化", contacts: [{ name: "李敏", phones: ["13887654321"], emails: ["li@example.com"], signatory: true, receivesConfirmations: true }],
      addresses: [{ province: "云南省", city: "大理州", district: "大理市", detail: "苍山路 8 号", receiver: 0 }],
    });
    const home = house.clock.offset;
    for (let n = 0; n < 3; n += 1) {
      const orderId = await life.confirm({ ...(n === 1 && other), lines: [{ productId: mill.roll, quantity: "50" }] });
      const { id: deliveryId, lines } = await life.deliveryOf(orderId);
      // Several are due on one day.
      for (let part = 0; part < 4; part += 1)
        await mill.clerk.ask(splitDelivery, { deliveryId, into: "delivery", lines: [{ lineId: lines[0]!.id, quantity: String(8 + part) }], reason: "分车", ...(part && { dueOn: dayIn(3 + ((n + part * 2) % 5)) }) });
    }
    const ids = (await house.asOwner<{ id: string }>("select id from shipping.deliveries where company_id = $1 order by id", [mill.companyId])).map(({ id }) => id);
    expect(ids).toHaveLength(15);
    for (const [n, id] of ids.entries()) {
      house.clock.moveTo(home + Math.floor(n / 2) * dayMs);
      await bring(id, ways[(n * 3 + 5) % ways.length]!, n);
    }
    await mill.clerk.ask(cancelDelivery, { deliveryId: ids[1]!, reason: "客户改期" });
    house.clock.moveTo(home);
    // No order of this policy goes without a wished day; those of others may.
    await house.asOwner("update shipping.deliveries set due_on = null where id = any($1)", [[ids[3], ids[6], ids[10]]]);
    return Promise.all(ids.map((deliveryId) => mill.keeper.ask(shipping.readDelivery, { deliveryId })));
  },
  questions: (rows) => fc.record({
    search: maybe(wordsOf(rows, deliveryList.texts, "苍山", "SF13", "07-1", "昆明")), state: seldom(fc.oneof(oneOf(rows, ({ state }) => state), fc.uniqueArray(oneOf(rows, ({ state }) => state), { minLength: 1, maxLength: 3 }))),
    customerId: seldom(oneOf(rows, ({ customerId }) => customerId)), orderId: seldom(oneOf(rows, ({ orderId }) => orderId)), carrier: seldom(fc.constantFrom("顺丰速运", "德邦", "顺丰")),
    dueFrom: seldom(oneOf(rows, ({ dueOn }) => dueOn ?? undefined)), dueTo: seldom(oneOf(rows, ({ dueOn }) => dueOn ?? undefined)), shippedFrom: maybe(oneOf(rows, ({ shippedAt }) => (shippedAt ? dayOf(shippedAt) : undefined))), limit,
  }) as fc.Arbitrary<InputOf<typeof shipping.listDeliveries> & Paged>,
  isMeant: (row, q) =>
    (q.state === undefined || [q.state].flat().includes(row.state)) && is(q.customerId, row.customerId) && is(q.orderId, row.orderId) && is(q.carrier, row.carrier ?? undefined)
    && (!q.dueFrom || (row.dueOn !== null && row.dueOn >= q.dueFrom)) && (!q.dueTo || (row.dueOn !== null && row.dueOn <= q.dueTo)) && (!q.shippedFrom || (row.shippedAt !== null && dayOf(row.shippedAt) >= q.shippedFrom)),
  texts: ({ number, orderNumber, customerName, trackingNumber }) => [number, orderNumber, customerName, trackingNumber],
  typed: ({ search }) => search,
  // What is due on no day comes last; of those that left, the last one first.
  before: (a, b, { shippedFrom }) => (shippedFrom ? a.shippedAt!.getTime() - b.shippedAt!.getTime() : byText(a.dueOn ?? "9999", b.dueOn ?? "9999")),
  descending: ({ shippedFrom }) => shippedFrom !== undefined,
};

/** What is owed for a charge, and what was paid of it, by their days. */
interface Owed {
  id: string;
  number: string;
  orderId: string;
  orderNumber: string;
  customerId: string;
  customerName: string;
  issuedOn: string;
  dueOn: string;
  amount: number;
  paid: { on: string; amount: number }[];
}
const openOf = ({ amount, paid }: Owed, on: string) => amount - paid.filter((one) => one.on <= on).reduce((sum, one) => sum + one.amount, 0);
type Received = Pick<settlement.ReceiptRow, "id" | "number" | "customerId" | "customerName" | "reference" | "payer" | "remark"> & { rest: number };
const received: Received[] = [];

async function receive(from: Owed, { amount, applied, n }: { amount: number; applied: number; n: number }): Promise<void> {
  const given = { reference: n % 3 ? undefined : `HK-2026/${n}`, payer: n % 2 ? "曲靖新华书店" : "", remark: n % 4 ? "" : "尾款 57×50" };
  const { receiptId, number } = await mill.finance.ask(settlement.recordReceipt, {
    customerId: from.customerId, ledgerId: mill.ledgerId, amount: String(amount), receivedOn: today(), means: "bankTransfer", ...given, applications: applied ? [{ kind: "receivable", id: from.id, amount: String(applied) }] : [],
  });
  if (applied) from.paid.push({ on: today(), amount: applied });
  received.push({ id: receiptId, number, customerId: from.customerId, customerName: from.customerName, ...given, reference: given.reference ?? null, rest: amount - applied });
}

const receivableList: List<Owed, InputOf<typeof settlement.listReceivables> & Paged> = {
  name: "receivables", endpoint: settlement.listReceivables, by: "finance",
  async enter() {
    const life = lifeOf(house, mill);
    const orders = [await life.confirm(), await life.confirm()];
    const owed: Owed[] = [];
    const home = house.clock.offset;
    for (let n = 0; n < 18; n += 1) {
      house.clock.moveTo(home + n * 8 * dayMs);
      const order = await life.read(orders[n % 2]!);
      const [amount, dueOn] = [100 + n * 10, dayIn((n * 5) % 40)];
      const { chargeId, number } = await mill.finance.ask(chargeCustomer, { orderId: order.id, amount: String(amount), dueOn, reason: "改版费" });
      owed.push({ id: chargeId, number, orderId: order.id, orderNumber: order.number, customerId: order.customerId, customerName: order.customerName, issuedOn: today(), dueOn, amount, paid: [] });
      if (n % 2) await receive(owed[Math.floor(n / 2)]!, { amount: owed[Math.floor(n / 2)]!.amount + (n % 4 === 1 ? 7 : 0), applied: n % 3 ? owed[Math.floor(n / 2)]!.amount : 40, n });
      else await receive(owed[n]!, { amount: 50, applied: 0, n });
    }
    return owed;
  },
  questions: (rows) => fc.record({
    search: maybe(wordsOf(rows, receivableList.texts, "鑫达", "昆明")), customerId: maybe(oneOf(rows, ({ customerId }) => customerId)), orderId: maybe(oneOf(rows, ({ orderId }) => orderId)),
    asOf: maybe(fc.oneof(oneOf(rows, ({ issuedOn }) => issuedOn), oneOf(rows, ({ dueOn }) => dueOn))), bucket: seldom(fc.constantFrom("notDue", "days1to30", "days31to60", "days61to90", "over90")), overdueOnly: maybe(fc.constantFrom(true, false)), limit,
  }) as fc.Arbitrary<InputOf<typeof settlement.listReceivables> & Paged>,
  isMeant(row, q) {
    const asOf = q.asOf ?? today();
    return row.issuedOn <= asOf && openOf(row, asOf < today() ? asOf : today()) > 0 && is(q.customerId, row.customerId) && is(q.orderId, row.orderId) && is(q.bucket, bucketOf(row.dueOn, asOf)) && (!q.overdueOnly || row.dueOn < asOf);
  },
  texts: ({ number, orderNumber, customerName }) => [number, orderNumber, customerName],
  typed: ({ search }) => search,
  before: (a, b) => byText(a.dueOn, b.dueOn),
  descending: () => false,
};

const receiptList: List<Received, InputOf<typeof settlement.listReceipts> & Paged> = {
  name: "receipts", endpoint: settlement.listReceipts, by: "finance",
  enter: () => Promise.resolve(received),
  questions: (rows) => fc.record({ search: maybe(wordsOf(rows, receiptList.texts, "尾款 57x50", "HK", "书店")), customerId: maybe(oneOf(rows, ({ customerId }) => customerId)), unappliedOnly: maybe(fc.constantFrom(true, false)), limit }) as fc.Arbitrary<InputOf<typeof settlement.listReceipts> & Paged>,
  isMeant: (row, q) => is(q.customerId, row.customerId) && (!q.unappliedOnly || row.rest > 0),
  texts: ({ number, customerName, reference, payer, remark }) => [number, customerName, reference, payer, remark],
  typed: ({ search }) => search,
  before: () => 0,
  descending: () => true,
};

beforeAll(async () => {
  ({ house, mill } = await millHouse());
});

/** Customers are found by the last digits of a telephone, too. */
const isCalledAt = (row: object, typed: string): boolean => "contacts" in row && /^\d{4,}$/.test(typed.trim()) && (row as Customer).contacts.some(({ phones }) => phones.some((phone) => phone.endsWith(typed.trim())));

function byHand<Row extends { id: string }, Question extends Paged>(list: List<Row, Question>, rows: readonly Row[], question: Question): string[] {
  const typed = list.typed(question) ?? "";
  const words = typed.split(/\s+/).map(searchable).filter(Boolean).slice(0, 6);
  const has = (row: Row) => {
    const texts = list.texts(row).map((text) => searchable(text ?? ""));
    return words.every((word) => texts.some((text) => text.includes(word))) || isCalledAt(row, typed);
  };
  const up = rows.filter((row) => list.isMeant(row, question) && has(row)).toSorted((a, b) => list.before(a, b, question) || byText(a.id, b.id)).map(({ id }) => id);
  return list.descending(question) ? up.toReversed() : up;
}

async function pages({ endpoint, by }: Pick<List<never, never>, "endpoint" | "by">, question: Paged): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { rows, next } = (await mill[by].ask(endpoint, { ...question, cursor })) as { rows: { id: string }[]; next: string | null };
    expect(rows.length).toBeLessThanOrEqual(question.limit);
    ids.push(...rows.map(({ id }) => id));
    if (!next) return ids;
    cursor = next;
  }
}

async function agrees<Row extends { id: string }, Question extends Paged>(list: List<Row, Question>): Promise<void> {
  const rows = await list.enter();
  let found = 0;
  await fc.assert(fc.asyncProperty(list.questions(rows), async (question) => {
    const expected = byHand(list, rows, question);
    found += expected.length;
    expect(await pages(list, question)).toEqual(expected);
  }), { numRuns: runs, seed });
  console.log(`SEED=${seed}: ${runs} questions of ${list.name}, ${found} rows`);
  expect(found).toBeGreaterThan(runs);
}

test("[P26] the pages of the list of customers are together what one counts by hand, in the same order", { timeout: 60_000 + runs * 200 }, () => agrees(customerList));
test("[P26] so are those of products", { timeout: 60_000 + runs * 200 }, () => agrees(productList));
test("[P26] so are those of deliveries, due or gone", { timeout: 60_000 + runs * 200 }, () => agrees(deliveryList));
test("[P26] so are those of what customers owe, on any day", { timeout: 60_000 + runs * 200 }, () => agrees(receivableList));
test("[P26] and those of the money that came in", { timeout: 60_000 + runs * 200 }, () => agrees(receiptList));
