import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type PolicyPack } from "../contract/policies.ts";
import { roles } from "../contract/permissions.ts";
import { type Duty, openDuty } from "../server/modules/duties/index.ts";
import { closeDuty, warningsDue } from "../server/modules/duties/duties.ts";
import { officeHours } from "../server/modules/duties/test-clock.ts";
import { checkPack, dutyDefinitions } from "../server/modules/policies/index.ts";
import { sql } from "../server/platform/db.ts";
import { isRefused } from "../server/platform/refusal.ts";
import { constantsIn, numericFields } from "./architecture/constants.ts";
import { testDatabase, type TestDatabase } from "./support/database.ts";

const root = join(import.meta.dirname, "..");
const packTexts = readdirSync(join(root, "packs")).map((file) => readFileSync(join(root, "packs", file), "utf8"));
const packs = packTexts.map((text): PolicyPack => {
  const result = checkPack(text);
  if (!("pack" in result)) throw new Error(JSON.stringify(result.errors));
  return result.pack;
});

describe("[00.1] numbers are data of a policy", () => {
  const fields = numericFields(packTexts).filter((field) => field !== "sequence");
  /** Hours of the day that are no rule of a company's order, each with its reason. */
  const meant = [
    'server/modules/calendar/calendar.ts: "00:00"', 'server/modules/duties/reads.ts: "24:00"', 'server/processes/morning-digest.ts: "24:00"', // where a day begins and ends
    'server/modules/calendar/holidays-cn.ts: from: "08:30"', 'server/modules/calendar/holidays-cn.ts: to: "12:00"', 'server/modules/calendar/holidays-cn.ts: from: "13:00"', // shifts until a company sets its own
    'server/modules/calendar/holidays-cn.ts: to: "17:30"', 'server/modules/calendar/holidays-cn.ts: "08:30"', 'server/modules/calendar/holidays-cn.ts: "12:00"', 'server/modules/calendar/holidays-cn.ts: "13:00"', 'server/modules/calendar/holidays-cn.ts: "17:30"',
    'server/processes/takeover/old-order.ts: "12:00"', // an order of the old books has a day and no hour
    'server/processes/morning-digest.ts: "08:30"', // when the day's letter goes out
    'contract/opinion-duty.ts: warnAt: 0.8', 'contract/opinion-duty.ts: after: 0', // how long an opinion may take says who asks for it; told of in its last fifth, and when it is over
    'contract/promise-duty.ts: warnAt: 0.8', 'contract/promise-duty.ts: after: 0', 'server/processes/when-customer-promises-payment.ts: "24:00"', // a customer says on which day it pays; told of in the last fifth of the time, and when that day is over
    'contract/follow-up-duty.ts: warnAt: 0.8', 'contract/follow-up-duty.ts: after: 0', 'server/processes/when-follow-up-planned-remind.ts: "24:00"', // somebody names the day himself; told of in the last fifth of the time, and when that day is over
    'contract/price-exception-duty.ts: warnAt: 0.8', // it has no end, so that nobody is warned of it
  ];
  const code = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "server/modules", "server/processes", "contract"], { cwd: root, encoding: "utf8" }).split("\n")
    .filter((path) => path.endsWith(".ts") && !/\.(test|fixture)\.|test-/.test(path)).map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

  test("no length, hour, share, amount, point or id of a duty stands in the code of rooms, processes and contract", () => {
    expect(fields).toEqual(expect.arrayContaining(["after", "appealDays", "byTimeOfDay", "duplicateWithinDays", "hours", "linkValidDays", "points", "warnAt"]));
    expect(code.length).toBeGreaterThan(300);
    expect(code.flatMap((file) => constantsIn(file, fields)).filter((found) => !meant.includes(found))).toEqual([]);
  });
  test.each([
    ["const limit = { hours: 2 };", "hours: 2"], ["if (time > \"16:00\") late();", '"16:00"'], ["warnAt: 0.8,", "warnAt: 0.8"], ["duty.id === \"T08\"", '"T08"'], ["const fine = { amountMinor: 5000 }", ""], ["points: 1", "points: 1"],
  ])("the check sees %s", (text, what) => expect(constantsIn({ path: "room.ts", text }, fields)).toEqual(what ? [`room.ts: ${what}`] : []));
});

