import * as aftersales from "../../contract/aftersales.ts";
import * as cases from "../../contract/cases.ts";
import * as changes from "../../contract/changes.ts";
import * as parts from "../../contract/delivery-parts.ts";
import * as reversals from "../../contract/settlement-reversals.ts";
import { oneLess, request, settle } from "../../server/conformance/change-life.ts";
import type { Life } from "../../server/conformance/life.ts";
import { bouncedMark } from "./kept.ts";

// What befalls an order beside its straight way.

/** A change that needs nobody: it is carried out in the command that asks for it. */
export async function remark(life: Life, orderId: string): Promise<void> {
  await request(life, orderId, { kind: "amend", wanted: { remarks: "请送到后门" } });
}

/** The customer wants one less: three departments give their opinions, he consents on his phone, and the order has a second version. */
export async function lessen(life: Life, orderId: string): Promise<changes.ChangeDetail> {
  const { changeId } = await request(life, orderId, await oneLess(life, orderId));
  return settle(life, changeId);
}

/** Packed, and the packing taken back. */
export async function packAgain(life: Life, orderId: string): Promise<void> {
  const { deliveryId } = await life.pack(orderId);
  await life.staff.keeper.ask(parts.reversePacking, { deliveryId, reason: "装错箱" });
}

/** The money comes, bounces, and comes again. */
export async function payAgain(life: Life, orderId: string, mark: string): Promise<void> {
  const { finance } = life.staff;
  const { receiptId } = await life.pay(orderId, bouncedMark(mark));
  const { allocations } = await finance.ask(reversals.readReceipt, { receiptId });
  await finance.ask(reversals.reverseReceipt, { receiptId, reason: "退票", allocationIds: allocations.map(({ id }) => id) });
  await life.pay(orderId, mark);
}

/** Three of the goods come back damaged: two are put into stock again, one is scrapped, all are credited, and the case is settled. */
export async function sendBack({ company, read, staff: { director, keeper, quality, finance } }: Life, orderId: string): Promise<void> {
  const [line] = (await read(orderId)).lines;
  const came = [{ orderLineId: line!.id, quantity: "3" }];
  const { caseId } = await director.ask(cases.openCase, { orderId, kind: "damage", source: "phone", description: "3 卷受潮", lines: came });
  const { returnId } = await director.ask(aftersales.authoriseReturn, { caseId, reason: "3 卷受潮", lines: came });
  const lineId = (await keeper.ask(aftersales.readReturn, { returnId })).lines[0]!.id;
  await keeper.ask(aftersales.receiveReturn, { returnId, warehouseId: company.holdId, lines: [{ lineId, quantity: "3" }] });
  await quality.ask(aftersales.inspectReturn, { returnId, into: company.warehouseId, finding: "1 卷受潮报废", lines: [{ lineId, restocked: "2", scrapped: "1" }] });
  const { lines } = await finance.ask(aftersales.readReturn, { returnId });
  await finance.ask(aftersales.creditReturn, { returnId, lines: [{ lineId, amount: lines[0]!.value! }] });
  await director.ask(cases.takeCase, { caseId });
  await director.ask(cases.settleCase, { caseId, result: "已贷项", satisfaction: 4 });
}
