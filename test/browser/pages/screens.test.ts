import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { tellDelay } from "../../../contract/case-delays.ts";
import { listCases, takeCase } from "../../../contract/cases.ts";
import { openCount } from "../../../contract/counts.ts";
import { requestChange } from "../../../contract/changes.ts";
import { proposeDelay } from "../../../contract/delay-proposals.ts";
import { recordEnquiry } from "../../../contract/enquiries.ts";
import { listMailbox } from "../../../contract/notices.ts";
import { readOrder } from "../../../contract/orders.ts";
import { listPolicies } from "../../../contract/policies.ts";
import { listPriceLists } from "../../../contract/prices.ts";
import { approveRun, listRequests, planRun, recordDowntime } from "../../../contract/production.ts";
import { createSupplier, raisePurchase } from "../../../contract/purchasing.ts";
import { createDeliveryLink } from "../../../contract/shipping.ts";
import { createWarehouse } from "../../../contract/stock.ts";
import { createTripLink, planTrip } from "../../../contract/trips.ts";
import { requestTransfer } from "../../../contract/transfers.ts";
import { routes as phoneRoutes } from "../../../web/phone/routes.ts";
import { tuesday } from "../../support/house.ts";
import { openCompany } from "../steps/company.ts";
import { visit } from "../steps/going.ts";
import { look, lookAt, widths } from "../steps/look.ts";
import { sitemap } from "../steps/sitemap.ts";

const company = await openCompany();
/** An example for each `$name` in a path, of things that have something to show. */
let examples: Record<string, string>;
/** An order that went to review and may be changed. */
let standing = "";
/** What stands behind the `#` of each phone page's link; the keeper's page needs none. */
let links: Record<string, string>;

/** The link by which a customer is asked about the later date of an order whose machine went down. */
async function lateOrder(): Promise<string> {
  const { mill: { director, head, planner, wide, workCentreId }, life } = company;
  const orderId = await life.confirm({ requestedDate: "2026-11-30", lines: [{ productId: wide, quantity: "9", customParameters: "宽 1092 mm" }] });
  const requests = (await planner.ask(listRequests, {})).rows.filter((row) => row.orderId === orderId);
  const planned = await planner.ask(planRun, { workCentreId, startDay: "2026-11-27", shares: requests.map(({ id, open }) => ({ requestId: id, quantity: open })) });
  await head.ask(approveRun, { runId: planned.runId, expectedRevision: planned.revision });
  await planner.ask(recordDowntime, { workCentreId, from: "2026-11-27", to: "2026-11-27", reason: "主轴轴承损坏" });
  const caseId = (await director.ask(listCases, { kind: "delay", subjectId: orderId })).rows[0]!.id;
  await director.ask(takeCase, { caseId });
  await director.ask(proposeDelay, { caseId, orderId, terms: { kind: "laterDate", requestedDate: "2026-12-10" }, words: "设备抢修中" });
  const { links: [link] } = await director.ask(tellDelay, { caseId, orders: [{ orderId, draft: "交期有变,请看方案" }], means: "wechat", recipient: "李敏" });
  return link!.url.split("#")[1]!;
}

beforeAll(async () => {
  const { mill, life } = company;
  const { clerk } = mill;
  const made = await life.confirm({ lines: [{ productId: mill.wide, quantity: "12", customParameters: "宽 1092 mm" }] });
  await life.make(made);
  standing = made;
  const asked = await life.review();
  const sent = await life.confirm();
  const delivery = await life.ship(sent);
  const linkTo = async (deliveryId: string, purpose: "signDelivery" | "giveFeedback") => (await clerk.ask(createDeliveryLink, { deliveryId, purpose })).token;
  const toSign = await linkTo(delivery.id, "signDelivery");
  const complained = await life.confirm();
  await life.ship(complained);
  await life.sign(complained, "2 卷破损");
  const signed = await life.deliveryOf(complained);
  const { invoiceId } = await life.invoice(sent);
  const { receiptId } = await life.pay(sent);
  const changing = await mill.clerk.ask(readOrder, { orderId: await life.confirm() });
  const { changeId } = await clerk.ask(requestChange, {
    orderId: changing.id, content: { kind: "amend", wanted: { requestedDate: "2026-12-20" } }, reason: "客户仓库盘点", source: { from: "customer", channel: "phone" }, expectedRevision: changing.revision,
  });
  const { tripId } = await mill.keeper.ask(planTrip, { day: "2026-11-24", plate: "云A·12345", driver: "赵师傅", driverPhone: "13800001111", deliveryIds: [(await life.deliveryOf(changing.id)).id] });
  const toDrive = (await mill.keeper.ask(createTripLink, { tripId })).url.split("#")[1]!;
  const toDelay = await lateOrder();
  const draft = await life.enter();
  const reviewing = await life.submit();
  const { policies: [policy] } = await mill.director.ask(listPolicies, {});
  examples = {
    orderId: draft.orderId, customerId: mill.customer.id, productId: mill.roll, deliveryId: delivery.id, reviewId: (await life.reviewOf(reviewing)).id, personId: clerk.id,
    listId: (await mill.director.ask(listPriceLists, {}))[0]!.id, policyId: policy!.policyId, version: "1", mailId: (await clerk.ask(listMailbox, {})).rows[0]!.id,
    countId: (await mill.keeper.ask(openCount, { warehouseId: mill.warehouseId })).countId,
    transferId: (await mill.keeper.ask(requestTransfer, { fromId: mill.warehouseId, toId: (await mill.keeper.ask(createWarehouse, { code: "BY", name: "备用库", ledgerId: mill.ledgerId })).id, lines: [{ productId: mill.roll, quantity: "1" }] })).transferId,
    purchaseId: (await mill.planner.ask(raisePurchase, { supplierId: (await mill.planner.ask(createSupplier, { name: "玉溪华联原纸有限公司", contact: "马经理", leadDays: 7 })).id, expectedOn: "2026-12-04", placed: true, lines: [{ productId: mill.roll, quantity: "20" }] })).purchaseId,
    changeId, invoiceId, receiptId, tripId,
    caseId: (await clerk.ask(listCases, {})).rows[0]!.id,
    enquiryId: (await clerk.ask(recordEnquiry, { receivedAt: tuesday, channel: "phone", customerId: mill.customer.id, contact: "李敏 13887654321", words: "收银纸 400 卷" })).enquiryId,
  };
  links = { "/p/confirm": await life.linkOf(asked), "/p/sign": toSign, "/p/drive": toDrive, "/p/delay": toDelay, "/p/feedback": await linkTo(signed.id, "giveFeedback"), "/p/pick": "" };
});

