import * as aftersales from "../../contract/aftersales.ts";
import * as cases from "../../contract/cases.ts";
import * as changes from "../../contract/changes.ts";
import { minus } from "../../contract/money.ts";
import * as orders from "../../contract/orders.ts";
import * as reversals from "../../contract/settlement-reversals.ts";
import * as settlement from "../../contract/settlement.ts";
import { carriedOut } from "./selling.ts";
import { type Act, attempt, dayOf, partOf, pick, reason, type Turn } from "./world.ts";

async function invoice({ world, order }: Turn): Promise<boolean> {
  const { finance } = world.mill;
  const { rows } = await finance.ask(settlement.listInvoiceRequests, { state: "requested", orderId: order.id });
  return rows.length > 0 && Boolean(await attempt(world, finance, settlement.issueInvoice, { requestIds: rows.map(({ id }) => id), kind: "special", taxNumber: world.taxNumber(), issuedOn: dayOf(world) }));
}

/** Money for what is open of the order; too little now and then, and some of it stays unapplied. */
async function receive({ world, order, n }: Turn): Promise<boolean> {
  const { finance, ledgerId } = world.mill;
  const { rows } = await finance.ask(settlement.listReceivables, { orderId: order.id });
  const open = rows.reduce((sum, row) => sum + Number(row.open), 0);
  const applications = n % 4 ? rows.map((row) => ({ kind: "receivable" as const, id: row.id, amount: n % 3 ? row.open : (Number(row.open) / 2).toFixed(2) })) : [];
  return open > 0 && Boolean(await attempt(world, finance, settlement.recordReceipt, { customerId: order.customerId, ledgerId, amount: open.toFixed(2), receivedOn: dayOf(world), means: "bankTransfer", applications }));
}

async function deposit({ world, order, n }: Turn): Promise<void> {
  const applications = [{ kind: "order" as const, id: order.id, amount: `${n + 1}.00` }];
  await attempt(world, world.mill.finance, settlement.recordReceipt, { customerId: order.customerId, ledgerId: world.mill.ledgerId, amount: `${n + 2}.00`, receivedOn: dayOf(world), means: "cash", applications });
}

const receiptsOf = async ({ world: { mill }, order }: Turn) => (await mill.finance.ask(settlement.listReceipts, { customerId: order.customerId, limit: 20 })).rows;

async function apply(turn: Turn): Promise<void> {
  const { world, order, n } = turn;
  const { finance } = world.mill;
  const receipt = pick((await receiptsOf(turn)).filter(({ rest }) => Number(rest) > 0), n);
  const [row] = (await finance.ask(settlement.listReceivables, { orderId: order.id })).rows;
  if (receipt && row) await attempt(world, finance, settlement.applyReceipt, { receiptId: receipt.id, applications: [{ kind: "receivable", id: row.id, amount: Number(receipt.rest) < Number(row.open) ? receipt.rest : row.open }] });
}

/** A receipt, or one thing that it was applied to, is taken back, or what is left of it goes back. */
async function undoMoney(turn: Turn): Promise<void> {
  const { world, n } = turn;
  const { finance } = world.mill;
  const row = pick(await receiptsOf(turn), n);
  if (!row) return;
  const { id: receiptId, rest } = row;
  const standing = (await finance.ask(reversals.readReceipt, { receiptId })).allocations.filter((one) => one.standing && Number(one.left) > 0);
  if (n % 3 === 0 && standing.length) await attempt(world, finance, reversals.reverseAllocation, { allocationId: standing[0]!.id, reason });
  else if (n % 3 === 1) await attempt(world, finance, reversals.reverseReceipt, { receiptId, reason, allocationIds: standing.map(({ id }) => id) });
  else if (Number(rest) > 0) await attempt(world, finance, reversals.refundReceipt, { receiptId, amount: rest, refundedOn: dayOf(world), means: "bankTransfer", reason });
}

async function undoInvoice({ world, order, n }: Turn): Promise<void> {
  const { finance } = world.mill;
  const blue = pick((await finance.ask(reversals.listInvoices, { orderId: order.id })).rows.filter((row) => row.reversalOf === null && Number(row.left) > 0), n);
  if (!blue) return;
  const given = { invoiceId: blue.id, taxNumber: world.taxNumber(), issuedOn: dayOf(world), reason, freed: n % 2 ? ("order" as const) : ("customer" as const) };
  if (world.whole && n % 5 > 1) await attempt(world, finance, reversals.reverseInvoice, { ...given, afterwards: "asOrdered" });
  else if (n % 3 === 2) await attempt(world, finance, reversals.correctPrice, { ...given, lines: [{ lineNo: 1, unitPrice: "2" }], evidence: { source: "contract", words: reason } });
  else await attempt(world, finance, reversals.reverseInvoice, { ...given, afterwards: n % 3 ? "again" : "close", ...(n % 4 === 0 && { lines: [{ lineNo: 1, quantity: "1" }] }) });
}

