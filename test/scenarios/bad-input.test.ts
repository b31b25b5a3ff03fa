import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { adviseOrder, editOrder, enterOrder, listOrders, type OrderDetail, readOrder } from "../../contract/orders.ts";
import { listPolicies, readPolicyVersion } from "../../contract/policies.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import { badValues, fieldsOf, type Path, valueAt, withValueAt } from "../support/fields.ts";
import type { TestHouse } from "../support/house.ts";
import { signaturePng } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
/** An order with every field that the contract knows. */
let whole: object;
let orderId: string;

beforeAll(async () => {
  ({ house, mill } = await millHouse());
  const original = await mill.clerk.upload(Buffer.from(signaturePng, "base64"), "订单.png");
  const { lines, ...order } = mill.order();
  const entered = await mill.clerk.ask(enterOrder, { ...order, lines });
  orderId = entered.orderId;
  const { lines: [kept] } = await mill.clerk.ask(readOrder, { orderId });
  whole = {
    ...order, kind: "standard", receivedAt: "2026-11-24T01:00:00Z", originals: [original], given: { name: "昆明鑫达", uscc: "91530103MA6K000000", contact: "李敏", phone: "13887654321", address: "北京路 388 号" },
    customerPo: "PO-1", paymentTerms: usualTerms.find(({ code }) => code === "monthly30"), currency: "CNY", salespersonId: mill.salesperson.id, priority: "normal",
    specialNeeds: { customised: "宽 57 mm", urgent: "三天内", packaging: "双层" }, remarks: "备注", promisedReplyAt: "2026-11-25T01:00:00Z",
    lines: [{ id: kept!.id, productId: mill.roll, customerPartNo: "K-1", spec: "57×50", quantity: "40", unit: "卷", unitPrice: "3.2", requestedDate: "2026-12-08", supply: "stock", customParameters: "无", remark: "先发" }],
  };
});

const written = async () =>
  (await house.asOwner("select (select count(*) from orders.orders) + (select count(*) from orders.lines) + (select count(*) from journal.entries) + (select sum(revision) from orders.orders) as rows"))[0]!.rows;
const placeholder = "@@bad@@";
/** The whole input as JSON text with this text at a place. */
const textWith = (input: object, path: Path, bad: string): string => JSON.stringify(withValueAt(input, path, placeholder)).replace(JSON.stringify(placeholder), () => bad);
/** What the contract lets pass at this place, it takes as it was sent. */
const passes = (schema: z.ZodType, bad: string): boolean => {
  try {
    return schema.safeParse(JSON.parse(bad)).success;
  } catch {
    return false;
  }
};

interface Answered {
  status: number;
  type: string;
  json: unknown;
}

/** Everything that is wrong with the answer to a bad value, in words. */
function faultsOf({ status, type, json }: Answered): string[] {
  if (status < 300) return [];
  const { code, title, hint } = json as { code?: string; title?: string; hint?: string };
  return [
    ...(status >= 500 ? [`answered ${status}`] : []),
    ...(type.startsWith("application/problem+json") ? [] : [`is ${type}`]),
    ...(code && title && hint ? [] : [`lacks code, title or hint: ${JSON.stringify(json)}`]),
    // A place in a text that no fact filled, or a value that was read as one.
    ...(/\{(?!reason)\w+\}/.test(`${title} ${hint}`) ? [`says ${title} ${hint}`] : []),
    ...(code === "invalidInput" && /invalid|expected|[a-z]{5,} [a-z]{2,}/i.test(`${hint}`) ? [`speaks English: ${hint}`] : []),
  ];
}

/**
 * Sends every bad value in every field; answers what went wrong, each with field and value. Whether anything was written is looked at once for all that was refused in a row,
 * before and after what may pass: to count before and after each one cost as much as to send it.
 */
async function walk(fields: readonly { path: Path; schema: z.ZodType }[], send: (path: Path, bad: string) => Promise<Answered>, look?: (path: Path, bad: string, answer: Answered) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  let before = await written();
  let refused: string[] = [];
  const lookAtRefused = async () => {
    if (refused.length && (await written()) !== before) found.push(`refused, and yet something was written by one of: ${refused.join("; ")}`);
    refused = [];
  };
  for (const { path, schema } of fields)
    for (const bad of badValues) {
      const what = `${path.join(".")} = ${bad.slice(0, 60)}`;
      const mayPass = passes(schema, bad);
      if (mayPass) await lookAtRefused();
      const answer = await send(path, bad);
      const faults = faultsOf(answer);
      if (answer.status >= 300) refused.push(what);
      else {
        if (!mayPass) faults.push("was taken");
        faults.push(...((await look?.(path, bad, answer)) ?? []));
        before = await written();
      }
      found.push(...faults.map((fault) => `${what}: ${fault}`));
    }
  await lookAtRefused();
  return found;
}

