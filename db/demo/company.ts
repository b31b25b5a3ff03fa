import type { LedgerInput } from "../../contract/companies.ts";
import { usccOf } from "./codes.ts";

/** Fictional, and said so wherever its full name stands. */
export const company = {
  name: "澄江纸品（演示公司，虚构）", shortName: "澄江纸品", uscc: usccOf(1), publicAddress: "", timeZone: "Asia/Shanghai", currency: "CNY", demo: true,
};

const address = "江苏省无锡市江阴市澄江工业园演示路 88 号";
const ledger = { address, phone: "0510-00000000", bank: "演示银行江阴支行" };
/** The two sets of books: what is made for dealers and trade, and the business with supermarkets. */
export const ledgers = {
  making: { ...ledger, name: "澄江纸品（制造）", uscc: usccOf(1), bankAccount: "0000 0000 0000 0001", invoiceHead: "澄江纸品（制造）", numberPrefix: "ZZ" },
  supermarkets: { ...ledger, name: "澄江纸品（商超）", uscc: usccOf(2), bankAccount: "0000 0000 0000 0002", invoiceHead: "澄江纸品（商超）", numberPrefix: "SC" },
} satisfies Record<string, LedgerInput>;

export const warehouses = {
  finished: { code: "CP", name: "成品仓", kind: "goods", address: `${address} 2 号库` },
  parent: { code: "YZ", name: "原纸仓", kind: "material", address: `${address} 1 号库` },
  /** Where goods that come back lie until quality has looked at them. */
  returned: { code: "TH", name: "退货待检仓", kind: "hold", address: `${address} 2 号库西侧` },
} as const;

/** The slitting line: two rewinders, in cases a working day. */
export const workCentres = [
  { code: "FJ1", name: "1 号分切复卷机", capacity: "240", unit: "箱" },
  { code: "FJ2", name: "2 号分切复卷机", capacity: "180", unit: "箱" },
] as const;

export const units = [
  { name: "箱", kind: "count", decimals: 0 },
  { name: "卷", kind: "count", decimals: 0 },
  { name: "kg", kind: "weight", decimals: 2 },
] as const;

/** Percent under the list price that a role grants by itself. */
export const discounts = [
  { role: "salesperson", maxDiscountPercent: "3", belowFloor: false },
  { role: "salesDirector", maxDiscountPercent: "8", belowFloor: false },
  { role: "generalManager", maxDiscountPercent: "20", belowFloor: true },
] as const;