/** By how much a version moves a line's quantity and its price. */
const moves = [[1, 0], [0, 0.35], [-1, 0], [0, -0.25], [7, 0], [-3, 0], [2, 0.5], [2, -0.5], [-1, 1], [0, 0]] as const;

type Wanted = Extract<changes.ChangeContent, { kind: "amend" }>["wanted"]["lines"];
/** The lines of an order's next version: each moves by a digit of `n` of its own; now and then there is one more, or one less. */
function nextLines({ world: { mill }, order, n }: Turn): Wanted {
  const lines = order.lines.map(({ id, productId, quantity, unitPrice }, at) => {
    const [more, dearer] = pick(moves, Math.floor(n / 10 ** at))!;
    return { id, productId, quantity: String(Math.max(1, Number(quantity) + more)), ...(dearer && { unitPrice: Math.max(0.5, Number(unitPrice) + dearer).toFixed(2) }) };
  });
  if (n % 8 === 6) return [...lines, { productId: n % 2 ? mill.roll : mill.wide, quantity: "3" }];
  return n % 8 === 5 && lines.length > 1 ? lines.slice(1) : lines;
}

/** The order gets a version that moves any of its lines, whatever of it was sent and billed before; everybody agrees to it, and the customer's exposure becomes what they were told it would. */
async function version(turn: Turn): Promise<void> {
  const { world: { mill }, order } = turn;
  const content: changes.ChangeContent = { kind: "amend", wanted: { lines: nextLines(turn) } };
  const foreseen = await attempt(turn.world, mill.clerk, changes.impactOfChange, { orderId: order.id, content });
  // Nobody refuses: seven and eleven decide who would.
  const taken = await carriedOut({ ...turn, n: 1 }, content);
  if (!foreseen || !taken || (await mill.clerk.ask(orders.readOrder, { orderId: order.id })).version === order.version) return;
  const { currency, exposureAfter, totalAfter } = foreseen.money;
  // What finance had passed and is asked about again counts no more until it passes again; what was foreseen is what comes then.
  const waits = order.axes.review === "inReview" && foreseen.ruling.askedAgain.some(({ key }) => key === "finance") ? [minus(exposureAfter, totalAfter)] : [];
  // A customer none of whose orders counts yet has no account.
  const account = await attempt(turn.world, mill.finance, settlement.readAccount, { customerId: order.customerId });
  const became = account?.credit.find((one) => one.currency === currency)?.exposure ?? "0.00";
  if (![exposureAfter, ...waits].some((expected) => Number(expected) === Number(became))) throw new Error(`${order.number} (${order.stage}): exposure foreseen ${exposureAfter}, became ${became}`);
}

/** A complaint, and goods that come back: inspected, credited or replaced. */
async function comeBack({ world, order, n }: Turn): Promise<void> {
  const { mill, service, holdId } = world;
  const [line] = order.lines;
  const opened = await attempt(world, service, cases.openCase, { orderId: order.id, kind: "damage", source: "phone", description: reason, lines: [{ orderLineId: line!.id, quantity: "1" }] });
  if (!opened) return;
  const quantity = partOf(line!.quantity, n);
  const sentBack = await attempt(world, service, aftersales.authoriseReturn, { caseId: opened.caseId, reason, lines: [{ orderLineId: line!.id, quantity }] });
  if (!sentBack) return;
  const { returnId } = sentBack;
  const [row] = (await service.ask(aftersales.readReturn, { returnId })).lines;
  const lineId = row!.id;
  if (n % 5 === 4) return void (await attempt(world, service, aftersales.cancelReturn, { returnId, reason }));
  await attempt(world, mill.keeper, aftersales.receiveReturn, { returnId, warehouseId: holdId, lines: [{ lineId, quantity }] });
  const half = partOf(quantity, 0);
  if (n % 2) await attempt(world, service, aftersales.replaceReturn, { returnId, lines: [{ lineId, quantity: half }] });
  const repaired = n % 4 === 0 && (await attempt(world, mill.quality, aftersales.repairReturn, { returnId, into: mill.warehouseId, finding: reason, lines: [{ lineId, quantity: half }] }));
  await attempt(world, mill.quality, aftersales.inspectReturn, { returnId, into: mill.warehouseId, finding: reason, lines: [{ lineId, restocked: repaired ? "0" : half, scrapped: String(Number(quantity) - Number(half)) }] });
  if (n % 3) await attempt(world, mill.finance, aftersales.creditReturn, { returnId, lines: [{ lineId, amount: "1.00" }] });
}

async function settleCases({ world, order }: Turn): Promise<boolean> {
  const open = (await world.service.ask(cases.listCases, { search: order.number })).rows.filter(({ state }) => state !== "settled");
  for (const { id: caseId } of open) {
    await attempt(world, world.service, cases.takeCase, { caseId });
    await attempt(world, world.service, cases.settleCase, { caseId, result: reason, satisfaction: 4 });
  }
  return open.length > 0;
}

export const money = { invoice, receive, deposit, apply, undoMoney, undoInvoice, version, comeBack, settleCases } satisfies Record<string, Act>;
