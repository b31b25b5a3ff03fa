import { beforeAll, expect, test } from "vitest";
import { readOrder } from "../../contract/orders.ts";
import * as shortages from "../../contract/shortages.ts";
import { listLots, listStock } from "../../contract/stock.ts";
import { readTransfer, requestTransfer, reverseTransfer, sendTransfer } from "../../contract/transfers.ts";
import { addWarehouse, setOpening } from "../../server/modules/stock/index.ts";
import type { TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";
import { verifyCompany } from "../support/verify.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});
const reason = "调错仓库";
const sound = async () => expect(await verifyCompany(house, mill.companyId)).toEqual([]);
const lying = async () => (await mill.keeper.ask(listLots, { productId: mill.roll })).rows.map(({ warehouseCode, onHand }) => [warehouseCode, onHand]);

test("a transfer is not taken back while its goods are promised to an order or left with its delivery; the message says which, and who may not is told", async () => {
  const secondId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "CP2", name: "成品二库", ledgerId: mill.ledgerId, address: "昆明市官渡区" }));
  const { transferId, revision } = await mill.keeper.ask(requestTransfer, { fromId: mill.warehouseId, toId: secondId, atOnce: true, lines: [{ productId: mill.roll, quantity: "1000" }] });
  const undo = { transferId, reason, expectedRevision: revision };
  expect((await mill.planner.refused(reverseTransfer, undo)).code).toBe("notPermitted");
  const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "400" }] });
  const { number } = await mill.clerk.ask(readOrder, { orderId });
  expect((await mill.keeper.refused(reverseTransfer, undo)).refusals![0]).toMatchObject({ code: "goodsPromisedSince", facts: { product: "SY5750", left: "0", reserved: "400", orders: number } });
  const delivery = await life.ship(orderId);
  expect((await mill.keeper.refused(reverseTransfer, undo)).refusals![0]).toMatchObject({ code: "goodsLeftSince", facts: { wanted: "1000", left: "600", documents: delivery.number } });
  expect((await mill.keeper.ask(readTransfer, { transferId })).state).toBe("received");
  await sound();
});

test("a transfer on its way for an order that is short is taken back: its goods lie where they came from, and the order is short again", async () => {
  const holdId = await house.act(mill.companyId, (c) => addWarehouse(c, { code: "FJ", name: "复检仓", kind: "hold", ledgerId: mill.ledgerId, address: "" }));
  await house.act(mill.companyId, (c) => setOpening(c, [{ productId: mill.roll, warehouseId: holdId, quantity: "25" }]));
  const { rows } = await mill.keeper.ask(listStock, { search: "SY5750" });
  const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: String(Number(rows[0]!.available) + 25) }] });
  const shortOf = async () => (await mill.clerk.ask(shortages.shortagesOfOrder, { orderId })).rows[0]!;
  await mill.planner.ask(shortages.answerByTransfer, { orderId, scheduleId: (await shortOf()).scheduleId, quantity: "25", on: "2026-11-26", fromId: holdId, toId: mill.warehouseId });
  const transferId = (await shortOf()).answers[0]!.documentId!;
  const sent = await mill.keeper.ask(sendTransfer, { transferId, expectedRevision: 0 });
  expect(await lying()).not.toContainEqual(["FJ", "25"]);
  await mill.finance.ask(reverseTransfer, { transferId, reason, expectedRevision: sent.revision });
  expect(await shortOf()).toMatchObject({ unanswered: "25", answers: [] });
  expect(await lying()).toContainEqual(["FJ", "25"]);
  expect(await mill.keeper.ask(readTransfer, { transferId })).toMatchObject({ state: "reversed", reversal: { reason, by: mill.finance.id } });
  await sound();
});