/** The path with examples in its places. A page that needs one and has none yet is an error, for nobody would look at it; one that may do without is looked at without. */
const filled = (path: string): string =>
  path.replace(/^\$$/, "/nowhere").replaceAll(/\/\{-\$(\w+)\}/g, (_, name: string) => (examples[name] ? `/${examples[name]}` : "")).replaceAll(/\$(\w+)/g, (_, name: string) => {
    const example = examples[name];
    if (!example) throw new Error(`${path} has no example`);
    return example;
  });

type Found = Record<keyof typeof widths, string[]>;
/** What is wrong with pages, by the width at which it is: each is gone to on a phone, which is then widened to a desk. */
async function walk(page: Page, paths: readonly string[]): Promise<Found> {
  const found: Found = { phone: [], desk: [] };
  for (const path of paths) {
    await page.setViewportSize({ width: widths.phone, height: 844 });
    await visit(page, filled(path));
    found.phone.push(...(await look(page, filled(path))));
    await page.setViewportSize({ width: widths.desk, height: 900 });
    found.desk.push(...(await look(page, filled(path))));
  }
  return found;
}
let walks: Promise<Found[]> | undefined;
/** Two walk side by side, each over every other page: either mostly waits for its own. */
function walked(): NonNullable<typeof walks> {
  return (walks ??= Promise.all([0, 1].map(async (first) => {
    const page = await company.pageOf(await company.mill.colleague("admin", "salesDirector", "finance", "warehouse", "planner", "logistics"), { width: widths.phone });
    const found = await walk(page, sitemap.filter((_, at) => at % 2 === first));
    await company.leave(page);
    return found;
  })));
}

describe("every page of the sitemap is accessible and does not scroll sideways", () => {
  test.concurrent.for(Object.entries(widths))("for staff, %s (%i px)", { timeout: 420_000 }, async ([name], { expect }) => {
    expect((await walked()).flatMap((found) => found[name as keyof Found])).toEqual([]);
  });

  // English words are longer: where something went wrong, and where a company moves in, they are looked at too.
  test.concurrent.for(["zh-TW", "en"])("changes, after-sales, old books, first setup, backups and safety of sign-in in %s too", { timeout: 420_000 }, async (language, { expect }) => {
    const page = await company.pageOf(await company.mill.colleague("admin", "salesDirector", "finance", "warehouse"), { width: widths.phone, anew: true });
    await page.context().addInitScript((words) => localStorage.setItem("gendan.language", words), language);
    const found = await walk(page, ["/changes/$changeId", `/orders/${standing}/change`, "/cases/$caseId", "/takeover", "/setup", "/system/backups", "/me/security", "/security"]);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    await company.leave(page);
    expect(found).toEqual({ phone: [], desk: [] });
  });

  test.each(Object.entries(widths))("for who is not signed in, %s (%i px)", async (_, width) => {
    const page = await company.stranger(width);
    const found = [...(await lookAt(page, "/sign-in")), ...(await lookAt(page, "/join#nothing")), ...(await lookAt(page, "/forgot")), ...(await lookAt(page, `/reset#${"a".repeat(43)}`))];
    await company.leave(page);
    expect(found).toEqual([]);
  });

  test("for phones, with the link of each page, also where a colleague is signed in", async () => {
    const page = await company.signedIn("warehouse", widths.phone);
    const found: string[] = [];
    for (const { path } of phoneRoutes) {
      if (links[path] === undefined) throw new Error(`${path} has no example`);
      found.push(...(await lookAt(page, links[path] ? `${path}#${links[path]}` : path)));
    }
    await company.leave(page);
    expect(found).toEqual([]);
  });
});
