import { randomUUID } from "node:crypto";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyHouse } from "../../cli/verify.ts";
import { sealJob, sealsOutside, sealWriter } from "../../modules/journal/index.ts";
import { trueHouse } from "./verify.fixture.ts";

const house = await trueHouse();
const { id } = house;
const dataDir = mkdtempSync(join(tmpdir(), "gendan-verify-"));
afterAll(() => rmSync(dataDir, { recursive: true }));
beforeAll(() =>
  sealJob({ pipeline: house.pipeline, companies: () => Promise.resolve([{ id: "1" }]), handOut: sealWriter(dataDir) }).work(new AbortController().signal));

const wrong = async () => (await verifyHouse(house.database, dataDir)).filter((verdict) => verdict.wrong > 0);
const stranger = randomUUID();

test("everything holds in a house that nobody wrote past, and every check looked at something", async () => {
  const verdicts = await verifyHouse(house.database, dataDir);
  expect(verdicts.filter((verdict) => verdict.wrong > 0)).toEqual([]);
  expect(verdicts.filter(({ company, counted }) => company === "1" && counted === 0)).toEqual([]);
  expect(verdicts.filter(({ company, check, counted }) => company === "2" && !["companies.rowSecurity", "months.made"].includes(check) && counted > 0)).toEqual([]);
});

interface Fault {
  fault: string;
  plant: string;
  mend: string;
  /** The check that sees it, and how it names the row. Others may see it as well. */
  check: string;
  named: RegExp;
}

const orderIs = (change: string) => `update orders.orders set ${change} where id = '${id.order}'`;
const entry = (seq: number, change: string) => `update journal.entries set ${change} where subject_id = '${id.order}' and seq = ${seq}`;
const assessmentIs = (change: string) => `update assessment.entries set ${change}`;
const enquiryIs = (change: string) => `update enquiries.enquiries set ${change}`;
const takenOut = (seq: number) => `create table kept as select * from journal.entries where seq = ${seq} and subject_id = '${id.order}'; delete from journal.entries where seq = ${seq} and subject_id = '${id.order}';`;
const putBack = "insert into journal.entries select * from kept; drop table kept;";

