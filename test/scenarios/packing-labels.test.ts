import { beforeAll, expect, test } from "vitest";
import { makeLabels, reversePacking } from "../../contract/delivery-parts.ts";
import { listPapers, previewPaper, printPaper, readPaper } from "../../contract/papers-api.ts";
import * as shipping from "../../contract/shipping.ts";
import { testHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

let mill: Papermill;
let life: Life;
beforeAll(async () => {
  const house = await testHouse();
  mill = await papermill(house);
  life = lifeOf(house, mill);
});

const labelsOf = async (orderId: string) => (await mill.keeper.ask(listPapers, { kind: "order", id: orderId })).filter(({ kind }) => kind === "packingLabel");
async function packagesOn(paperId: string) {
  const { snapshot } = await mill.keeper.ask(readPaper, { paperId });
  return (snapshot as { packages: { label?: string; weight?: string; lines: { quantity?: string; name: string }[] }[] }).packages;
}

test("each package that was packed gets its label of 100 × 60 mm, with what lies in it; printed again they carry their mark, and packed anew they are made anew", async () => {
  const orderId = await life.confirm({ customerPo: "PO-77120" });
  const { deliveryId, lines: [line] } = await life.pick(orderId);
  expect((await mill.keeper.refused(makeLabels, { deliveryId })).code).toBe("labelsNotPacked");
  const half = String(Number(line!.ordered) / 2);
  const box = (label: string, weightKg: string | null = null) => ({ label, weightKg, contents: [{ lineId: line!.id, quantity: half }] });
  await mill.keeper.ask(shipping.packDelivery, { deliveryId, packages: [box("1#", "12.5"), box("2#")] });
  expect(await labelsOf(orderId)).toEqual([]);

  await mill.keeper.ask(makeLabels, { deliveryId });
  const [labels] = await labelsOf(orderId);
  expect(labels).toMatchObject({ part: deliveryId, version: 1, prints: 0 });
  expect(await packagesOn(labels!.id)).toMatchObject([{ label: "1#", lines: [{ quantity: half }] }, { label: "2#", lines: [{ quantity: half }] }]);
  const { snapshot } = await mill.keeper.ask(readPaper, { paperId: labels!.id });
  expect(snapshot).toMatchObject({ customerPo: "PO-77120", paper: { qrUrl: `http://localhost:3000/orders/${orderId}/trace` } });
  expect((await mill.keeper.ask(previewPaper, { paperId: labels!.id })).pages).toHaveLength(2);
  expect(await mill.keeper.ask(printPaper, { paperId: labels!.id })).toMatchObject({ print: 1, mark: null });
  expect(await mill.keeper.ask(printPaper, { paperId: labels!.id })).toMatchObject({ print: 2, mark: "补打 第 1 次" });
  expect((await mill.keeper.refused(printPaper, { paperId: labels!.id, size: "A4" })).code).toBe("paperSizeWrong");

  await mill.director.ask(reversePacking, { deliveryId, reason: "少装一箱" });
  expect((await mill.keeper.refused(makeLabels, { deliveryId })).code).toBe("labelsNotPacked");
  await mill.keeper.ask(shipping.packDelivery, { deliveryId });
  await mill.keeper.ask(makeLabels, { deliveryId });
  expect((await labelsOf(orderId)).map(({ version, superseded }) => [version, superseded])).toEqual([[2, false], [1, true]]);
});

test("without boxes on record each line is a package; who does not pack makes no labels", async () => {
  const orderId = await life.confirm();
  const { deliveryId, lines } = await life.pack(orderId);
  expect((await mill.clerk.refused(makeLabels, { deliveryId })).code).toBe("notPermitted");
  await mill.keeper.ask(makeLabels, { deliveryId });
  const [labels] = await labelsOf(orderId);
  expect(await packagesOn(labels!.id)).toMatchObject(lines.map(({ name, ordered }) => ({ lines: [{ name, quantity: ordered }] })));
});
