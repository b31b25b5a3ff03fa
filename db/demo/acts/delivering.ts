import * as contract from "../../../contract/shipping.ts";
import type { Act, Acting } from "./acting.ts";
import { signature } from "../papers.ts";

/** Does the same with every delivery of the order. */
async function onEach({ play, played }: Acting, work: (deliveryId: string, at: number) => Promise<unknown>): Promise<void> {
  if (!played.deliveryIds.length) {
    const { rows } = await play.ask("he.guodong", contract.listDeliveries, { orderId: played.orderId });
    if (!rows.length) throw new Error(`${played.number} has nothing to deliver`);
    played.deliveryIds = rows.map(({ id }) => id);
  }
  for (const [at, deliveryId] of played.deliveryIds.entries()) await work(deliveryId, at);
}
const linesOf = async ({ play }: Acting, deliveryId: string) => (await play.ask("he.guodong", contract.readDelivery, { deliveryId })).lines;

export const pick: Act = (acting) =>
  onEach(acting, async (deliveryId) => {
    const byHand = (await linesOf(acting, deliveryId)).map(({ id, ordered }) => ({ lineId: id, picked: ordered }));
    await acting.play.ask("he.guodong", contract.pickDelivery, { deliveryId, byHand });
  });

export const pack: Act = (acting) =>
  onEach(acting, (deliveryId) => {
    const pallets = Math.max(1, Math.ceil(acting.wish.lines.reduce((sum, { quantity }) => sum + quantity, 0) / 48));
    const packages = Array.from({ length: pallets }, (_, i) => ({ label: `托盘 ${i + 1}/${pallets}` }));
    return acting.play.ask("he.guodong", contract.packDelivery, { deliveryId, packages });
  });

export const check: Act = (acting) =>
  onEach(acting, async (deliveryId) => {
    const lines = (await linesOf(acting, deliveryId)).map(({ id, packed }) => ({ lineId: id, productRight: true, counted: packed }));
    await acting.play.ask("luo.yong", contract.checkDelivery, { deliveryId, lines, addressRight: true });
  });

const carriers = ["演示速运", "演示物流", "演示零担"] as const;
/** Near customers are served by the own truck; four orders of one day stood on one that broke down. */
function carriageOf({ life, wish, chance }: Acting): contract.CarriageInput {
  if (life.twist === "lateTruck") return { by: "ownTruck", plate: "苏B·演0217", driver: "演示司机 老周", driverPhone: "13900000990" };
  if (wish.customer.place.province === "江苏省") return { by: "ownTruck", plate: "苏B·演0305", driver: "演示司机 小吴", driverPhone: "13900000991" };
  return { by: "carrier", carrier: chance.pick(carriers), trackingNumber: `DEMO${String(chance.between(1, 99_999_999)).padStart(8, "0")}` };
}

export const ship: Act = (acting) => {
  const { grid, minute } = acting;
  const carriage = carriageOf(acting);
  const expectedArrival = grid.dayOf(Math.min(grid.now, minute + 480));
  return onEach(acting, (deliveryId) => acting.play.ask("jiang.dawei", contract.shipDelivery, { deliveryId, carriage, expectedArrival }));
};

export const arrive: Act = (acting) => onEach(acting, (deliveryId) => acting.play.ask("jiang.dawei", contract.recordArrival, { deliveryId }));

const allGood = { quantityGood: true, qualityGood: true, packagingGood: true, note: "客户反馈数量、外观、包装均正常" };
export const contact: Act = (acting) => onEach(acting, (deliveryId) => acting.play.ask(acting.salesperson, contract.recordArrivalContact, { deliveryId, ...allGood }));

type Received = { received: string; reason?: contract.DeliveryLine["receiptReason"] & string; note?: string };
const asSent = (shipped: string): Received => ({ received: shipped });
const troubles: Partial<Record<string, { objection: string; line(shipped: string): Received }>> = {
  pallet: { objection: "一托外包装破损受潮,2 箱退回", line: (shipped) => ({ received: String(Number(shipped) - 2), reason: "damaged", note: "2 箱破损受潮" }) },
  shortCount: { objection: "实收少 1 箱", line: (shipped) => ({ received: String(Number(shipped) - 1), reason: "missing", note: "少 1 箱" }) },
};

/** The receiver signs on the phone, line by line. */
export const sign: Act = (acting) =>
  onEach(acting, async (deliveryId, at) => {
    const { play, life, wish, played } = acting;
    const { token } = await play.ask("jiang.dawei", contract.createDeliveryLink, { deliveryId, purpose: "signDelivery" });
    const trouble = at === 0 ? troubles[life.twist ?? ""] : undefined;
    const lines = (await linesOf(acting, deliveryId)).map(({ id, shipped }, i) => ({ lineId: id, ...(i === 0 && trouble ? trouble.line(shipped) : asSent(shipped)) }));
    const signed = await play.byLink(token, contract.signByLink, { signer: `${wish.customer.contact[0]}师傅`, lines, objection: trouble?.objection ?? "", signature: signature.toString("base64") });
    played.ratingLink = signed.rating.token;
  });

const praise = ["送货准时,包装完好", "质量稳定", "客服响应快", "希望箱唛更清晰", ""] as const;
export const rate: Act = async (acting) => {
  const { chance, played } = acting;
  const stars = () => chance.weighted([[5, 7], [4, 4], [3, 1]]);
  await acting.play.byLink(played.ratingLink!, contract.rateByLink, { quality: stars(), punctuality: stars(), service: stars(), comments: chance.pick(praise) });
};
