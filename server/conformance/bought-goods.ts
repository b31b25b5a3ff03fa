import { createProduct } from "../../contract/catalog.ts";
import { listPriceLists, setPrice } from "../../contract/prices.ts";
import { createSupplier, raisePurchase } from "../../contract/purchasing.ts";
import { shortagesOfOrder } from "../../contract/shortages.ts";
import { impactOf, oneLess } from "./change-life.ts";
import { same, type Scene } from "./scene.ts";

/** Of 12 that are bought for an order one is wanted less: by which purchase they come, for when, and how much of it nobody waits for. */
export async function boughtFor(scene: Scene): Promise<void> {
  const { admin, director, planner, clerk } = scene.staff;
  const { id: productId } = await admin.ask(createProduct, { salesUnit: "卷", stockUnit: "卷", barCode: null, code: "YZ787", name: "外购原纸", spec: "787mm", supply: "stock", leadTimeDays: 5 });
  await director.ask(setPrice, { id: (await director.ask(listPriceLists, {}))[0]!.id, productId, validFrom: "2026-01-01", price: "5", floorPrice: "4" });
  const orderId = await scene.confirm({ lines: [{ productId, quantity: "12" }] });
  const [missing] = (await clerk.ask(shortagesOfOrder, { orderId })).rows;
  const { id: supplierId } = await planner.ask(createSupplier, { name: "玉溪华联原纸有限公司" });
  const expectedOn = scene.dayAfter(10);
  const { number } = await planner.ask(raisePurchase, { supplierId, expectedOn, placed: true, lines: [{ productId, quantity: "12", shares: [{ orderId, scheduleId: missing!.scheduleId, quantity: "12" }] }] });
  const { coming, notes } = await impactOf(scene, orderId, await oneLess(scene, orderId));
  same("purchases", coming.map(({ by, number: of, quantity: part, on }) => [by, of, part, on]), [["purchase", number, "12", expectedOn]]);
  same("what of them nobody waits for", notes.map(({ note, facts }) => [note, facts.quantity]), [["purchaseSurplus", "1"]]);
}
