import Big from "big.js";
import type { ChangeKind, Difference, Impact } from "../../contract/changes.ts";
import { creditOn, type CustomerFile } from "../../contract/customers.ts";
import { asAmount, minus, sum } from "../../contract/money.ts";
import type { PolicyPack } from "../../contract/policies.ts";
import type { Refusal } from "../../contract/toolkit.ts";
import type { Context } from "../platform/command.ts";
import * as changes from "../modules/changes/index.ts";
import { requestsOf } from "../modules/confirmations/index.ts";
import * as customers from "../modules/customers/index.ts";
import * as orders from "../modules/orders/index.ts";
import { readPapersOf } from "../modules/papers/index.ts";
import * as production from "../modules/production/index.ts";
import { onWayFor } from "../modules/purchasing/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import * as stock from "../modules/stock/index.ts";
import { comingOfImpact, deliveriesOfImpact, type Goods, lineImpactOf, runsOfImpact } from "./change-goods.ts";
import { sideOf } from "./change-sides.ts";
import { feasibleBy } from "./factory-facts.ts";
import { billedWhole } from "./invoices-are-requested.ts";
import { factsOf } from "./order-context.ts";
import { pinnedPolicyOf } from "./policy-of-order.ts";
import { productsOf } from "./products.ts";
import { today } from "./register-facts.ts";
import { releaseKey, routeFor } from "./review-route.ts";
import { toSales } from "./units.ts";

/** What is weighed: an order as it is, and the version that a change proposes. */
export interface Weighable {
  /** Of a change that is on record already: what it was granted is no part of what was there before it. */
  changeId?: string;
  file: orders.OrderFile;
  kind: ChangeKind;
  /** Of a short close: the lines whose rest is dropped. */
  lineIds: readonly string[];
  compensation: string | null;
  proposed: orders.Proposed;
}
export interface Weighed {
  impact: Omit<Impact, "obstacles">;
  obstacles: Refusal[];
}
type Asking = Pick<Context, "tx" | "now">;

async function goodsOf({ tx }: Asking, { file, proposed: { proposal } }: Weighable): Promise<Goods> {
  const productIds = [...file.lines, ...proposal.lines].map(({ productId }) => productId);
  return {
    work: await production.workOf(tx, file.order.id), onWay: await onWayFor(tx, file.order.id), deliveries: await shipping.deliveriesOf(tx, file.order.id), products: await productsOf(tx, productIds),
    available: await stock.availableOf(tx, [...new Set(productIds)]),
  };
}

function differencesIn({ file, kind, lineIds, compensation, proposed: { proposal, hash } }: Weighable, customer: CustomerFile): Difference[] {
  const before = sideOf(file.order, file.lines, customer);
  if (kind === "cancel") return changes.callingOff({ total: file.order.totalAmount, compensation: asAmount(compensation ?? "0", file.order.currency) });
  if (kind === "shortClose") return changes.shortCloses(before.lines.filter(({ id }) => lineIds.includes(id)), orders.shippedByLine(file.schedules));
  return changes.differencesOf(before, sideOf(orders.asProposed(file.order, proposal, hash), proposal.lines, customer));
}

const added = ({ file, proposed }: Weighable) => proposed.proposal.lines.filter(({ id }) => !file.lines.some((line) => line.id === id)).map((line) => ({ ...line, quantity: "0" }));

function linesIn(weighable: Weighable, goods: Goods) {
  const { file, kind, proposed } = weighable;
  const wantedOf = (id: string) => (kind === "cancel" ? "0" : (proposed.proposal.lines.find((line) => line.id === id)?.quantity ?? "0"));
  return [...file.lines, ...added(weighable)].map((line) => lineImpactOf(line, { wanted: wantedOf(line.id), file, goods }));
}

/** By how much what was granted to an order that does not stand changes with its amount, once finance has passed that too where it is asked anew. */
async function grantedMore({ tx }: Asking, { id }: orders.Order, totalAfter: string): Promise<string> {
  const granted = await settlement.readGrant(tx, { kind: "order", id });
  return granted && !granted.rests ? minus(totalAfter, granted.amount) : "0";
}

async function moneyOf(context: Asking, { changeId, file: { order, lines }, kind, compensation, proposed }: Weighable, customer: CustomerFile) {
  const { currency } = order;
  const day = await today(context);
  const exposure = await settlement.exposureBeside(context.tx, { customerId: order.customerId, currency }, changeId ? [{ kind: "change", id: changeId }] : []);
  const totalAfter = asAmount(kind === "cancel" ? (compensation ?? "0") : proposed.proposal.fields.totalAmount, currency);
  const [before, after] = [await billedWhole(context, lines), await billedWhole(context, kind === "cancel" ? [] : proposed.proposal.lines)];
  const standing = await settlement.foresee(context.tx, { orderId: order.id, total: totalAfter, before, after });
  const money: Impact["money"] = {
    currency, totalBefore: order.totalAmount, totalAfter, exposureBefore: asAmount(exposure, currency), exposureAfter: asAmount(sum([exposure, standing?.exposure ?? "0", await grantedMore(context, order, totalAfter)]), currency),
    limit: customer.currency === currency ? creditOn(customer, day) : null, invoiced: asAmount(standing?.invoiced ?? "0", currency), paid: asAmount(standing?.paid ?? "0", currency),
    deposits: asAmount(standing?.deposits ?? "0", currency), becomesFree: asAmount(standing?.becomesFree ?? "0", currency),
    compensation: kind === "cancel" ? totalAfter : null,
  };
  const { belowInvoiced = false, invoiceOfWhole = null, refundedCredit = null, more = "0", less = "0" } = standing ?? {};
  return { money, billing: { belowInvoiced, invoiceOfWhole, refundedCredit, more, less } };
}

