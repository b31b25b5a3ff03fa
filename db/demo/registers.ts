import { createProduct, saveUnit } from "../../contract/catalog.ts";
import { addDepartment, addLedger } from "../../contract/companies.ts";
import { setCost } from "../../contract/costs.ts";
import { createPerson } from "../../contract/people.ts";
import { createPriceList, setDiscountAuthority, setPrice } from "../../contract/prices.ts";
import { saveWorkCentre } from "../../contract/production.ts";
import * as peopleRoom from "../../server/modules/people/index.ts";
import * as stock from "../../server/modules/stock/index.ts";
import { discounts, ledgers, units, warehouses, workCentres } from "./company.ts";
import { channelNames, type Kind } from "./customers.ts";
import { phoneOf } from "./codes.ts";
import { departments, emailOf, everybody, people, type Who } from "./people.ts";
import type { Play } from "./play.ts";
import { type DemoProduct, type Family, products } from "./products.ts";
import { several } from "./several.ts";

/** Names of the demo's data with the ids that the commands gave them. */
export interface Registers {
  ledgers: Record<keyof typeof ledgers, string>;
  departments: Map<string, string>;
  warehouses: Record<keyof typeof warehouses, string>;
  products: Map<string, string>;
  priceLists: Map<Kind, string>;
  /** In the order of the company's list. */
  workCentres: string[];
}

const keyed = async <K extends string>(keys: readonly K[], idOf: (key: K) => Promise<string>): Promise<Record<K, string>> =>
  Object.fromEntries(await several(keys, async (key) => [key, await idOf(key)])) as Record<K, string>;

const personOf = (who: Who) => {
  const { name, jobTitle, roles, department } = people[who];
  return { input: { name, jobTitle, roles: [...roles], email: emailOf(who), phone: phoneOf(100 + everybody.indexOf(who)) }, department };
};

/** The administrator comes from outside; he sets up departments and ledgers and takes everybody else on. */
async function hireEverybody(play: Play): Promise<Map<string, string>> {
  const admin: Who = "han.lei";
  const { input } = personOf(admin);
  const { id } = await play.act("system", (context) => peopleRoom.createPerson(context, { ...input, language: "zh-CN", departmentIds: [] }));
  play.hire(admin, { id, name: input.name, roles: input.roles, departmentIds: [] });
  const departmentIds = new Map<string, string>();
  for (const department of departments) departmentIds.set(department.code, (await play.ask(admin, addDepartment, department)).id);
  for (const who of everybody.filter((one) => one !== admin)) {
    const person = personOf(who);
    const own = [departmentIds.get(person.department)!];
    const hired = await play.ask(admin, createPerson, { ...person.input, departmentIds: own });
    play.hire(who, { id: hired.id, name: person.input.name, roles: person.input.roles, departmentIds: own });
  }
  return departmentIds;
}

const createIn = (play: Play) => async (product: DemoProduct): Promise<[string, string]> => {
  const { code, name, spec, unit, barCode, family, weight, operations } = product;
  const weighed = family === "parent";
  const { id } = await play.ask("feng.qihang", createProduct, {
    code, name, spec, category: { till: "收银纸", label: "标签卷", parent: "大轴原纸", custom: "定制", other: "其他耗材" }[family], barCode, operations,
    salesUnit: unit, stockUnit: unit, secondUnit: "kg", secondPerSales: String(weight), priceBy: weighed ? "second" : "sales",
    overPercent: weighed ? "3" : "0", underPercent: weighed ? "3" : "0", supply: family === "custom" ? "make" : "stock", customisable: family === "custom",
    leadTimeDays: family === "custom" ? 4 : 0,
  });
  return [code, id];
};

/** What each kind of customer pays of the general list's price. */
const share: Record<Kind, number> = { dealer: 0.88, supermarket: 0.93, wholesale: 0.95, direct: 1 };
const listNames: Record<Kind, string> = { dealer: "经销商价目表", supermarket: "商超价目表", wholesale: "批发价目表", direct: "通用价目表" };
/** Base paper rose in the middle of the time that the demo shows: till rolls cost 3 % more from then on. */
const rise = 1.03;

/** The price of a product in a channel's list, before or after the rise. */
export const priceOf = (kind: Kind, { price, family }: Pick<DemoProduct, "price" | "family">, risen: boolean): string =>
  (price * share[kind] * (risen && family === "till" ? rise : 1)).toFixed(2);

