import { listCases, readCase } from "../../../contract/cases.ts";
import * as confirmations from "../../../contract/confirmations.ts";
import { dutiesOfSubject } from "../../../contract/duties.ts";
import { type FileAnswer, listFiles } from "../../../contract/files.ts";
import { type OrderDetail, readOrder } from "../../../contract/orders.ts";
import { listPapers, readPaper } from "../../../contract/papers-api.ts";
import { listRuns } from "../../../contract/production.ts";
import { reviewsOfSubject } from "../../../contract/reviews.ts";
import { listInvoiceRequests, listReceipts, listReceivables, readInvoiceRequest, type ReceiptRow } from "../../../contract/settlement.ts";
import { listDeliveries, readDelivery } from "../../../contract/shipping.ts";
import type { AnswerOf } from "../../../contract/toolkit.ts";
import { timeline, trace } from "../../../contract/views.ts";
import type { Asking } from "../asking.ts";

type Paper = AnswerOf<typeof readPaper>;

/** All that the reader may see of an order, read in one transaction. */
export interface Sections {
  order: OrderDetail;
  papers: Paper[];
  /** Originals and evidence: what belongs to the order and its deliveries, the archived PDFs of papers left out. */
  files: FileAnswer[];
  timeline: AnswerOf<typeof timeline> | undefined;
  /** Path of a JSON entry → what it holds. */
  json: Record<string, unknown>;
}

const defined = <T>(values: readonly (T | undefined)[]): T[] => values.flatMap((value) => (value === undefined ? [] : [value]));

async function each<T>(ids: readonly { id: string }[] | undefined, read: (id: string) => Promise<T | undefined>): Promise<T[]> {
  const found: (T | undefined)[] = [];
  for (const { id } of ids ?? []) found.push(await read(id));
  return defined(found);
}

/** Money that came in for an order is found by the order's trace, for a receipt may serve several orders. */
async function receiptsOf({ all }: Asking, { customerId }: OrderDetail, traced: AnswerOf<typeof trace> | undefined): Promise<ReceiptRow[] | undefined> {
  const ids = new Set(traced?.nodes.filter(({ kind }) => kind === "receipt").map(({ id }) => id));
  return (await all<ReceiptRow>(listReceipts, { customerId }))?.filter(({ id }) => ids.has(id));
}

async function moneyOf(asking: Asking, order: OrderDetail, traced: AnswerOf<typeof trace> | undefined) {
  const { ask, all } = asking;
  const requests = await all<{ id: string }>(listInvoiceRequests, { orderId: order.id });
  return {
    "invoices.json": requests && (await each(requests, (requestId) => ask(readInvoiceRequest, { requestId }))),
    "receipts.json": await receiptsOf(asking, order, traced),
    "receivables.json": await all(listReceivables, { orderId: order.id }),
  };
}

async function worksOf({ ask, all }: Asking, orderId: string) {
  const subject = { kind: "order", id: orderId };
  const deliveries = await all<{ id: string }>(listDeliveries, { orderId });
  const cases = await all<{ id: string }>(listCases, { subjectId: orderId });
  return {
    "reviews.json": await ask(reviewsOfSubject, subject),
    "confirmations.json": await ask(confirmations.ofOrder, { orderId }),
    "production.json": await all(listRuns, { orderId }),
    "deliveries.json": deliveries && (await each(deliveries, (deliveryId) => ask(readDelivery, { deliveryId }))),
    "duties.json": await ask(dutiesOfSubject, subject),
    "cases.json": cases && (await each(cases, (caseId) => ask(readCase, { caseId }))),
    deliveries: deliveries ?? [],
  };
}

async function filesOf({ ask }: Asking, orderId: string, deliveries: readonly { id: string }[]): Promise<FileAnswer[]> {
  const own = (await ask(listFiles, { kind: "order", id: orderId })) ?? [];
  const theirs = await each(deliveries, (id) => ask(listFiles, { kind: "delivery", id }));
  return [...own, ...theirs.flat()];
}

/** Reads everything; undefined when the order is out of the reader's reach. */
export async function sectionsOf(asking: Asking, orderId: string): Promise<Sections | undefined> {
  const { ask } = asking;
  const order = await ask(readOrder, { orderId });
  if (!order) return undefined;
  const papers = await each(await ask(listPapers, { kind: "order", id: orderId }), (paperId) => ask(readPaper, { paperId }));
  const traced = await ask(trace, { orderId });
  const told = await ask(timeline, { orderId });
  const { deliveries, ...works } = await worksOf(asking, orderId);
  const rendered = new Set(papers.flatMap(({ renderings }) => renderings.map(({ fileId }) => fileId)));
  const files = (await filesOf(asking, orderId, deliveries)).filter(({ id }) => !rendered.has(id));
  const json = { "order.json": order, "timeline.json": told, "trace.json": traced, "papers.json": papers, "files.json": files, ...works, ...(await moneyOf(asking, order, traced)) };
  return { order, papers, files, timeline: told, json: Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined)) };
}
