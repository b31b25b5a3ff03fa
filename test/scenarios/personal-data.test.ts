import { beforeAll, expect, test } from "vitest";
import { readOrder } from "../../contract/orders.ts";
import { timeline } from "../../contract/views.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import { sql } from "../../server/platform/db.ts";
import { type TestHouse, testHouse } from "../support/house.ts";
import { lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let orderId: string;
let companyId: string;
beforeAll(async () => {
  house = await testHouse();
  mill = await papermill(house);
  const life = lifeOf(house, mill);
  orderId = await life.confirm();
  await life.ship(orderId);
  await life.sign(orderId);
  companyId = String((await house.asOwner("select company_id from orders.orders"))[0]!["company_id"]);
});

interface Contact {
  name: string;
  phones: string[];
  emails: string[];
}

test("[P32] deleting what is personal of the customer's people leaves every chain of the journal and every hash as it was", async () => {
  const contacts = await house.asOwner<Contact>("select name, phones, emails from customers.personal");
  expect(contacts.flatMap(({ phones }) => phones).length).toBeGreaterThan(0);
  // The journal holds none of it, only keys: so nothing of it has to be hidden there.
  for (const word of contacts.flatMap(({ name, phones, emails }) => [name, ...phones, ...emails])) expect(await house.asOwner("select subject_kind from journal.entries where strpos(body, $1) > 0", [word]), word).toEqual([]);

  // As the application's own role, which may, in the company.
  expect(await house.house.db.inCompany(companyId, (tx) => tx.run(sql`delete from customers.personal where company_id = ${companyId}`))).toBe(contacts.length);
  expect((await verifyHouse(house.house.db, house.dataDir)).filter(({ wrong }) => wrong > 0)).toEqual([]);
  expect((await mill.clerk.ask(timeline, { orderId })).sound).toBe(true);
  expect((await mill.clerk.ask(readOrder, { orderId })).id).toBe(orderId);
});