/** Opens a kind's list and sets its prices, those of till rolls for before and after the rise. */
const openList = (play: Play, productIds: Map<string, string>, days: { from: string; rise: string }) => async (kind: Kind): Promise<[Kind, string]> => {
  // Customers name their list; with a channel that no order has it is nobody else's by accident.
  const channel = kind === "direct" ? null : channelNames[kind];
  const { id } = await play.ask("xu.lihua", createPriceList, { code: `JM-${kind.toUpperCase()}`, name: listNames[kind], channel, validFrom: days.from });
  for (const product of products)
    for (const validFrom of product.family === "till" ? [days.from, days.rise] : [days.from]) {
      const price = priceOf(kind, product, validFrom === days.rise);
      await play.ask("xu.lihua", setPrice, { id, productId: productIds.get(product.code)!, validFrom, price, floorPrice: (Number(price) * 0.86).toFixed(2) });
    }
  return [kind, id];
};

/** What of the general list's price without tax making or buying a product takes. */
const costShare: Record<Family, number> = { till: 0.71, label: 0.65, parent: 0.79, custom: 0.61, other: 0.74 };
/** The newest product has not been calculated yet. */
const uncosted = new Set(["CM-LBC"]);

/** What a unit costs the house without tax; base paper made till rolls dearer by more than their price rose. */
export const costOf = ({ family, price, weight }: Pick<DemoProduct, "family" | "price" | "weight">, risen: boolean): string =>
  ((price / 1.13) * (family === "parent" ? weight : 1) * costShare[family] * (risen && family === "till" ? 1.045 : 1)).toFixed(2);

/** Finance sets what everything costs, till rolls for before and after the rise of base paper. */
async function setCosts(play: Play, productIds: Map<string, string>, days: { from: string; rise: string }): Promise<void> {
  for (const product of products.filter(({ code }) => !uncosted.has(code)))
    for (const validFrom of product.family === "till" ? [days.from, days.rise] : [days.from])
      await play.ask("xu.lihua", setCost, { id: productIds.get(product.code)!, validFrom, cost: costOf(product, validFrom === days.rise), unit: product.unit });
}

/** Sets up people, places, goods and prices, each by whoever does that in the company. */
export async function setUpRegisters(play: Play, days: { from: string; rise: string }): Promise<Registers> {
  const departmentIds = await hireEverybody(play);
  const ledgerIds = await keyed(Object.keys(ledgers) as (keyof typeof ledgers)[], async (key) => (await play.ask("han.lei", addLedger, ledgers[key])).id);
  const warehouseIds = await keyed(Object.keys(warehouses) as (keyof typeof warehouses)[], (key) =>
    play.act("he.guodong", (context) => stock.addWarehouse(context, { ...warehouses[key], ledgerId: ledgerIds.making })));
  for (const unit of units) await play.ask("feng.qihang", saveUnit, unit);
  const productIds = new Map(await several(products, createIn(play)));
  // Nobody sets the authority of a role of his own.
  for (const discount of discounts) await play.ask(discount.role === "generalManager" ? "huang.haibo" : "gao.zhenhua", setDiscountAuthority, discount);
  const priceLists = new Map(await several(Object.keys(share) as Kind[], openList(play, productIds, days)));
  await setCosts(play, productIds, days);
  const centres: string[] = [];
  for (const centre of workCentres) centres.push((await play.ask("liang.siyuan", saveWorkCentre, centre)).workCentreId);
  return { ledgers: ledgerIds, departments: departmentIds, warehouses: warehouseIds, products: productIds, priceLists, workCentres: centres };
}

/** The opening stock: what the lives will take off the shelves and what is left at the end. Parent rolls lie in their own warehouse. */
export async function layInStock(play: Play, registers: Registers, wanted: ReadonlyMap<string, number>): Promise<void> {
  const lines = products
    .map(({ code, family, free }) => ({ code, family, quantity: free + (wanted.get(code) ?? 0) }))
    .filter(({ family, quantity }) => family !== "custom" && quantity > 0)
    .map(({ code, family, quantity }) => ({ productId: registers.products.get(code)!, warehouseId: registers.warehouses[family === "parent" ? "parent" : "finished"], quantity: String(quantity) }));
  await play.act("he.guodong", (context) => stock.setOpening(context, lines));
}
