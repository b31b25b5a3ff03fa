import * as orders from "../../contract/orders.ts";
import { setDiscountAuthority } from "../../contract/prices.ts";
import type { AnswerOf, Endpoint, InputOf } from "../../contract/toolkit.ts";
import { dayAfter } from "../../server/conformance/given.ts";
import { addWarehouse, setOpening } from "../../server/modules/stock/index.ts";
import { type Colleague, type TestHouse, Unexpected } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

export type Order = AnswerOf<typeof orders.readOrder>;

/** A whole company of which several sequences of commands make use, each with orders of its own. */
export interface World {
  house: TestHouse;
  mill: Papermill;
  life: Life;
  service: Colleague;
  /** A second warehouse at the address of the first, and one for goods on hold. */
  secondId: string;
  holdId: string;
  /** Of the sequence that is played now. */
  orderIds: string[];
  /** How often each command was accepted, and refused. */
  tally: Map<string, { done: number; refused: number }>;
  /** Its orders are invoiced as a whole at their confirmation, else as they leave. */
  whole: boolean;
  /** The number of its next invoice at the tax office. */
  taxNumber(): string;
}

/** One turn of a sequence: an act about one order, `n` choosing whatever else there is to choose. */
export interface Turn {
  world: World;
  order: Order;
  n: number;
}
export type Act = (turn: Turn) => Promise<unknown>;

/** A company with stock that two or three larger orders exhaust. */
export async function worldOf(house: TestHouse, name: string, { tally, whole = false }: Pick<World, "tally"> & { whole?: boolean }): Promise<World> {
  const mill = await papermill(house, name, { pack: "sys-25.order-and-change-management.yaml", ...(whole && { change: ({ settlement: rule }) => void (rule.invoice = "onConfirm") }) });
  const { companyId, ledgerId, roll } = mill;
  // So that changes of a price wait for nobody's release.
  await mill.director.ask(setDiscountAuthority, { role: "salesperson", maxDiscountPercent: "60", belowFloor: true });
  const service = await mill.colleague("customerService");
  const secondId = await house.act(companyId, (c) => addWarehouse(c, { code: "CP2", name: "成品二库", ledgerId, address: "昆明市官渡区" }));
  const holdId = await house.act(companyId, (c) => addWarehouse(c, { code: "TH", name: "退货待检库", kind: "hold", ledgerId, address: "" }));
  await house.act(companyId, (c) => setOpening(c, [{ productId: roll, warehouseId: secondId, quantity: "500" }]));
  let taxNumbers = 0;
  const taxNumber = () => `2653${String((taxNumbers += 1)).padStart(12, "0")}`;
  return { house, mill, life: lifeOf(house, mill), service, secondId, holdId, orderIds: [], tally, whole, taxNumber };
}

/** Asks for a write, or what one would come to; what is refused is refused, and a fault of the house is thrown. */
export async function attempt<E extends Endpoint>({ tally }: World, who: Colleague, endpoint: E, input: InputOf<E>): Promise<AnswerOf<E> | undefined> {
  const count = tally.get(endpoint.name) ?? { done: 0, refused: 0 };
  if (endpoint.kind === "command") tally.set(endpoint.name, count);
  try {
    const answer = await who.ask(endpoint, input);
    count.done += 1;
    return answer;
  } catch (error) {
    if (!(error instanceof Unexpected) || error.problem.status >= 500) throw error;
    count.refused += 1;
    return undefined;
  }
}

export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(list.length, 1)];
/** A part of a quantity of whole pieces: a half, all of it, or one more. */
export const partOf = (quantity: string, n: number): string => String([Math.ceil(Number(quantity) / 2), Number(quantity), Number(quantity) + 1][n % 3]);
export const reason = "随机";
/** The business date so many days after today. */
export const dayOf = ({ house }: World, days = 0): string => dayAfter(house.clock.now(), days);
