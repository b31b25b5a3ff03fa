import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foundCompany, readInstallation } from "../../contract/founding.ts";
import { acceptInvitation, signIn, signInBase } from "../../contract/people.ts";
import { setNumbering, suggestPolicy } from "../../contract/policies.ts";
import { startEmpty } from "../../contract/takeovers.ts";
import { setupProgress } from "../../contract/views.ts";
import { clearDemo } from "../../db/demo/clear-demo.ts";
import type { House } from "../../server/house.ts";
import { openHouse } from "../../server/main.ts";
import { allCompanies, createCompany } from "../../server/modules/companies/index.ts";
import { newCompany } from "../../contract/companies.ts";
import { demoClockOf, storeOffset } from "../../server/platform/clock-store.ts";
import { clockWith } from "../../server/platform/clock.ts";
import { isSetupToken, newSetupToken } from "../../server/platform/setup-token.ts";
import type { Problem } from "../../contract/toolkit.ts";
import { testDatabase, type TestDatabase } from "../support/database.ts";
import { testHouse } from "../support/house.ts";
import { newcomer } from "../support/moving-in.ts";
import { watched } from "../support/telling.ts";

describe("the first real company of an installation", () => {
  let db: TestDatabase;
  let house: House;
  beforeAll(async () => {
    db = await testDatabase();
    house = watched(await openHouse({ connection: db.connection, clock: clockWith(), publicUrl: "http://localhost", dataDir: "/tmp/gendan-no-files", clearDemo, version: "test" }));
  });
  afterAll(() => house.close());

  const send = async (path: string, payload?: object) => {
    const answer = await house.app.inject({ method: payload ? "POST" : "GET", url: `${signInBase}${path}`, ...(payload && { payload }), headers: { "accept-language": "zh-CN" } });
    return { status: answer.statusCode, json: answer.json<Record<string, string> & Problem>() };
  };
  const given = (token: string, more: object = {}) => ({ token, company: "昆明新纸业有限公司", shortName: "新纸业", admin: "林静", email: "lin@example.com", warehouse: "成品库", ...more });

  test("is founded whole or not at all: a failure in the middle leaves no company behind, and the token is good for the next try", async () => {
    const token = await newSetupToken(house.db);
    await db.asOwner("create function people.planted() returns trigger language plpgsql as $$ begin raise exception 'a planted fault'; end $$");
    await db.asOwner("create trigger planted before insert on people.people for each row execute function people.planted()");
    expect((await send(foundCompany.path, given(token))).status).toBe(500);
    expect(await db.asOwner("select (select count(*)::int from companies.companies) as companies, (select count(*)::int from companies.ledgers) as ledgers, (select count(*)::int from journal.entries) as told"))
      .toEqual([{ companies: 0, ledgers: 0, told: 0 }]);
    await db.asOwner("drop trigger planted on people.people");
    await db.asOwner("drop function people.planted()");
    expect(await house.db.outside((tx) => isSetupToken(tx, token))).toBe(true);
  });

  test("is founded by the token that was printed last, never by another, and the administrator chooses a password", async () => {
    expect((await send(readInstallation.path)).json).toEqual({ holds: "empty" });
    const old = await newSetupToken(house.db);
    const token = await newSetupToken(house.db);
    expect((await send(foundCompany.path, given(old))).json.code).toBe("setupTokenWrong");
    expect((await send(foundCompany.path, given(token, { email: "nobody" }))).status).toBe(422);
    await createCompany(house.db, newCompany.parse({ name: "演示", shortName: "演示", demo: true }));
    await house.db.outside((tx) => storeOffset(tx, { offset: 3_600_000, home: 0 }));
    house.clock.moveTo(3_600_000);
    expect((await send(foundCompany.path, given(token))).json.code).toBe("demoThere");
    const { invitation } = (await send(foundCompany.path, given(token, { removeDemo: true }))).json;
    // The demo is gone with its clock.
    expect(await house.db.outside(demoClockOf)).toBeUndefined();
    expect(house.clock.offset).toBe(0);
    expect((await house.db.outside(allCompanies)).map(({ name, demo }) => [name, demo])).toEqual([["昆明新纸业有限公司", false]]);
    expect((await send(acceptInvitation.path, { invitation, password: "a long password" })).status).toBe(200);
    expect((await send(signIn.path, { email: "lin@example.com", password: "a long password" })).status).toBe(200);
  });

  test("closes the door behind it: the token is used, and a new one founds nothing", async () => {
    expect((await send(readInstallation.path)).json).toEqual({ holds: "real" });
    expect((await send(foundCompany.path, given(await newSetupToken(house.db)))).json.code).toBe("foundingClosed");
  });

  test("can never become a demo, whoever writes, and no demo is made beside it", async () => {
    await expect(db.asOwner("update companies.companies set demo = true")).rejects.toThrow("cannot change between demo and real");
    const { ensureDemo } = await import("../../server/cli/demo.ts");
    expect(await ensureDemo(db.connection, () => Promise.reject(new Error("no demo is made here")), () => undefined)).toBe(false);
  });
});

describe("the first setup", () => {
  test("derives what is left from facts, proposes a policy for three answers, and changes formats of numbers as a draft", async () => {
    const house = await testHouse();
    const mine = await newcomer(house);
    const left = async () => (await mine.admin.ask(setupProgress, {})).steps.filter(({ done }) => !done).map(({ key }) => key);
    expect(await left()).toEqual(["company", "people", "calendar", "books"]);
    expect((await mine.clerk.refused(setupProgress, {})).code).toBe("notPermitted");
    const { policies } = await mine.admin.ask(suggestPolicy, { supply: "both", customerConfirms: true, credit: true });
    expect(policies[0]).toMatchObject({ approved: true, owner: "salesDirector", fits: [{ question: "supply", fits: true }, { question: "customerConfirms", fits: true }, { question: "credit", fits: true }] });
    expect((await mine.admin.ask(suggestPolicy, { supply: "both", customerConfirms: false, credit: true })).policies[0]!.fits[1]).toEqual({ question: "customerConfirms", fits: false });
    const at = { policyId: policies[0]!.policyId, basedOn: 1 };
    expect(await mine.admin.ask(setNumbering, { ...at, formats: [{ of: "order", format: "XS-{yyyy}-{0000}" }] })).toMatchObject({ version: 2 });
    const after = (await mine.admin.ask(suggestPolicy, { supply: "both", customerConfirms: true, credit: true })).policies[0]!;
    expect([after.version, after.approved, after.numbering.find(({ of }) => of === "order")?.format]).toEqual([2, false, "XS-{yyyy}-{0000}"]);
    expect((await mine.admin.refused(setNumbering, { ...at, formats: [{ of: "order", format: "XS-{yyyy}-{0000}" }] })).code).toBe("stale");
    await mine.manager.ask(startEmpty, { cutoverOn: "2026-11-23" });
    expect(await left()).toEqual(["company", "people", "calendar"]);
    expect((await mine.manager.refused(startEmpty, { cutoverOn: "2026-11-23" })).code).toBe("takeoverAccepted");
  });
});
