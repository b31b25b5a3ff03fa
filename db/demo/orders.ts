import { customers, type DemoCustomer, type Kind } from "./customers.ts";
import type { Who } from "./people.ts";
import { type DemoProduct, type Family, products } from "./products.ts";
import type { Chance } from "./random.ts";

export interface PlannedLine {
  code: string;
  quantity: number;
  /** Percent under the list price. */
  discount?: number;
  /** What the customer wants of goods that are made for it. */
  parameters?: string;
}

/** What a customer wants, and by which way it says so. */
export interface Wish {
  customer: DemoCustomer;
  channel: "dealerOnline" | "phone" | "oral" | "customerMail" | "fax" | "paper";
  enteredBy: Who;
  lines: PlannedLine[];
  /** Made to order as a whole; else from stock as a whole. */
  makes: boolean;
  customerPo: string;
  /** Calendar days from its entry to the wanted delivery. */
  withinDays: number;
  urgent?: string;
  packaging?: string;
}

const parameters: Readonly<Record<string, readonly string[]>> = {
  "CM-44": ["净宽 44mm，外径 45mm，管芯 12mm", "净宽 44mm，外径 60mm，管芯 17mm"],
  "CM-76": ["净宽 76mm，上白下黄双联，外径 60mm", "净宽 76mm，上白下粉双联，外径 65mm"],
  "CM-82": ["净宽 82.5mm，外径 80mm，管芯 25mm", "净宽 82.5mm，外径 150mm，管芯 40mm"],
  "CM-112": ["净宽 112mm，外径 50mm，医用打印机"],
  "CM-57L": ["背面单色印刷：门店二维码，循环 80mm", "背面双色印刷：会员活动，循环 120mm"],
  "CM-80L": ["背面单色印刷：品牌标志，循环 100mm", "背面四色印刷：新品海报，循环 160mm"],
  "CM-LB": ["45×25mm，三防热敏，管芯 40mm", "90×60mm，铜版不干胶，管芯 76mm"],
  "CM-LBC": ["60×90mm，四色彩印，覆光膜", "40×60mm，双色彩印，管芯 40mm"],
  "CM-ATM": ["80×190mm，黑标定位 12mm，外径 190mm"],
  "CM-LOT": ["82×180mm，防伪底纹 A 版", "82×180mm，防伪底纹 B 版"],
};

/** Units of one line, and how many lines an order has. */
const habits: Record<Kind, { units: [number, number]; lines: [number, number]; families: readonly (readonly [Family, number])[] }> = {
  dealer: { units: [20, 90], lines: [2, 5], families: [["till", 6], ["label", 3], ["other", 1]] },
  supermarket: { units: [10, 50], lines: [2, 5], families: [["till", 6], ["label", 4]] },
  wholesale: { units: [8, 40], lines: [1, 4], families: [["till", 6], ["label", 2], ["parent", 2], ["other", 2]] },
  direct: { units: [4, 24], lines: [1, 3], families: [["till", 5], ["label", 4], ["other", 1]] },
};

const onShelf = (family: Family): DemoProduct[] => products.filter((product) => product.family === family && product.free > 0);

function shelfLines(chance: Chance, { kind }: DemoCustomer): PlannedLine[] {
  const { units, lines, families } = habits[kind];
  const wanted = Array.from({ length: chance.between(...lines) }, () => chance.pick(onShelf(chance.weighted(families))));
  return [...new Set(wanted)].map(({ code, family }) => ({
    code, quantity: family === "parent" ? chance.between(1, 4) : chance.between(...units), discount: chance.next() < 0.12 ? chance.between(1, 3) : undefined,
  }));
}

function madeLines(chance: Chance, { kind }: DemoCustomer): PlannedLine[] {
  const [least, most] = habits[kind].units;
  return chance
    .some(products.filter(({ family }) => family === "custom"), chance.weighted([[1, 7], [2, 3]]))
    .map(({ code }) => ({ code, quantity: chance.between(least, Math.ceil((least + most) / 2)), parameters: chance.pick(parameters[code]!) }));
}

const channels: Record<Kind, readonly (readonly [Wish["channel"], number])[]> = {
  dealer: [["dealerOnline", 7], ["phone", 2], ["customerMail", 2]],
  supermarket: [["customerMail", 7], ["fax", 2], ["phone", 1]],
  wholesale: [["phone", 5], ["customerMail", 3], ["paper", 1]],
  direct: [["phone", 4], ["customerMail", 4], ["paper", 1]],
};

/** Made-up wishes, each different from what the customer asked for before. */
export function wisher(chance: Chance): (asked?: { makes?: boolean; customer?: DemoCustomer }) => Wish {
  const seen = new Set<string>();
  const buyers = customers.filter(({ special }) => special !== "unapproved").map((customer) => [customer, customer.weight] as const);
  let sequence = 0;

  function different(draw: () => PlannedLine[], customer: DemoCustomer): PlannedLine[] {
    for (;;) {
      const lines = draw();
      const key = [customer.code, ...lines.map(({ code, quantity }) => `${code}:${quantity}`)].join(" ");
      if (!seen.has(key)) {
        seen.add(key);
        return lines;
      }
    }
  }

  return (asked = {}) => {
    const customer = asked.customer ?? chance.weighted(buyers);
    const makes = asked.makes ?? chance.next() < 0.28;
    const lines = different(() => (makes ? madeLines : shelfLines)(chance, customer), customer);
    sequence += 1;
    return {
      customer, lines, makes, channel: chance.weighted(channels[customer.kind]), enteredBy: chance.weighted<Who>([["lin.xiaoyun", 5], ["xie.yutong", 4], [customer.salesperson, 2]]),
      customerPo: `${customer.code}-PO${String(sequence).padStart(4, "0")}`, withinDays: makes ? chance.between(16, 24) : chance.between(6, 12),
      ...(chance.next() < 0.06 && { urgent: "门店急用，请优先安排" }), ...(chance.next() < 0.06 && { packaging: "每箱加防潮袋，外箱贴客户唛头" }),
    };
  };
}
