import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import type { Actor } from "../../platform/actor.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { deniedAccess } from "./index.ts";

const { database, asOwner } = await testDatabase();
const clerk: Actor = { kind: "person", id: "0199a000-0000-7000-8000-000000000001", companyId: "1", name: "王敏", roles: ["salesClerk"], departmentIds: [], permissions: new Map() };

test("what was denied goes on record with the house's own time and chance, and again when ten minutes have passed by its clock, whatever the machine's says", async () => {
  const beginning = new Date("2026-11-24T06:20:00Z");
  const after = (seconds: number) => new Date(beginning.getTime() + seconds * 1_000);
  const random = (bytes: number) => Buffer.alloc(bytes, 7);
  let now = beginning;
  const tell = deniedAccess({ db: database, now: () => now, random });
  // The clock of a demo is set back at last.
  for (const seconds of [0, 1, 599, 600, 601, -3_600]) {
    now = after(seconds);
    await tell(clerk, { route: "GET /api/v1/audit", status: 403 });
  }
  const recorded = await asOwner("select id, at, actor_id, facts from people.audit where what = 'accessDenied' order by at");
  expect(recorded).toEqual([-3_600, 0, 600].map(after).map((at) => ({ id: uuidv7(at, random(10)), at, actor_id: clerk.id, facts: { route: "GET /api/v1/audit", status: 403 } })));
});
