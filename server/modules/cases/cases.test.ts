import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import * as contract from "../../../contract/cases.ts";
import { permissionsOf, type Role } from "../../../contract/permissions.ts";
import type { AnswerOf, Endpoint, ParsedInputOf } from "../../../contract/toolkit.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { watched } from "../../../test/support/telling.ts";
import { type Actor, systemActor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { type Pipeline, pipelineOf } from "../../platform/command.ts";
import { when } from "../../platform/events.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { caseSettled, openCase, routesOf } from "./index.ts";

const order = {
  number: "SO-9", customerId: randomUUID(), customerName: "华强", salespersonId: null, departmentId: null, stands: true,
  lines: [{ id: randomUUID(), lineNo: 1, productId: randomUUID(), productCode: "SY5750", name: "收银纸", unit: "卷", shipped: "40" }],
};
const { handlers: routes } = watched({ handlers: routesOf({
  takeNumber: () => Promise.resolve(`AS-${(numbers += 1)}`), currencyOf: () => Promise.resolve("CNY"), timeZoneOf: () => Promise.resolve("Asia/Shanghai"),
  orderOf: (_, orderId) => Promise.resolve(orderId === unknownOrder ? undefined : { ...order, stands: orderId !== draftOrder }),
}) });
const [unknownOrder, draftOrder] = [randomUUID(), randomUUID()];
let pipeline: Pipeline;
let numbers = 0;
const settled: { id: string; last: boolean }[] = [];
beforeAll(async () => {
  const { database } = await testDatabase();
  pipeline = pipelineOf(database, { clock: clockWith() }, [when(caseSettled, ({ subject, last }) => Promise.resolve(void settled.push({ id: subject.id, last })))]);
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

const complaint = (more: object = {}) => ({ orderId: randomUUID(), kind: "quality" as const, source: "phone" as const, description: "纸面起毛", lines: [{ orderLineId: order.lines[0]!.id, quantity: "3" }], files: [], ...more });
const complained = async (more: object = {}) => {
  const { outcome } = await ask(service, contract.openCase, complaint(more));
  if (isRefused(outcome)) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.caseId;
};

test("a complaint is about goods that left, of an order that stands, and no more of them than left", async () => {
  const at = { orderLineId: order.lines[0]!.id };
  const refusals = [
    complaint({ orderId: unknownOrder }), complaint({ orderId: draftOrder }), complaint({ lines: [{ ...at, quantity: "41" }] }), complaint({ lines: [{ ...at, quantity: "0" }] }),
    complaint({ lines: [{ ...at, quantity: "1" }, { ...at, quantity: "2" }] }),
  ];
  const answers = [];
  for (const one of refusals) answers.push(codes(await ask(service, contract.openCase, one)));
  expect(answers).toEqual([["notFound"], ["caseOrderNotStanding"], ["caseOverShipped"], ["notPositive"], ["caseLineTwice"]]);
});

test("what quality finds, what is offered, answered, done and paid stands step by step on the case", async () => {
  const caseId = await complained();
  const quality = person(["quality"]);
  expect(codes(await ask(service, contract.proposeRemedy, { caseId, kinds: ["credit"], text: "折让" , files: [] }))).toEqual(["caseTakeFirst"]);
  await ask(service, contract.takeCase, { caseId });
  await ask(quality, contract.recordFinding, { caseId, text: "原纸批次受潮", blame: "supplier", files: [] });
  expect(codes(await ask(service, contract.carryOut, { caseId, text: "已退款", files: [] }))).toEqual(["caseNotAgreed"]);
  expect(codes(await ask(service, contract.proposeRemedy, { caseId, kinds: ["none", "credit"], text: "—", files: [] }))).toEqual(["caseNothingAndMore"]);
  await ask(service, contract.proposeRemedy, { caseId, kinds: ["none"], text: "不作处理", files: [] });
  expect((await ask(service, contract.recordAnswer, { caseId, answer: "refused", means: "phone", text: "不同意", files: [] })).outcome).toMatchObject({ state: "inProgress" });
  await ask(service, contract.proposeRemedy, { caseId, kinds: ["return", "credit"], text: "退 3 卷并折让", files: [] });
  expect((await ask(service, contract.recordAnswer, { caseId, answer: "accepted", means: "mail", text: "同意", files: [] })).outcome).toMatchObject({ state: "agreed" });
  expect((await ask(service, contract.carryOut, { caseId, text: "已退回 3 卷", files: [] })).outcome).toMatchObject({ state: "carriedOut" });
  await ask(service, contract.addCost, { caseId, kind: "freight", amount: "35.50", note: "退货运费" });
  await ask(service, contract.addCost, { caseId, kind: "freight", amount: "-5.50", note: "多记" });
  expect([codes(await ask(service, contract.addCost, { caseId, kind: "other", amount: "-30.01", note: "" })), codes(await ask(service, contract.addCost, { caseId, kind: "other", amount: "0", note: "" })), codes(await ask(service, contract.addCost, { caseId, kind: "other", amount: "1.005", note: "" }))]).toEqual([["caseCostBelowZero"], ["caseCostNothing"], ["tooFine"]]);
  await ask(service, contract.settleCase, { caseId, ...ending });
  const { outcome } = await ask(service, contract.readCase, { caseId });
  expect(outcome).toMatchObject({ cost: "30.00", blame: "supplier", proposals: ["return", "credit"], answer: "accepted", lines: [{ quantity: "3" }], costs: [{ amount: "35.50" }, { amount: "-5.50" }] });
  expect(isRefused(outcome) ? [] : outcome.steps.map(({ what }) => what)).toEqual(["found", "proposed", "answered", "proposed", "answered", "carriedOut", "settled"]);
  await ask(service, contract.reopenCase, { caseId, reason: "又来电" });
  expect((await ask(service, contract.readCase, { caseId })).outcome).toMatchObject({ state: "inProgress", result: null, settledAt: null });
});

test("cases are looked up by product and cause, with their cost and how many days they took", async () => {
  const productId = order.lines[0]!.productId;
  const { outcome } = await ask(service, contract.sumCases, { mine: false, productId });
  expect(outcome).toMatchObject({ count: 1, settled: 0, cost: "30.00", days: null, currency: "CNY", byKind: [{ kind: "quality", count: 1 }], byProduct: [{ productId, product: "SY5750 收银纸", cost: "30.00" }] });
  expect((await ask(service, contract.sumCases, { mine: false, productId, kind: "damage" })).outcome).toMatchObject({ count: 0, cost: "0.00", byKind: [] });
  const rows = (await ask(service, contract.listCases, { limit: 50, mine: false, productId, from: "2020-01-01", customerId: order.customerId })).outcome;
  expect(isRefused(rows) ? [] : rows.rows).toMatchObject([{ kind: "quality", products: "SY5750 收银纸", cost: "30.00" }]);
});
