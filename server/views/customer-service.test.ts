import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/support/database.ts";
import { lateLinesOf, yearBefore } from "./customer-service.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

const blank: Record<string, string> = { uuid: "gen_random_uuid()", text: "''", character: "'CNY'", numeric: "0", integer: "0", boolean: "false", jsonb: "'{}'", date: "'2026-01-01'", "timestamp with time zone": "'2026-01-01'" };

/** A row with these facts; whatever else it must have is blank. */
async function row(table: string, facts: Record<string, unknown>): Promise<void> {
  const [schema, name] = table.split(".");
  const columns = await db.asOwner<{ column: string; type: string }>(
    "select column_name as column, data_type as type from information_schema.columns where table_schema = $1 and table_name = $2 and is_nullable = 'NO' and column_default is null and is_generated = 'NEVER'", [schema, name]);
  const rest = columns.filter(({ column }) => !(column in facts) && column !== "company_id");
  const names = ["company_id", ...Object.keys(facts), ...rest.map(({ column }) => column)];
  const values = ["1", ...Object.keys(facts).map((_, at) => `$${at + 1}`), ...rest.map(({ type }) => blank[type] ?? "null")];
  await db.asOwner(`insert into ${table} (${names.join(", ")}) values (${values.join(", ")})`, Object.values(facts));
}

interface Fact {
  /** Days as the order, its line's part and the customer's wish say them. */
  promised?: string;
  part?: string;
  wanted?: string;
  /** The company's wall clock, in Shanghai. */
  left: string;
  replaces?: boolean;
}

/** A delivery of one line; several facts are parts of the same line. */
async function line(customerId: string, parts: readonly Fact[]): Promise<void> {
  const [orderId, lineId] = [randomUUID(), randomUUID()];
  await row("orders.orders", { id: orderId, number: orderId, customer_id: customerId, promised_date: parts[0]!.promised ?? null, requested_date: parts[0]!.wanted ?? null });
  await row("orders.lines", { id: lineId, order_id: orderId, line_no: 1, quantity: "10" });
  for (const { part, left, replaces } of parts) {
    const [scheduleId, deliveryId] = [randomUUID(), randomUUID()];
    await row("orders.schedules", { id: scheduleId, order_id: orderId, line_id: lineId, quantity: "5", date: part ?? null, replaces: replaces ? randomUUID() : null });
    await row("shipping.deliveries", { id: deliveryId, number: deliveryId, order_id: orderId, customer_id: customerId, state: "shipped", carriage_by: "carrier", shipped_at: `${left}+08:00` });
    await row("shipping.lines", { delivery_id: deliveryId, line_no: 1, order_line_id: lineId, schedule_id: scheduleId, ordered: "5", picked: "5", packed: "5", shipped: "5" });
  }
}
const lateOf = (customerId: string) => db.database.inCompany("1", (tx) => lateLinesOf(tx, { customerId, from: "2025-11-24", timeZone: "Asia/Shanghai" }));

describe("a customer's late rate", () => {
  test.each<[string, Fact[], { lines: number; late: number }]>([
    ["on the promised day, a minute before midnight", [{ promised: "2026-03-10", left: "2026-03-10T23:59:00" }], { lines: 1, late: 0 }],
    ["a minute after it", [{ promised: "2026-03-10", left: "2026-03-11T00:01:00" }], { lines: 1, late: 1 }],
    ["after the day wanted, but by the later one that was promised", [{ wanted: "2026-03-01", promised: "2026-03-10", left: "2026-03-09T10:00:00" }], { lines: 1, late: 0 }],
    ["after the order's day, but by the later one of its part", [{ promised: "2026-03-10", part: "2026-03-20", left: "2026-03-19T10:00:00" }], { lines: 1, late: 0 }],
    ["after the day wanted where nothing was promised", [{ wanted: "2026-03-01", left: "2026-03-02T10:00:00" }], { lines: 1, late: 1 }],
    ["without any day", [{ left: "2026-03-02T10:00:00" }], { lines: 0, late: 0 }],
    ["in two parts, one of them late: one line, late", [{ promised: "2026-03-10", left: "2026-03-09T10:00:00" }, { left: "2026-03-15T10:00:00" }], { lines: 1, late: 1 }],
    ["before the 12 months began", [{ promised: "2025-11-01", left: "2025-11-23T23:59:00" }], { lines: 0, late: 0 }],
    ["on the first of their days", [{ promised: "2025-11-01", left: "2025-11-24T00:00:00" }], { lines: 1, late: 1 }],
    ["in place of returned goods", [{ promised: "2026-03-10", left: "2026-04-10T10:00:00", replaces: true }], { lines: 0, late: 0 }],
  ])("goods that left %s", async (_, parts, expected) => {
    const customerId = randomUUID();
    await line(customerId, parts);
    await line(randomUUID(), [{ promised: "2026-03-10", left: "2026-05-10T10:00:00" }]);
    expect(await lateOf(customerId)).toEqual(expected);
  });

  test("nothing left for it yet: no lines, and none late", async () => expect(await lateOf(randomUUID())).toEqual({ lines: 0, late: 0 }));

  test("is of the year that ends today", () => {
    expect(yearBefore("2026-11-24")).toBe("2025-11-24");
    expect(yearBefore("2028-02-29")).toBe("2027-02-28");
  });
});
