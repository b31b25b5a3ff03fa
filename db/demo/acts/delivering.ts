import * as contract from "../../../contract/shipping.ts";
import { several } from "../several.ts";
import type { Act, Acting } from "./acting.ts";
import { signature } from "../papers.ts";
import { products } from "../products.ts";

type Delivery = Acting["played"]["deliveries"][number];

/** Does the same with every delivery of the order. */
async function onEach({ play, played }: Acting, work: (delivery: Delivery, at: number) => Promise<unknown>): Promise<void> {
  if (!played.deliveries.length) {
    const { rows } = await play.ask("he.guodong", contract.listDeliveries, { orderId: played.orderId });
    if (!rows.length) throw new Error(`${played.number} has nothing to deliver`);
    played.deliveries = await several(rows, ({ id }) => play.ask("he.guodong", contract.readDelivery, { deliveryId: id }));
  }
  for (const [at, delivery] of played.deliveries.entries()) await work(delivery, at);
}

/** The keeper says when the carrier comes, as he does every day for what has not left. */
export const reportPicking: Act = (acting) =>
  onEach(acting, ({ id }) => acting.play.ask("he.guodong", contract.reportPicking, { deliveryId: id, pickingDone: false, packingDone: false, carrierAppointment: acting.grid.instant(acting.minute + 240), note: "已排库，约车完成" }));

/** Each roll that is sold by weight comes off the scale a little lighter or heavier than it should be. */
const rolls = ({ chance }: Acting, { number, lines }: Delivery) =>
  lines.filter(({ weighed }) => weighed).flatMap((line) =>
    Array.from({ length: Number(line.ordered) }, (_, i) => {
      const { weight } = products.find(({ code }) => code === line.productCode)!;
      return { lineId: line.id, label: `${number}-${line.lineNo}-${i + 1}`, quantity: "1", weight: ((weight * chance.between(990, 1008)) / 1000).toFixed(1) };
    }));

export const pick: Act = (acting) =>
  onEach(acting, (delivery) => {
    const byHand = delivery.lines.filter(({ weighed }) => !weighed).map((line) => ({ lineId: line.id, picked: line.ordered }));
    return acting.play.ask("he.guodong", contract.pickDelivery, { deliveryId: delivery.id, byHand, pieces: rolls(acting, delivery) });
  });

export const pack: Act = (acting) =>
  onEach(acting, ({ id }) => {
    const pallets = Math.max(1, Math.ceil(acting.wish.lines.reduce((sum, { quantity }) => sum + quantity, 0) / 48));
    const packages = Array.from({ length: pallets }, (_, i) => ({ label: `托盘 ${i + 1}/${pallets}` }));
    return acting.play.ask("he.guodong", contract.packDelivery, { deliveryId: id, packages });
  });

export const check: Act = (acting) =>
  onEach(acting, ({ id, lines }) => {
    const counted = lines.map((line) => ({ lineId: line.id, productRight: true, counted: line.ordered }));
    return acting.play.ask("luo.yong", contract.checkDelivery, { deliveryId: id, lines: counted, addressRight: true });
  });

const carriers = ["演示速运", "演示物流", "演示零担"] as const;
/** Near customers are served by the own truck. */
function carriageOf({ wish, chance }: Acting): contract.CarriageInput {
  if (wish.customer.place.province === "江苏省") return { by: "ownTruck", plate: "苏B·演0305", driver: "演示司机 小吴", driverPhone: "13900000991" };
  return { by: "carrier", carrier: chance.pick(carriers), trackingNumber: `DEMO${String(chance.between(1, 99_999_999)).padStart(8, "0")}` };
}

export const ship: Act = (acting) => {
  const { grid, minute } = acting;
  const carriage = carriageOf(acting);
  const expectedArrival = grid.dayOf(Math.min(grid.now, minute + 480));
  return onEach(acting, async ({ id }) => {
    await acting.play.ask("jiang.dawei", contract.shipDelivery, { deliveryId: id, carriage, expectedArrival });
    await acting.post();
  });
};

export const arrive: Act = (acting) => onEach(acting, ({ id }) => acting.play.ask("jiang.dawei", contract.recordArrival, { deliveryId: id }));

const allGood = { quantityGood: true, qualityGood: true, packagingGood: true, note: "客户反馈数量、外观、包装均正常" };
export const contact: Act = (acting) => onEach(acting, ({ id }) => acting.play.ask(acting.salesperson, contract.recordArrivalContact, { deliveryId: id, ...allGood }));

type Received = { received: string; reason?: contract.DeliveryLine["receiptReason"] & string; note?: string };
const troubles: Partial<Record<string, { objection: string; line(shipped: string): Received }>> = {
  pallet: { objection: "一托 40 卷外包装破损受潮，整托退回", line: (shipped) => ({ received: String(Number(shipped) - 40), reason: "damaged", note: "一托 40 卷外包装破损受潮" }) },
  shortCount: { objection: "实收少 1 箱", line: (shipped) => ({ received: String(Number(shipped) - 1), reason: "missing", note: "少 1 箱" }) },
};

/** The receiver signs on the phone, line by line. */
export const sign: Act = (acting) =>
  onEach(acting, async ({ id, lines }, at) => {
    const { play, life, wish, played } = acting;
    const { token } = await play.ask("jiang.dawei", contract.createDeliveryLink, { deliveryId: id, purpose: "signDelivery" });
    const trouble = at === 0 ? troubles[life.twist ?? ""] : undefined;
    const received = lines.map((line, i) => ({ lineId: line.id, ...(i === 0 && trouble ? trouble.line(line.ordered) : { received: line.ordered }) }));
    const signed = await play.byLink(token, contract.signByLink, { signer: `${wish.customer.contact[0]}师傅`, lines: received, objection: trouble?.objection ?? "", signature: signature.toString("base64") });
    played.ratingLink = signed.rating!.token;
  });

const praise = ["送货准时，包装完好", "质量稳定", "客服响应快", "希望箱唛更清晰", ""] as const;
export const rate: Act = async (acting) => {
  const { chance, played } = acting;
  const stars = () => chance.weighted([[5, 7], [4, 4], [3, 1]]);
  await acting.play.byLink(played.ratingLink!, contract.rateByLink, { quality: stars(), punctuality: stars(), service: stars(), comments: chance.pick(praise) });
};
