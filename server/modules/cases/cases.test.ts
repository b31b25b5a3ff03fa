import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import * as contract from "../../../contract/cases.ts";
import { permissionsOf, type Role } from "../../../contract/permissions.ts";
import type { AnswerOf, Endpoint, ParsedInputOf } from "../../../contract/toolkit.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { type Actor, systemActor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { type Pipeline, pipelineOf } from "../../platform/command.ts";
import { when } from "../../platform/events.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { caseSettled, openCase, routes } from "./index.ts";

let pipeline: Pipeline;
let numbers = 0;
const settled: { id: string; last: boolean }[] = [];
beforeAll(async () => {
  const { database } = await testDatabase();
  pipeline = pipelineOf(database, clockWith(), [when(caseSettled, ({ subject, last }) => Promise.resolve(void settled.push({ id: subject.id, last })))]);
});

const person = (roles: Role[], more: Partial<Actor> = {}): Actor => ({ kind: "person", id: randomUUID(), companyId: "1", name: "赵倩", roles, departmentIds: [], permissions: permissionsOf(roles), ...more });
const service = person(["customerService"]);
async function ask<E extends Endpoint>(actor: Actor, endpoint: E, input: ParsedInputOf<E>): Promise<{ outcome: AnswerOf<E> | Refused; statements: number }> {
  const { outcome, statements } = await pipeline.invoke({ handler: routes.find((route) => route.endpoint === (endpoint as Endpoint))!, input, actor, language: "zh-CN", idempotency: endpoint.kind === "command" ? { actorId: actor.id, key: randomUUID(), requestHash: "" } : undefined });
  if (!isRefused(outcome)) endpoint.answer.parse(JSON.parse(JSON.stringify(outcome)));
  return { outcome: outcome as AnswerOf<E> | Refused, statements };
}
const codes = ({ outcome }: { outcome: unknown }) => (isRefused(outcome) ? outcome.refusals.map(({ code }) => code) : []);
const opened = async (more: { orderId?: string; salespersonId?: string } = {}) => {
  const subject = { kind: "order", id: more.orderId ?? randomUUID() };
  const open = openCase({ takeNumber: () => Promise.resolve(`AS-${(numbers += 1)}`) });
  const id = await pipeline.act(systemActor("1"), (context) => open(context, { subject, title: "SO-1", customerName: "华强", salespersonId: more.salespersonId ?? null, departmentId: null, kind: "damage", source: "receipt", description: "两箱压坏", photos: [randomUUID()] }));
  if (isRefused(id)) throw new Error("refused");
  return { caseId: id, orderId: subject.id };
};
const ending = { result: "已补发两箱", satisfaction: 4 };

test("a case is taken, noted on and settled with its result and the customer's satisfaction", async () => {
  const { caseId, orderId } = await opened();
  expect(codes(await ask(service, contract.settleCase, { caseId, ...ending }))).toEqual(["caseTakeFirst"]);
  await ask(service, contract.takeCase, { caseId });
  await ask(service, contract.addNote, { caseId, text: "已联系客户" });
  const { outcome, statements } = await ask(service, contract.settleCase, { caseId, ...ending });
  expect(outcome).toMatchObject({ state: "settled" });
  expect(statements).toBeLessThanOrEqual(12);
  expect((await ask(service, contract.readCase, { caseId })).outcome).toMatchObject({ ownerName: "赵倩", notes: [{ text: "已联系客户" }], ...ending });
  expect(settled).toContainEqual({ id: orderId, last: true });
});

test("a settled case is settled once, and a note may still be added", async () => {
  const { caseId } = await opened();
  await ask(service, contract.takeCase, { caseId });
  const outcomes = await Promise.all([ask(service, contract.settleCase, { caseId, ...ending }), ask(service, contract.settleCase, { caseId, ...ending })]);
  expect(outcomes.flatMap(codes)).toEqual(["caseSettled"]);
  expect(codes(await ask(service, contract.addNote, { caseId, text: "客户致谢" }))).toEqual([]);
});

test("an order's after-sales ends with the last of its cases, also when two are settled at once", async () => {
  const { caseId, orderId } = await opened();
  const other = await opened({ orderId });
  for (const id of [caseId, other.caseId]) await ask(service, contract.takeCase, { caseId: id });
  await Promise.all([caseId, other.caseId].map((id) => ask(service, contract.settleCase, { caseId: id, ...ending })));
  expect(settled).toContainEqual({ id: orderId, last: true });
});

test("a salesperson sees the cases of his own customers only", async () => {
  const seller = person(["salesperson"]);
  const own = await opened({ salespersonId: seller.id });
  const foreign = await opened();
  const { outcome } = await ask(seller, contract.listCases, { limit: 50, mine: false });
  expect(isRefused(outcome) ? [] : outcome.rows.map(({ id }) => id)).toEqual([own.caseId]);
  expect(codes(await ask(seller, contract.takeCase, foreign))).toEqual(["notFound"]);
});

test("a list goes on where it stopped", async () => {
  const first = (await ask(service, contract.listCases, { limit: 2, mine: false })).outcome;
  if (isRefused(first)) throw new Error("refused");
  const second = (await ask(service, contract.listCases, { limit: 2, mine: false, cursor: first.next! })).outcome;
  expect(isRefused(second) ? [] : second.rows.filter(({ id }) => first.rows.some((row) => row.id === id))).toEqual([]);
});