/** Texts that were taken are kept word for word, whatever they look like. */
async function keptAsSent(path: Path, bad: string, { json }: Answered): Promise<string[]> {
  const order: OrderDetail = await mill.clerk.ask(readOrder, { orderId: (json as { orderId: string }).orderId });
  const kept = valueAt(order, path);
  const sent: unknown = JSON.parse(bad);
  return typeof sent === "string" && typeof kept === "string" && !/^[\d.]+$/.test(kept) && kept !== sent.trim() ? [`is kept as ${kept.slice(0, 60)}`] : [];
}

describe("an order with something bad in one field is refused with a code and a way out, never with an error of ours", () => {
  test("the order of this test has every field that the contract knows", () => {
    const { draftId: _draft, enquiryId: _wish, ...fields } = enterOrder.body.shape;
    const lacking = fieldsOf(z.object(fields)).filter(({ path }) => valueAt(whole, path) === undefined);
    expect(lacking.map(({ path }) => path.join("."))).toEqual([]);
  });

  test("entering: nothing is written, and texts that may be so are kept word for word", { timeout: 300_000 }, async () => {
    const input = { ...(withValueAt(whole, ["lines", 0, "id"], undefined) as object), draftId: "01999999-0000-7000-8000-000000000000" };
    const faults = await walk(fieldsOf(enterOrder.body), async (path, bad) => mill.clerk.sendText("POST", "/orders", textWith(input, path, bad)), keptAsSent);
    expect(faults).toEqual([]);
  });

  test("changing", { timeout: 300_000 }, async () => {
    let { revision } = await mill.clerk.ask(readOrder, { orderId });
    const send = async (path: Path, bad: string) => {
      const answer = await mill.clerk.sendText("PUT", `/orders/${orderId}`, textWith({ ...whole, expectedRevision: revision }, path, bad));
      if (answer.status < 300) ({ revision } = answer.json as { revision: number });
      return answer;
    };
    expect(await walk(fieldsOf(editOrder.body), send)).toEqual([]);
  });

  test("asking for advice", { timeout: 300_000 }, async () => {
    expect(await walk(fieldsOf(adviseOrder.body), async (path, bad) => mill.clerk.sendText("POST", "/orders/advice", textWith({ ...whole, orderId }, path, bad)))).toEqual([]);
  });

  test("looking for orders", { timeout: 300_000 }, async () => {
    const texts = badValues.filter((bad) => bad.startsWith('"') && bad.length < 1000 && !bad.includes("\\ud8"));
    const found: string[] = [];
    for (const { path } of fieldsOf(listOrders.query))
      for (const bad of texts) found.push(...faultsOf(await mill.clerk.sendText("GET", `/orders?${path[0]}=${encodeURIComponent(JSON.parse(bad) as string)}`)).map((fault) => `${path[0]} = ${bad}: ${fault}`));
    expect(found).toEqual([]);
  });

  test("fields that the contract does not know are refused, also those that would change what an object is", async () => {
    const body = JSON.stringify(whole);
    for (const extra of ['"__proto__":{"admin":true}', '"constructor":{"prototype":{}}', '"companyId":"2"', '"stage":"approved"']) {
      const answer = await mill.clerk.sendText("POST", "/orders", body.replace("{", `{${extra},`));
      expect([extra, answer.status >= 400 && answer.status < 500, faultsOf(answer)]).toEqual([extra, true, []]);
    }
  });
});

test("a number that no column can hold is refused in words, wherever it was slipped in", async () => {
  const { policies: [policy] } = await mill.director.ask(listPolicies, {});
  expect(await mill.director.refused(readPolicyVersion, { policyId: policy!.policyId, version: Number.MAX_SAFE_INTEGER })).toMatchObject({ code: "numberOutOfRange", status: 422, title: "有数字过大，没有保存" });
});