const faults: Fault[] = [
  { fault: "a stage set by hand", plant: orderIs("stage = 'completed'"), mend: orderIs("stage = 'scheduled'"), check: "orders.stage", named: /SO-1 scheduled completed/ },
  { fault: "a stage that the journal never told", plant: orderIs("stage = 'completed'"), mend: orderIs("stage = 'scheduled'"), check: "orders.journal", named: /SO-1 scheduled completed/ },
  { fault: "fulfilment ahead of the goods", plant: orderIs("fulfilment = 'shipped'"), mend: orderIs("fulfilment = 'partlyShippedRestToMake'"), check: "orders.fulfilment", named: /SO-1 partlyShippedRestToMake shipped/ },
  {
    fault: "goods that count as planned without a plan", check: "orders.fulfilment", named: /SO-1 partlyShippedRestToPlan partlyShippedRestToMake/,
    plant: `update orders.schedules set planned = 6 where id = '${id.schedule}'`, mend: `update orders.schedules set planned = 10 where id = '${id.schedule}'`,
  },
  {
    fault: "goods shipped that no delivery carried", check: "orders.goods", named: /schedule .* shipped 6, arrived 0 shipped 5, arrived 0/,
    plant: `update orders.schedules set shipped = 5 where id = '${id.schedule}'`, mend: `update orders.schedules set shipped = 6 where id = '${id.schedule}'`,
  },
  {
    fault: "a shipment taken back that the order still counts", check: "orders.goods", named: /schedule .* shipped 0, arrived 0 shipped 6, arrived 0/,
    plant: `update shipping.lines set shipped = 0; update shipping.deliveries set state = 'packed', shipped_at = null`,
    mend: `update shipping.lines set shipped = 6; update shipping.deliveries set state = 'shipped', shipped_at = '2026-11-02T03:00:00Z'`,
  },
  {
    fault: "goods on an issue note that no delivery has", check: "orders.goods", named: /schedule .* issued 6, packed 6 issued 7, packed 6/,
    plant: `update orders.schedules set issued = 7 where id = '${id.schedule}'`, mend: `update orders.schedules set issued = 6 where id = '${id.schedule}'`,
  },
  {
    fault: "goods stocked that no run made", check: "orders.goods", named: /schedule .* stocked 6 stocked 10/,
    plant: `update orders.schedules set stocked = 10 where id = '${id.schedule}'`, mend: `update orders.schedules set stocked = 6 where id = '${id.schedule}'`,
  },
  {
    fault: "more shipped than ordered", check: "orders.shipped", named: /SO-1 line 1 at most 10.5 10.6 shipped/,
    plant: `update orders.schedules set issued = 11, packed = 11, shipped = 10.6 where id = '${id.schedule}'`, mend: `update orders.schedules set issued = 6, packed = 6, shipped = 6 where id = '${id.schedule}'`,
  },
  { fault: "a payment that settlement does not know", plant: orderIs("paid_amount = 113"), mend: orderIs("paid_amount = 0"), check: "orders.money", named: /SO-1 .*paid 0.00 .*paid 113.00/ },
  {
    fault: "a version whose words were changed", check: "orders.versions", named: /SO-1 version 1/,
    plant: `update orders.versions set body = replace(body, '113', '119')`, mend: `update orders.versions set body = replace(body, '119', '113')`,
  },
  { fault: "an order at a version that was not kept", plant: orderIs("version = 2"), mend: orderIs("version = 1"), check: "orders.versions", named: /SO-1 at version 2/ },
  {
    fault: "a review of other words than were submitted", check: "reviews.versions", named: /review .* of version 1/,
    plant: `update reviews.reviews set subject_hash = 'abc' where subject_kind = 'order'`, mend: `update reviews.reviews set subject_hash = (select hash from orders.versions) where subject_kind = 'order'`,
  },
  {
    fault: "a change that made another version than it proposed", check: "changes.applied", named: /change CR-1 of order SO-1/,
    plant: `update changes.changes set proposed_body = '{}' where number = 'CR-1'`, mend: `update changes.changes set proposed_body = (select body from orders.versions) where number = 'CR-1'`,
  },
  {
    fault: "a change that waits for a customer whom nobody asked", check: "changes.open", named: /change CR-2 awaitingCustomer inReview/,
    plant: `update changes.changes set state = 'awaitingCustomer' where number = 'CR-2'`, mend: `update changes.changes set state = 'inReview' where number = 'CR-2'`,
  },
  {
    fault: "a change reviewed in other words than it proposes", check: "changes.reviews", named: /review .* version 2 next version 2 abc/,
    plant: `update reviews.reviews set subject_hash = 'abc' where subject_kind = 'change'`, mend: `update reviews.reviews set subject_hash = 'next' where subject_kind = 'change'`,
  },
  {
    fault: "an approval of one's own order", check: "reviews.deciders", named: /step finance/,
    plant: `update reviews.steps set decided_by = '${id.person}'`, mend: `update reviews.steps set decided_by = '${stranger}'`,
  },
  {
    fault: "a paper whose snapshot was changed", check: "papers.snapshots", named: /paper SO-1 orderConfirmation version 1/,
    plant: `update papers.papers set snapshot = snapshot || ' '`, mend: `update papers.papers set snapshot = rtrim(snapshot)`,
  },
  { fault: "more that came back than was shipped", plant: "update aftersales.lines set quantity = 7, received = 7", mend: "update aftersales.lines set received = 2, quantity = 2", check: "aftersales.returned", named: /SO-1 line 1 at most 6 7 returned/ },
  { fault: "bought goods that stock does not know", plant: "update purchasing.receipt_lines set quantity = 1; update purchasing.lines set received = 1", mend: "update purchasing.receipt_lines set quantity = 2; update purchasing.lines set received = 2", check: "purchasing.receipts", named: /PO-1 product A-1 received 1 received 2/ },
  { fault: "bought goods that no order got", plant: "update purchasing.answers set covered = 1", mend: "update purchasing.answers set covered = 2", check: "purchasing.covered", named: /SO-1 by purchase PO-1 come 2 come 1/ },
  { fault: "goods that came back and that stock does not know", plant: "update aftersales.lines set scrapped = 1", mend: "update aftersales.lines set scrapped = 2", check: "aftersales.stock", named: /RT-1 A-1 .*scrapped 1, on hold 1.*scrapped 2, on hold 0/ },
  { fault: "stock that no movement brought", plant: "update stock.levels set on_hand = 21", mend: "update stock.levels set on_hand = 20", check: "stock.sums", named: /on hand 20.* on hand 21/ },
  { fault: "a lot that is not there any more", plant: "update stock.lots set on_hand = 19", mend: "update stock.lots set on_hand = 20", check: "stock.lots", named: /level of product .* 19.* in its lots 20/ },
  { fault: "weight that no movement brought", plant: "update stock.lots set second_quantity = 3", mend: "update stock.lots set second_quantity = 0", check: "stock.lots", named: /weight 0.* weight 3/ },
  { fault: "goods on their way that never left", plant: "update stock.transfer_lots set sent = 3", mend: "update stock.transfer_lots set sent = 2", check: "stock.transfers", named: /transfer TR-1 .* left 3.* left 2/ },
  {
    fault: "a count taken back of which something stayed", check: "stock.reversals", named: /count .* taken back 1.0+$/,
    plant: `update stock.movements set on_hand_change = -2 where source_part = '${id.counterFact}'`, mend: `update stock.movements set on_hand_change = -3 where source_part = '${id.counterFact}'`,
  },
  { fault: "a count that stands though it was taken back", plant: "update stock.counts set state = 'posted'", mend: "update stock.counts set state = 'reversed'", check: "stock.reversals", named: /count PD-1 reversed posted/ },
  { fault: "a promise that no reservation holds", plant: "update stock.levels set reserved = 5", mend: "update stock.levels set reserved = 4", check: "stock.sums", named: /reserved 4.* reserved 5/ },
  {
    fault: "exposure that no order makes", check: "settlement.sums", named: /account.openOrders .* 113.00 100.00/,
    plant: "update settlement.accounts set open_orders = 100", mend: "update settlement.accounts set open_orders = 113",
  },
  {
    fault: "credit granted to an order that counts itself", check: "settlement.grants", named: /granted to order SO-1 rests counts 113.00/,
    plant: "update settlement.grants set rests = false", mend: "update settlement.grants set rests = true",
  },
  { fault: "a promise to pay that was not the last", plant: "update settlement.promises set promised_amount = 5", mend: "update settlement.promises set promised_amount = 50", check: "settlement.promises", named: /promise of customer .* 50.00 on 2026-11-05.* 5.00 on 2026-11-05/ },
  { fault: "money of an order that moved on no day", plant: "update settlement.orders set moved_on = '2026-11-03'", mend: "update settlement.orders set moved_on = null", check: "settlement.orders", named: /SO-1 .* moved never .* moved 2026-11-03/ },
  { fault: "an order whose money is somebody else's", plant: "update settlement.orders set salesperson_id = null", mend: `update settlement.orders set salesperson_id = '${id.person}'`, check: "settlement.orders", named: /SO-1 of .* of nobody/ },
  { fault: "an assessment that nobody decided", plant: assessmentIs("state = 'confirmed', settlement = null"), mend: assessmentIs(`state = 'upheld', settlement = '{}'`), check: "assessment.states", named: /assessment .* appealed confirmed/ },
  { fault: "an appeal answered otherwise than its journal says", plant: assessmentIs("state = 'withdrawn'"), mend: assessmentIs("state = 'upheld'"), check: "assessment.journal", named: /after 3: upheld .* after 3: withdrawn/ },
  { fault: "a fine of another amount than was decided", plant: assessmentIs("amount = 500"), mend: assessmentIs("amount = 50"), check: "assessment.journal", named: /amount 50.00, points none .*amount 500.00/ },
  {
    fault: "a fine for a limit that was kept", check: "assessment.duties", named: /broken not broken/,
    plant: `update duties.duties set kept = true where id = '${id.duty}'`, mend: `update duties.duties set kept = false where id = '${id.duty}'`,
  },
  { fault: "a wish that names another order's number", plant: enquiryIs("order_number = 'SO-2'"), mend: enquiryIs("order_number = 'SO-1'"), check: "enquiries.orders", named: /wish .* order SO-1 order SO-2/ },
  { fault: "a wish whose order is of nobody", plant: enquiryIs(`order_id = '${stranger}'`), mend: enquiryIs(`order_id = '${id.order}'`), check: "companies.references", named: /enquiries.enquiries .* order_id .* none of the company/ },
  {
    fault: "a time that still runs on a wish that was entered", check: "enquiries.duties", named: /wish .* nothing runs T22 runs/,
    plant: `update duties.duties set state = 'open', kept = null, closed_at = null where id = '${id.wishDuty}'`, mend: `update duties.duties set state = 'closed', kept = true, closed_at = '2026-11-02T02:30:00Z' where id = '${id.wishDuty}'`,
  },
  { fault: "an invoice number that was left out", plant: "update companies.counters set last = 2 where kind = 'invoice'", mend: "update companies.counters set last = 1", check: "numbers.gapless", named: /invoice numbers of ledger main, last IV-1 2 1/ },
  { fault: "a journal entry whose words were changed", plant: entry(2, "body = replace(body, 'inReview', 'approved')"), mend: entry(2, "body = replace(body, 'approved', 'inReview')"), check: "journal.chains", named: /entry 000002 .* does not follow/ },
  { fault: "a journal entry that is no JSON any more", plant: entry(2, "body = '~' || body"), mend: entry(2, "body = substr(body, 2)"), check: "journal.chains", named: /entry 000002 .* does not follow/ },
  { fault: "a journal entry with another hash", plant: entry(1, "hash = sha256(hash)"), mend: entry(1, "hash = sha256(decode(repeat('00', 32), 'hex') || sha256(convert_to(body, 'UTF8')))"), check: "journal.chains", named: /entry 000001 .* does not follow/ },
  { fault: "a journal entry moved in time", plant: entry(1, "at = at - interval '1 day'"), mend: entry(1, "at = at + interval '1 day'"), check: "journal.chains", named: /entry 000001 .* columns differ/ },
  {
    fault: "a journal entry taken out", check: "journal.chains", named: /entry 000003 .* before it are gone/,
    plant: takenOut(2), mend: putBack,
  },
  {
    fault: "a number of a chain that is there twice, in two months", check: "journal.chains", named: /entry 000002 .* there twice/,
    plant: `insert into journal.entries select company_id, subject_kind, subject_id, seq, at + interval '40 days', actor_kind, actor_id, body, hash from journal.entries where subject_id = '${id.order}' and seq = 2`,
    mend: `delete from journal.entries e where subject_id = '${id.order}' and seq = 2 and at <> (select min(at) from journal.entries where subject_id = '${id.order}' and seq = 2)`,
  },
  {
    fault: "a head that hides the months of its chain", check: "journal.chains", named: /entry 000001 .* nothing happened then/,
    plant: "create table heads_kept as select * from journal.heads; update journal.heads set first_at = last_at + interval '1 day'", mend: "truncate journal.heads; insert into journal.heads select * from heads_kept; drop table heads_kept",
  },
  {
    fault: "a row for whose month no table was made", check: "months.made", named: /people.audit 0 1/,
    plant: `insert into people.audit (company_id, id, at, what, address, user_agent) values (1, '${stranger}', '2999-01-01', 'signedIn', '', '')`, mend: `delete from people.audit where id = '${stranger}'`,
  },
  {
    fault: "a journal cut off at its end", check: "journal.chains", named: /entry 000002 .* not the end/,
    plant: takenOut(3), mend: putBack,
  },
  {
    fault: "a journal without its head", check: "journal.chains", named: / no head/,
    plant: "create table heads_kept as select * from journal.heads; delete from journal.heads", mend: "insert into journal.heads select * from heads_kept; drop table heads_kept",
  },
  {
    fault: "a journal cut off together with its head, which only the copy of the seal shows", check: "journal.seals", named: /entry 000003, sealed by 1/,
    plant: `${takenOut(3)} create table heads_kept as select * from journal.heads;
      update journal.heads h set seq = 2, hash = (select e.hash from journal.entries e where e.subject_id = h.subject_id and e.seq = 2)`,
    mend: `${putBack} truncate journal.heads; insert into journal.heads select * from heads_kept; drop table heads_kept`,
  },
  { fault: "a seal that was changed", plant: "update journal.seals set heads_count = heads_count + 1", mend: "update journal.seals set heads_count = heads_count - 1", check: "journal.seals", named: /seal 000000001 .* does not follow/ },
  { fault: "an order of another company's customer", plant: orderIs(`customer_id = '${stranger}'`), mend: orderIs(`customer_id = '${id.customer}'`), check: "companies.references", named: /orders.orders .* customer_id .* none of the company/ },
  {
    fault: "a table that is open to other companies", check: "companies.rowSecurity", named: /orders.orders forced open/,
    plant: "alter table orders.orders no force row level security", mend: "alter table orders.orders force row level security",
  },
];

test.each(faults)("$fault is seen and named", async ({ plant, mend, check, named }) => {
  await house.asOwner(plant);
  try {
    const seen = (await wrong()).find((verdict) => verdict.check === check);
    expect(`${seen?.first?.row} ${seen?.first?.expected} ${seen?.first?.found}`).toMatch(named);
  } finally {
    await house.asOwner(mend);
  }
  expect(await wrong()).toEqual([]);
});

test("a copy of a seal that the database has lost, or that was edited, is named", async () => {
  const [seal] = await sealsOutside(dataDir, "1");
  appendFileSync(join(dataDir, "seals", "1.jsonl"), `${JSON.stringify({ ...seal, seq: "7" })}\n`);
  expect((await wrong()).map(({ check, first }) => [check, first?.row])).toEqual([["journal.seals", "seal 7 in the file"]]);
});