describe("[00.2] every duty of every pack", () => {
  const clock = officeHours();
  const monday = new Date("2026-03-02T02:00:00Z");
  const facts = { salespersonId: "person-3", createdBy: "person-4", promisedReplyAt: new Date("2026-03-02T07:00:00Z") };
  const all = packs.flatMap((pack) => dutyDefinitions(pack, pack.review.steps[0]!.key, pack.review.steps[0]!.roles).map((definition) => ({ pack: pack.id, id: definition.id, definition })));
  const limited = all.filter(({ definition }) => !("untilClosed" in definition.length));
  const granted = (duty: Duty | object): Duty => {
    if (isRefused(duty)) throw new Error(JSON.stringify(duty));
    return duty as Duty;
  };
  const opened = ({ definition }: (typeof all)[number]) => granted(openDuty({ id: "d", definition, subject: { kind: "order", id: "o" }, facts, clock, now: monday, ...("byTimeOfDay" in definition.length && { day: "2026-03-02" }) }));

  test("is looked at; those without a limit are windows that an event closes", () => {
    expect(all.length).toBe(packs.reduce((sum, { duties, afterSales }) => sum + duties.length + Object.values(afterSales ?? {}).filter((limit) => !Array.isArray(limit)).length, 0));
    expect(all.filter((one) => !limited.includes(one)).map(({ pack, id }) => `${pack} ${id}`)).toEqual(["sys-01 T24", "sys-01 DELAY", "sys-24 DELAY", "sys-25 T24", "sys-25 DELAY"]);
  });
  test.each(limited)("$pack $id has an owner, a due time, a warning before it, an escalation after it, and a verdict", (one) => {
    const duty = opened(one);
    expect([duty.ownerId ?? duty.ownerRole, duty.dueAt]).toEqual([expect.any(String), expect.any(Date)]);
    const [warning, breach, ...escalations] = duty.steps;
    expect([warning!.kind, breach!.kind, new Set(escalations.map(({ kind }) => kind))]).toEqual(["warning", "breach", new Set(["escalation"])]);
    expect(warning!.at! < duty.dueAt!).toBe(true);
    expect(escalations.every(({ at, to }) => at! >= duty.dueAt! && roles.some((role) => role === to))).toBe(true);
    const later = new Date(escalations.at(-1)!.at!.getTime() + 60_000);
    expect(warningsDue(duty, later).fired).toHaveLength(duty.steps.length);
    const close = (at: Date) => granted(closeDuty(duty, { name: one.definition.closes[0]!, by: "person-7" }, at)).kept;
    expect([close(duty.dueAt!), close(later)]).toEqual([true, false]);
  });
});

describe("[00.4] what happened stays as it was", () => {
  let db: TestDatabase;
  beforeAll(async () => void (db = await testDatabase()));
  /** Tables out of which rows may go, each with its reason. */
  const mayLose: Record<string, string> = {
    "orders.drafts": "what is being typed is no fact yet",
    "orders.lines": "an order that was not submitted is rewritten as a whole; a version keeps what was submitted",
    "orders.schedules": "as its lines",
    "customers.personal": "names and phones of people are deleted when the law asks for it; the journal holds keys",
    "people.personal": "as above",
    "enquiries.personal": "as above",
    "settlement.grants": "finance's yes that was taken back; the journal tells when it counted",
    "orders.templates": "orders that were made from one stand by themselves, and the journal tells who threw it away",
    "orders.saved_views": "a view of one's own list is no fact",
    "orders.tags": "a word by which people gather orders is no fact, and the journal tells who threw it away",
    "orders.tagged": "as above, and who took it off",
    "shipping.people": "as above",
    "shipping.packages": "packing is written anew until the goods are checked",
    "purchasing.purchases": "a draft that was never ordered",
    "purchasing.lines": "as above",
    "purchasing.answers": "as above",
    "production.run_days": "a plan that is changed before its approval",
    "production.run_shares": "as above",
    "settlement.obligations": "derived from the terms, computed anew",
    "platform.idempotency": "kept for 72 hours",
    "login.attempts": "counts failed sign-ins for an hour",
    "login.invitations": "used once",
    "login.members": "an invitation that was taken back",
    "login.sessions": "signing out",
    "login.second_factors": "an administrator takes a lost one away",
    "login.recovery_codes": "as above",
    "login.provider_attempts": "a sign-in under way holds ten minutes",
    "login.logout_tokens": "a provider's message that somebody signed out is believed for minutes",
    "login.resets": "links for a forgotten password hold ten minutes",
  };
  const allowed = async (privilege: "UPDATE" | "DELETE"): Promise<string[]> =>
    (await db.asOwner(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and has_table_privilege('gendan_app', c.oid, $1) order by 1`, [privilege],
    )).map(({ name }) => String(name));

  test("out of no table may the application delete, but of those named here with their reason", async () => {
    const tables = await allowed("DELETE");
    // Keys of searching are no facts.
    expect(tables.filter((name) => !(name in mayLose) && !/(grams|endings)$/.test(name))).toEqual([]);
    expect(Object.keys(mayLose).filter((name) => !tables.includes(name))).toEqual([]);
  });
  const facts = [
    "journal.entries", "journal.seals", "orders.versions", "orders.contacts", "customers.versions", "policies.versions", "policies.approvals", "policies.assignments", "calendar.versions", "people.audit",
    "confirmations.sendings", "confirmations.decisions", "confirmations.evidence", "papers.papers", "papers.signatures", "papers.renderings", "papers.prints", "production.reports", "production.inspections",
    "production.downtimes", "stock.movements", "shipping.reports", "shipping.checks", "shipping.contacts", "shipping.receipt_files", "shipping.feedback", "settlement.invoices", "settlement.invoice_lines",
    "settlement.gate_releases", "settlement.reductions", "settlement.concessions", "settlement.receipt_reversals", "settlement.refunds", "settlement.credits", "settlement.charges", "settlement.closings",
    "settlement.statements", "cases.notes", "cases.steps", "cases.costs", "cases.lines", "changes.impacts",
  ];
  test.each(facts)("the application can neither change nor delete a row of %s", async (table) => {
    const attempt = (text: string) => db.database.inCompany("1", (tx) => tx.run(sql.raw(text)));
    await expect(attempt(`update ${table} set company_id = company_id`)).rejects.toThrow("permission denied");
    await expect(attempt(`delete from ${table}`)).rejects.toThrow("permission denied");
  });
  test("every entry of the journal says when it was, who acted and what was done, or it is not written", async () => {
    const optional = await db.asOwner("select attname from pg_attribute where attrelid = 'journal.entries'::regclass and attnum > 0 and not attnotnull");
    expect(optional).toEqual([]);
  });
});
