import { readFileSync } from "node:fs";
import type pg from "pg";
import { type Company, makeCompany, type NewCompany } from "../../server/conformance/company.ts";
import { doorAt } from "../../server/conformance/door.ts";
import { openHouse } from "../../server/main.ts";
import { clockWith } from "../../server/platform/clock.ts";

/** The policy SYS-01 as it is shipped. */
export const sys01 = readFileSync(new URL("../../packs/sys-01.order-processing-and-tracking.yaml", import.meta.url), "utf8");

/** SYS-01 where green orders pass by themselves up to their release, though they look alike, and the customer is asked or not. */
const quickPolicy = (asksCustomer: boolean): string =>
  sys01.replaceAll("passesByItselfWhenGreen: false", "passesByItselfWhenGreen: true").replace("confirmation:\n  required: true", `confirmation:\n  required: ${asksCustomer}`).replace(", notDuplicate]", "]");

/** The companies of the tests: one that goes by SYS-01, one whose green orders only wait for their release, and one that asks its customers then. */
export const shipped: NewCompany = { name: "澄江纸品", pack: sys01 };
export const quick: NewCompany = { name: "滇池包装", pack: quickPolicy(false) };
export const asking: NewCompany = { name: "玉溪纸品", pack: quickPolicy(true) };

/** Makes companies in a database that is at this version. */
export async function companiesIn(connection: pg.PoolConfig, dataDir: string, wanted: readonly NewCompany[]): Promise<Company[]> {
  const house = await openHouse({ connection, clock: clockWith(), publicUrl: "http://localhost", dataDir, version: "test", log: "errors" });
  try {
    const door = doorAt(await house.app.listen({ host: "127.0.0.1", port: 0 }));
    const made: Company[] = [];
    for (const one of wanted) made.push(await makeCompany(house, door, one));
    return made;
  } finally {
    await house.close();
  }
}
