import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { unmaskContact } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import { permissions, type Role, roles } from "../../contract/permissions.ts";
import { readPerson } from "../../contract/people.ts";
import { listAudit } from "../../contract/security.ts";
import { addNote, listCases } from "../../contract/cases.ts";
import { type Park, phones, standardCost, twoFirms } from "./firms.ts";
import { sweep, type Swept } from "./sweep.ts";

const file = new URL("matrix.txt", import.meta.url);
const heading = `# Who may do what to whose object: made by \`GENDAN_MATRIX=1 npx vitest run test/permissions\`, looked at by people, compared by every run.
# Under each route, by how far its permission reaches for a role: the status of the answer for one's own object, another salesperson's (in another
# department), and another company's; \`·\` where none was asked for: a write that is allowed, or a route without such an object.
`;
let park: Park;
let swept: Swept;
beforeAll(async () => {
  park = await twoFirms();
  swept = await sweep(park);
}, 480_000);

test("no answer is an error, nothing of another company is shown or changed, and nobody does what his role may not", () => expect(swept.faults).toEqual([]));

test("every route answers every role about its own, another department's and another company's objects as the table says", () => {
  const text = `${heading}\n${swept.lines.join("\n")}\n`;
  if (process.env["GENDAN_MATRIX"]) writeFileSync(file, text);
  expect(text.split("\n")).toEqual(readFileSync(file, "utf8").split("\n"));
});

const sees: Partial<Record<Role, string>> = permissions["customers.seePhones"];
function shown(payload: string): string[] {
  const figures = payload.replace(/[\s-]/g, "");
  return Object.entries(phones).filter(([, phone]) => figures.includes(phone)).map(([where]) => where);
}

test("whoever need not call finds no phone in any answer, wherever it was typed; whoever must, does", () => {
  const masked = roles.filter((role) => !sees[role]);
  const found = swept.answers.flatMap(({ role, route, payload }) => shown(payload).map((where) => ({ role, route, where })));
  const others = found.filter(({ role, route }) => masked.includes(role) && !(["admin", "systemAdmin"].includes(role) && route === "GET /people/:personId"));
  expect([...new Set(others.map(({ role, route, where }) => `${role} ${route} ${where}`))]).toEqual([]);
  expect(new Set(found.filter(({ role }) => role === "salesClerk").map(({ where }) => where))).toEqual(new Set(["contact", "given", "words", "driver"]));
  expect(swept.answers.filter(({ role }) => masked.includes(role)).length).toBeGreaterThan(300);
});

test("whoever need not know what goods cost finds neither cost nor margin in any answer; whoever must, does", () => {
  const told = swept.answers.filter(({ payload }) => payload.includes(standardCost) || /"margin":\s*"/.test(payload));
  const knows: Partial<Record<Role, string>> = permissions["catalog.seeCosts"];
  expect(told.filter(({ role }) => !knows[role]).map(({ role, route }) => `${role} ${route}`)).toEqual([]);
  expect(new Set(told.map(({ role }) => role))).toEqual(new Set(Object.keys(knows)));
  expect(new Set(told.map(({ route }) => route))).toEqual(new Set(["GET /product-costs", "GET /products/:id/costs", "GET /orders/:orderId/margin", "GET /changes/:changeId/margin"]));
});

test("a phone that was masked cannot be saved in place of the real one", async () => {
  const { quality } = park.here.people;
  const { rows: [first] } = await quality.ask(listCases, {});
  expect((await quality.refused(addNote, { caseId: first!.id, text: "已致电 138****4321" })).code).toBe("phoneMasked");
});

test("one phone is uncovered with a reason by who may, and both are on record", async () => {
  const { mill, people } = park.here;
  const contactId = mill.customer.contacts[0]!.id;
  const input = { id: mill.customer.id, contactId, reason: "货已到,司机联系不上" };
  expect((await people.warehouse.ask(getCustomer, { id: input.id })).contacts[0]!.phones).toEqual(["138****4321"]);
  expect(await people.warehouse.ask(unmaskContact, input)).toEqual({ phones: ["13887654321"] });
  expect((await people.planner.refused(unmaskContact, input)).code).toBe("notPermitted");
  const { rows: [last] } = await people.admin.ask(listAudit, { kind: "unmasked" });
  expect(last).toMatchObject({ actorId: people.warehouse.id, facts: { customerId: input.id, contactId, reason: input.reason } });
});

test("what was denied is on record, though the refused command left nothing; once in ten minutes a route", async () => {
  const { people, rival } = park.here;
  async function denied(): Promise<object[]> {
    const found: object[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { rows, next } = await people.admin.ask(listAudit, { kind: "accessDenied", personId: people.planner.id, limit: 200, ...(cursor && { cursor }) });
      found.push(...rows.map(({ facts }) => facts));
      cursor = next;
    }
    return found;
  }
  const before = await denied();
  expect(before).toEqual(expect.arrayContaining([{ route: "GET /api/v1/audit", status: 403 }, { route: "GET /api/v1/orders/:orderId", status: 404 }]));
  for (let i = 0; i < 5; i += 1) await people.planner.refused(listAudit, {});
  expect(await denied()).toEqual(before);
  expect((await people.planner.ask(readPerson, { personId: rival.id })).phone).toBeNull();
});
