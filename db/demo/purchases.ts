import { createSupplier, datePurchase, raisePurchase, readPurchase, receivePurchase } from "../../contract/purchasing.ts";
import { shortagesOfOrder } from "../../contract/shortages.ts";
import { phoneOf, usccOf } from "./codes.ts";
import type { Play } from "./play.ts";
import type { Registers } from "./registers.ts";
import type { Interlude } from "./run-lives.ts";
import type { WorkGrid } from "./work-grid.ts";

interface Stage {
  play: Play;
  grid: WorkGrid;
  registers: Registers;
}

/** Mills and converters far from real ones: the name, who is called, how many days they usually need. */
const suppliers = [
  { name: "滇池源热敏纸业有限公司", contact: "马会计", leadDays: 8, note: "热敏大轴原纸，月结 30 天" },
  { name: "西江不干胶材料有限公司", contact: "覃经理", leadDays: 10, note: "标签底纸，整车起订" },
  { name: "云岭碳带制品厂", contact: "普厂长", leadDays: 5, note: "蜡基碳带" },
] as const;

type Order = [supplier: number, code: string, quantity: string, unitPrice: string];

interface Raising {
  order: Order;
  expectedOn: string;
  placed?: boolean;
  /** The order that waits for the goods. */
  forOrder?: string | undefined;
}

/** What is missing of an order, as a purchase answers it. */
async function sharesOf({ play }: Stage, orderId: string | undefined) {
  if (orderId === undefined) return [];
  const { rows } = await play.ask("liang.siyuan", shortagesOfOrder, { orderId });
  return rows.map(({ scheduleId, unanswered }) => ({ orderId, scheduleId, quantity: unanswered }));
}

const raise = async (stage: Stage, ids: readonly string[], { order: [supplier, code, quantity, unitPrice], expectedOn, placed = true, forOrder }: Raising) =>
  stage.play.ask("liang.siyuan", raisePurchase, {
    supplierId: ids[supplier]!, expectedOn, placed, lines: [{ productId: stage.registers.products.get(code)!, quantity, unitPrice, shares: await sharesOf(stage, forOrder) }],
  });

/** Raw paper and ribbons: one purchase that came, one whose supplier is late while an order waits for its goods, one on its way with a confirmed day, one that is still a draft. Each at its own minute. */
export function purchaseScenes(stage: Stage): Interlude[] {
  const { play, grid, registers } = stage;
  const ids: string[] = [];
  let came: { purchaseId: string; revision: number } | undefined;
  const begin = async () => {
    for (const [at, supplier] of suppliers.entries()) ids.push((await play.ask("liang.siyuan", createSupplier, { ...supplier, uscc: usccOf(9_000 + at), phone: phoneOf(900 + at) })).id);
    came = await raise(stage, ids, { order: [0, "PR-55-640", "12", "3860"], expectedOn: grid.dateAfter(-6) });
  };
  const receive = async () => {
    const { purchaseId, revision } = came!;
    const { lines } = await play.ask("luo.yong", readPurchase, { purchaseId });
    await play.ask("luo.yong", receivePurchase, { purchaseId, warehouseId: registers.warehouses.parent, note: "外包装完好", lines: lines.map(({ id, quantity }) => ({ lineId: id, quantity })), expectedRevision: revision });
  };
  const late: Interlude["act"] = async (played) => void (await raise(stage, ids, { order: [2, "TT-60300", "40", "385"], expectedOn: grid.dateAfter(-1), forOrder: played("lateGoods")[0]?.orderId }));
  const coming = async () => {
    const { purchaseId, revision } = await raise(stage, ids, { order: [1, "PR-LB-1080", "8", "8120"], expectedOn: grid.dateAfter(4) });
    await play.ask("liang.siyuan", datePurchase, { purchaseId, expectedOn: grid.dateAfter(6), confirmed: true, note: "供应商回电：整车配载晚两天", expectedRevision: revision });
    await raise(stage, ids, { order: [0, "PR-70-795", "10", "4550"], expectedOn: grid.dateAfter(9), placed: false });
  };
  return [{ at: grid.daysAgo(13) + 60, act: begin }, { at: grid.daysAgo(9) + 90, act: late }, { at: grid.daysAgo(5) + 45, act: receive }, { at: grid.daysAgo(1) + 200, act: coming }];
}
