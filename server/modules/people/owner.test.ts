import pg from "pg";
import { expect, inject, test } from "vitest";
import { newCompany } from "../../../contract/companies.ts";
import { personInput } from "../../../contract/people.ts";
import { systemActor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { pipelineOf } from "../../platform/command.ts";
import { openDatabase, sql } from "../../platform/db.ts";
import { migrate } from "../../platform/migrations.ts";
import { createCompany } from "../companies/index.ts";
import { forgetLogin } from "./erasure-store.ts";
import { authenticator, createPerson, newSecret, openLogin } from "./index.ts";
import { signed } from "./secrets.ts";
import { afterwards } from "../../../test/support/afterwards.ts";

const server = inject("server");
const connection = { ...server, database: "owned", user: "plain_owner" };

test("Sign-in works where the database belongs to an ordinary user, and that user still sees no company's people by himself", async () => {
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query("create role plain_owner login createrole; grant gendan_app to plain_owner with admin option");
  await admin.query("create database owned owner plain_owner");
  await admin.end();
  await migrate(connection);
  const db = openDatabase({ connection });
  afterwards(() => db.close());
  const clock = clockWith();
  const login = openLogin({ db, clock, secret: newSecret(), secure: true });
  const company = await createCompany(db, newCompany.parse({ name: "A", shortName: "A" }));
  const made = await pipelineOf(db, { clock }, []).act(systemActor(company), (context) => createPerson(context, personInput.parse({ name: "甲", email: "jia@paper.cn", roles: ["admin"] })));
  expect(made).toMatchObject({ revision: 1 });
  const { rows: [user] } = await db.pool.query<{ id: string }>("select id from login.users");
  await db.pool.query("update login.members set joined_at = now()");
  const token = await login.openFor(user?.id ?? "");
  await db.pool.query("update login.sessions set company_id = $1", [company]);
  const { authenticate } = authenticator({ db, login, clock });
  expect(login.cookie(token)).toMatch(/^__Host-gendan=.*; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
  expect(await authenticate({ headers: { cookie: `__Host-gendan=${signed(token, login.secret)}` }, url: "", ip: "" })).toMatchObject({ name: "甲", roles: ["admin"] });
  expect((await db.pool.query("select * from people.personal")).rows).toEqual([]);

  // Erased in one company, kept by another that he left: neither is seen by the owner himself.
  const other = await createCompany(db, newCompany.parse({ name: "B", shortName: "B" }));
  const pipeline = pipelineOf(db, { clock }, []);
  await pipeline.act(systemActor(other), (context) => createPerson(context, personInput.parse({ name: "甲", email: "jia@paper.cn", roles: ["finance"] })));
  await db.pool.query("delete from login.members");
  const leave = (companyId: string, erasedAt: Date | null) =>
    pipeline.act(systemActor(companyId), async ({ tx }) => {
      await tx.run(sql`update people.people set state = 'left', erased_at = ${erasedAt} where company_id = ${tx.companyId}`);
      return { forgotten: await forgetLogin(tx, user!.id), seen: await tx.run(sql`select from people.people`) };
    });
  expect([await leave(other, null), await leave(company, clock.now()), await leave(other, clock.now())]).toEqual([{ forgotten: false, seen: 1 }, { forgotten: false, seen: 1 }, { forgotten: true, seen: 1 }]);
});
