import { minus } from "../../../contract/money.ts";
import type { Control, TakeoverPreview } from "../../../contract/takeovers.ts";
import type { Tx } from "../../platform/db.ts";
import { warehouses } from "../../modules/stock/index.ts";
import type { OldFile } from "../../modules/takeovers/index.ts";
import { currencyOf } from "../register-facts.ts";

type Sums = Record<string, string>;

/** What all files come to, with nothing where no file speaks of it: every warehouse, what is owed and paid ahead, the open orders. */
export async function sumsOfFiles(tx: Tx, files: readonly OldFile[]): Promise<Sums> {
  const currency = await currencyOf(tx);
  const nothing: Sums = { ...Object.fromEntries((await warehouses(tx)).map(({ id }) => [`stock:${id}`, "0"])), [`receivables:${currency}`]: "0", [`deposits:${currency}`]: "0", orders: "0", [`orderAmount:${currency}`]: "0" };
  return Object.fromEntries([nothing, ...files.map((file) => file.sums)].flatMap((sums) => Object.entries(sums)));
}

const kinds = ["stock", "receivables", "deposits", "orders", "orderAmount"] as const;

/** Sums as people see them: what each is of, and the warehouse by its name. */
export async function shownSums(tx: Tx, sums: Sums): Promise<TakeoverPreview["sums"]> {
  const names = new Map((await warehouses(tx, true)).map(({ id, name }) => [id, name]));
  return kinds.flatMap((of) =>
    Object.entries(sums).filter(([key]) => key.split(":")[0] === of).map(([key, file]) => {
      const about = key.split(":")[1] ?? "";
      return { key, of, name: names.get(about) ?? "", currency: of === "stock" || of === "orders" ? null : about, file };
    }));
}

/** The same beside what somebody typed in from the old books. */
export async function controlsShown(tx: Tx, files: readonly OldFile[], book: Sums): Promise<Control[]> {
  const shown = await shownSums(tx, await sumsOfFiles(tx, files));
  return shown.map((one) => {
    const typed = book[one.key] ?? null;
    return { ...one, book: typed, difference: typed === null ? null : minus(one.file, typed) };
  });
}