async function datesOf(context: Asking, { file: { order, lines }, kind, proposed: { proposal } }: Weighable, goods: Goods): Promise<Impact["dates"]> {
  const dateOf = ({ promisedDate, requestedDate }: Pick<orders.Order, "promisedDate" | "requestedDate">) => promisedDate ?? requestedDate;
  const after = kind === "cancel" ? null : dateOf(proposal.fields);
  const toMake = (all: readonly orders.Line[]) => all.filter(({ supply }) => supply !== "stock").reduce((load, { quantity }) => load.plus(quantity), Big(0));
  const more = toMake(proposal.lines).minus(toMake(lines));
  return {
    before: dateOf(order), after, feasibleBy: more.gt(0) ? await feasibleBy(context, more.toFixed(), after) : null,
    expectedFinish: goods.work.flatMap(({ runs }) => runs.map(({ expectedFinish }) => expectedFinish)).sort().at(-1) ?? null,
  };
}

async function rulingIn(context: Asking, weighable: Weighable, { pack, customer, differences, lines }: { pack: PolicyPack; customer: CustomerFile; differences: readonly Difference[]; lines: ReturnType<typeof linesIn> }) {
  const { file: { order }, proposed: { proposal, hash } } = weighable;
  const facts = await factsOf(context, pack, { order: orders.asProposed(order, proposal, hash), lines: proposal.lines, customer });
  const standing = lines.filter(({ ordered }) => Big(ordered).gt(0));
  const progress = (lineId: string | null) => standing.find((line) => line.lineId === lineId)?.progress ?? changes.wholeProgress(standing.map((line) => line.progress));
  return changes.rulingOf({ differences, progress, table: pack.changes, route: routeFor(pack, facts).filter(({ key }) => key !== releaseKey), confirmed: order.confirmation === "given", costs: Big(weighable.compensation ?? "0").gt(0) });
}

async function stockIn({ tx }: Asking, { order, lines }: orders.OrderFile, { available, products }: Goods): Promise<Impact["stock"]> {
  const reserved = await stock.reservationsOf(tx, { kind: "order", id: order.id });
  return [...new Map(lines.map((line) => [line.productId, line])).values()].flatMap(({ productId, productCode, unit }) => {
    const product = products.get(productId);
    if (!product) return [];
    const own = sum(reserved.filter((one) => one.productId === productId).map(({ quantity }) => quantity));
    return [{ productId, productCode, unit, reserved: toSales(own, product), available: toSales(available.get(productId)?.available ?? "0", product) }];
  });
}

const superseding: readonly string[] = ["orderConfirmation", "changeAgreement", "productionPlan", "issueNote"];

/** Gathers what a change means for every department through their doors (25.2); what is in the way and what is to be known is judged apart. */
export async function weighChange(context: Asking, weighable: Weighable): Promise<Weighed> {
  const { tx, now } = context;
  const { file, kind, proposed } = weighable;
  const { order } = file;
  const customer = await customers.readOnce(tx, order.customerId);
  if (!customer) throw new Error(`customer ${order.customerId} is gone`);
  const goods = await goodsOf(context, weighable);
  const differences = differencesIn(weighable, customer);
  const lines = linesIn(weighable, goods);
  const ruling = await rulingIn(context, weighable, { pack: await pinnedPolicyOf(tx, order.id), customer, differences, lines });
  const { money, billing } = await moneyOf(context, weighable, customer);
  const dates = await datesOf(context, weighable, goods);
  const replaced = new Set(kind === "amend" ? file.lines.filter((line) => orders.isReplaced(line, proposed.proposal.lines.find(({ id }) => id === line.id))).map(({ id }) => id) : []);
  const judged = changes.judge({ kind, differences, ruling, lines, money, dates, replaced, billing });
  const papers = (await readPapersOf(tx, { kind: "order", id: order.id })).filter((paper) => !paper.superseded && superseding.includes(paper.kind));
  return {
    obstacles: judged.obstacles,
    impact: {
      orderId: order.id, orderNumber: order.number, version: order.version, stage: order.stage, at: now, kind, differences, ruling, lines: judged.lines, stock: await stockIn(context, file, goods),
      runs: runsOfImpact(file, goods), coming: comingOfImpact(file, goods), deliveries: deliveriesOfImpact(goods), papers: papers.map(({ id, kind: paper, number, version }) => ({ paperId: id, kind: paper, number, version })),
      confirmations: (await requestsOf(tx, order.id)).filter(({ state }) => state === "awaiting" || state === "given").map(({ id, orderVersion, state }) => ({ requestId: id, version: orderVersion, state })),
      money, dates, notes: judged.notes,
    },
  };
}
