import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { saveDraft } from "../../contract/orders.ts";
import type { Endpoint } from "../../contract/toolkit.ts";
import { lifeOf } from "../../server/conformance/life.ts";
import { makeCompany } from "../../server/conformance/company.ts";
import { type Door, doorAt } from "../../server/conformance/door.ts";
import { record } from "../../server/modules/journal/index.ts";
import { systemActor } from "../../server/platform/actor.ts";
import { handle, type Handler } from "../../server/platform/command.ts";
import { compared, listOf } from "../commands-met.ts";
import { sys01 } from "../faults/companies.ts";
import { lessen, packAgain, payAgain, remark, sendBack } from "../faults/deeds.ts";
import { testHouse } from "../support/house.ts";
import { traceOf } from "../support/sql-trace.ts";
import { watched } from "../support/telling.ts";

test("[P24] whichever test has a command accepted that tells nothing fails, and so does one in which a command tells that is said not to", async () => {
  const { house, company } = await testHouse();
  const actor = systemActor((await company("甲")).companyId);
  const telling = (endpoint: Endpoint): Handler => handle(endpoint, (_, context) => Promise.resolve(record(context, { subject: { kind: "case", id: context.newId() }, what: "taken" })));
  const silent = (endpoint: Endpoint): Handler => handle(endpoint, () => Promise.resolve({}));
  const accept = (handler: Handler) =>
    house.pipeline.invoke({ handler: watched({ handlers: [handler] }).handlers[0]!, input: {}, actor, language: "en", idempotency: { actorId: actor.id, key: randomUUID(), requestHash: "x" } });
  const another: Endpoint = { ...saveDraft, name: "test.another" };
  await expect(accept(telling(another))).resolves.toMatchObject({ replayed: false });
  await expect(accept(silent(another))).rejects.toThrow("test.another is accepted, and nothing of it is told in the journal");
  await expect(accept(silent(saveDraft))).resolves.toMatchObject({ replayed: false });
  await expect(accept(telling(saveDraft))).rejects.toThrow("orders.saveDraft is told in the journal");
});

test("[P24] a whole run names the commands that no test met and that the list does not name, and those of the list that were met; an empty list forgives none", () => {
  const report = "known orders.enter\nmet orders.enter\nknown duties.pause\nknown orders.hold\n";
  expect(compared(report, listOf(["duties.pause", "orders.enter"]))).toEqual({ not: ["duties.pause", "orders.hold"], unknown: ["orders.hold"], met: ["orders.enter"] });
  expect(compared(report, listOf([]))).toEqual({ not: ["duties.pause", "orders.hold"], unknown: ["duties.pause", "orders.hold"], met: [] });
  expect(compared("known orders.enter\nmet orders.enter\n", listOf([]))).toEqual({ not: [], unknown: [], met: [] });
});

test("[P24] every write of an order's life, of a change, of a return and of money that bounced is told in the journal by its own transaction, once a subject", async () => {
  const house = await testHouse();
  const ended = traceOf(house.house.db.pool);
  const straight = doorAt(await house.house.app.listen({ host: "127.0.0.1", port: 0 }));
  const told = new Map<string, boolean>();
  /** One at a time, so that what was committed meanwhile is this request's. */
  const door: Door = async (knock) => {
    const before = ended.length;
    const reply = await straight(knock);
    if (knock.method === "GET" || reply.status >= 300) return reply;
    const kept = ended.slice(before).filter((sent) => sent.at(-1) === "commit" && sent.some((text) => text.includes("insert into platform.idempotency")));
    expect(kept.length, `${knock.name} is one transaction with its answer`).toBe(1);
    told.set(knock.name, (told.get(knock.name) ?? true) && kept[0]!.some((text) => text.includes("insert into journal.entries")));
    return reply;
  };
  const company = await makeCompany(house.house, door, { name: "澄江纸品", pack: sys01, demo: true });
  const life = lifeOf({ company, door, clock: { now: () => house.house.clock.now() } });
  const orderId = await life.confirm();
  await remark(life, orderId);
  await lessen(life, orderId);
  await packAgain(life, orderId);
  await life.ship(orderId);
  await life.sign(orderId);
  await life.invoice(orderId, "26530000000000000001");
  await sendBack(life, orderId);
  await payAgain(life, orderId, "P24");

  expect([...told].filter(([, tells]) => !tells).map(([name]) => name)).toEqual([]);
  expect(told.size).toBeGreaterThan(30);
  expect(await house.asOwner("select subject_kind, subject_id from journal.entries group by xmin::text, subject_kind, subject_id having count(*) > 1")).toEqual([]);
});
