import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { writeComment } from "../../../contract/comments.ts";
import { listCases } from "../../../contract/cases.ts";
import { approveCustomer, createCustomer, setCredit } from "../../../contract/customer-commands.ts";
import { getCustomer } from "../../../contract/customers.ts";
import { recordEnquiry } from "../../../contract/enquiries.ts";
import { listMailbox } from "../../../contract/notices.ts";
import { usualTerms } from "../../../contract/payment-terms.ts";
import { createSupplier, raisePurchase } from "../../../contract/purchasing.ts";
import { createDeliveryLink } from "../../../contract/shipping.ts";
import { createProduct } from "../../../contract/catalog.ts";
import { tuesday } from "../../support/house.ts";
import { openCompany } from "../steps/company.ts";
import { visit } from "../steps/going.ts";
import { atRest, widths } from "../steps/look.ts";
import { sitemap } from "../steps/sitemap.ts";

const company = await openCompany();
/** Runs in a browser that takes words for markup, wherever they stand; what ran is told by the page's title, and by a dialog. */
const script = `"'><img src=x onerror="alert(1)"><svg onload=alert(2)><script>alert(3)</script>{{constructor.constructor('alert(4)')()}}`;
const short = "<img src=x onerror=alert(5)>";

let examples: Record<string, string>;
let links: Record<string, string>;

beforeAll(async () => {
  const { mill, life } = company;
  const { clerk, director, finance } = mill;
  await mill.admin.ask(createProduct, { code: "XSS1", name: script.slice(0, 80), spec: short, supply: "stock", salesUnit: "卷", stockUnit: "卷", barCode: null, leadTimeDays: 0 });
  const file = await clerk.ask(createCustomer, {
    name: script, shortName: short, uscc: null, grade: "B", salespersonId: mill.salesperson.id, paymentTerms: usualTerms.find(({ code }) => code === "monthly30")!, remark: script,
    contacts: [{ name: short, phones: ["13887654321"], emails: ["limin@example.com"], signatory: true, receivesConfirmations: true }],
    addresses: [{ province: short, city: short, district: short, detail: script, receiver: 0 }],
  });
  await director.ask(approveCustomer, { id: file.id, expectedRevision: file.revision });
  const approved = await clerk.ask(getCustomer, { id: file.id });
  await finance.ask(setCredit, { id: file.id, expectedRevision: approved.revision, creditLimit: "50000" });
  const ours = { customerId: file.id, contactId: approved.contacts[0]!.id, addressId: approved.addresses[0]!.id, remarks: script, channelNote: script };
  const original = await clerk.upload(Buffer.from("%PDF-1.4 a"), `${short.replaceAll('"', "")}.pdf`);
  const asked = await life.review({ ...ours, originals: [original] });
  const sent = await life.confirm(ours);
  const delivery = await life.ship(sent);
  const toSign = (await clerk.ask(createDeliveryLink, { deliveryId: delivery.id, purpose: "signDelivery" })).token;
  const complained = await life.confirm(ours);
  await life.ship(complained);
  await life.sign(complained, script);
  const { invoiceId } = await life.invoice(sent);
  const { receiptId } = await life.pay(sent);
  await clerk.ask(writeComment, { kind: "order", id: sent, text: script });
  const reviewing = await life.submit(ours);
  const { id: supplierId } = await mill.planner.ask(createSupplier, { name: script.slice(0, 100), contact: short, leadDays: 7 });
  examples = {
    orderId: sent, customerId: file.id, productId: mill.roll, deliveryId: delivery.id, reviewId: (await life.reviewOf(reviewing)).id, personId: clerk.id, mailId: (await clerk.ask(listMailbox, {})).rows[0]!.id,
    purchaseId: (await mill.planner.ask(raisePurchase, { supplierId, expectedOn: "2026-12-04", placed: true, note: script, lines: [{ productId: mill.roll, quantity: "20" }] })).purchaseId, invoiceId, receiptId,
    caseId: (await clerk.ask(listCases, {})).rows[0]!.id,
    enquiryId: (await clerk.ask(recordEnquiry, { receivedAt: tuesday, channel: "phone", customerId: file.id, contact: short, words: script })).enquiryId,
  };
  links = { "/p/confirm": await life.linkOf(asked), "/p/sign": toSign };
}, 120_000);

/** What a page ran or was kept from running. */
async function watched(page: Page): Promise<string[]> {
  const found: string[] = [];
  page.on("dialog", (dialog) => void (found.push(`${page.url()}: ${dialog.message()}`), dialog.dismiss()));
  page.on("console", (message) => void (/Content Security Policy|Refused to/.test(message.text()) && found.push(`${page.url()}: ${message.text().slice(0, 200)}`)));
  await page.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => console.error(`Refused to: Content Security Policy ${event.violatedDirective} ${event.blockedURI}`)));
  return found;
}

async function seen(page: Page, path: string, found: string[]): Promise<void> {
  await atRest(page);
  const planted = await page.locator('img[src="x"], svg[onload], main script').count();
  if (planted) found.push(`${path}: ${planted} elements out of words`);
}

const filled = (path: string): string | undefined => {
  const whole = path.replace(/^\$$/, "/nowhere").replaceAll(/\/\{-\$(\w+)\}/g, (_, name: string) => (examples[name] ? `/${examples[name]}` : "")).replaceAll(/\$(\w+)/g, (_, name: string) => examples[name] ?? "");
  return whole.includes("//") || whole.endsWith("/") ? undefined : whole;
};

test("[S7] words that would be a script are words on every page, for staff", { timeout: 300_000 }, async () => {
  const page = await company.pageOf(await company.mill.colleague("admin", "salesDirector", "salesClerk", "finance", "warehouse", "planner", "logistics"), { width: widths.desk, anew: true });
  const found = await watched(page);
  const paths = sitemap.flatMap((path) => filled(path) ?? []);
  for (const path of paths) {
    await visit(page, path);
    await seen(page, path, found);
  }
  await visit(page, `/orders/${examples["orderId"]}`);
  await page.getByText("constructor.constructor").first().waitFor({ timeout: 20_000 });
  await company.leave(page);
  expect(paths.length).toBeGreaterThan(25);
  expect(found).toEqual([]);
});

test("[S7] and for customers on their phones", { timeout: 120_000 }, async () => {
  const page = await company.stranger(widths.phone, { anew: true });
  const found = await watched(page);
  for (const [path, link] of Object.entries(links)) {
    await page.goto(`${path}#${link}`);
    await seen(page, path, found);
  }
  await company.leave(page);
  expect(found).toEqual([]);
});
