import { compare } from "../../../contract/money.ts";
import type { Translate } from "../../i18n/translator.ts";
import type { ProductSearch } from "../../parts/ProductPicker.tsx";
import type { LineColumn } from "../../ui/lines/columns.ts";
import { Money, Quantity } from "../../ui/Money.tsx";
import { type EntryLine, faultsOfLine, withProduct } from "./entry-form.ts";
import type { Advice } from "./use-entry.ts";
import style from "./orders.module.css";

export type LineAdvice = Advice["lines"][number];

interface Given {
  t: Translate;
  products: ProductSearch;
  /** What the house said about a line, by the line's id. */
  advised: ReadonlyMap<string, LineAdvice>;
}

type Shown = Pick<LineColumn<EntryLine>, "key" | "title" | "width" | "least">;

/** The columns of order entry: code and quantity are where Enter halts, for price and date usually come by themselves. */
export function entryColumns({ t, products, advised }: Given): LineColumn<EntryLine>[] {
  const fault = (key: string) => (line: EntryLine) => {
    const found = faultsOfLine(line)[key];
    return found && t(`orders.fault_${found}`);
  };
  const typed = (field: "remark" | "customParameters", shown: Shown): LineColumn<EntryLine> => ({
    ...shown, kind: "text", stop: false, text: (line) => line[field], set: (line, text) => ({ ...line, [field]: text }),
  });
  return [
    productColumn({ t, products, problem: fault("product") }),
    { key: "name", title: t("orders.nameSpec"), width: 130, least: 88, grow: true, kind: "shown", text: ({ name, spec }) => `${name} ${spec}`, render: ({ name, spec }) => <span className={style.contained} title={`${name} ${spec}`}>{name} <span className="soft">{spec}</span></span> },
    { key: "quantity", title: t("orders.quantity"), width: 70, least: 64, align: "end", kind: "number", text: ({ quantity }) => quantity, set: (line, quantity) => ({ ...line, quantity }), problem: fault("quantity") },
    { key: "unit", title: t("orders.unit"), width: 44, least: 42, kind: "shown", text: ({ unit }) => unit },
    priceColumn({ t, advised, problem: fault("unitPrice") }),
    { key: "amount", title: t("orders.amount"), width: 108, least: 96, align: "end", kind: "shown", text: ({ id }) => advised.get(id)?.amount ?? "", render: ({ id }) => advised.has(id) && <Money amount={advised.get(id)?.amount ?? "0"} plain /> },
    {
      key: "available", title: t("orders.available"), width: 74, least: 60, align: "end", kind: "shown", text: ({ id }) => advised.get(id)?.available ?? "",
      render: ({ id }) => advised.get(id)?.available && <Quantity value={advised.get(id)?.available ?? "0"} />,
      problem: ({ id, unit }) => (advised.get(id)?.shortage ? t("orders.short", { available: plain(advised.get(id)?.available ?? "0"), unit }) : undefined),
    },
    {
      key: "requestedDate", title: t("orders.requestedDate"), width: 106, least: 90, kind: "day", stop: false, text: ({ requestedDate }) => requestedDate, set: (line, requestedDate) => ({ ...line, requestedDate }),
      problem: fault("requestedDate"),
    },
    typed("customParameters", { key: "customParameters", title: t("orders.customParameters"), width: 84, least: 66 }),
    typed("remark", { key: "remark", title: t("orders.remark"), width: 68, least: 54 }),
  ];
}

type Problem = NonNullable<LineColumn<EntryLine>["problem"]>;

function productColumn({ t, products, problem }: Pick<Given, "t" | "products"> & { problem: Problem }): LineColumn<EntryLine> {
  return {
    key: "product", title: t("orders.product"), width: 90, least: 80, kind: "picker", text: ({ code }) => code, search: products.search, problem,
    set: (line, code) => ({ ...line, code, productId: "", name: "", spec: "", unit: "" }),
    choose(line, { key }) {
      const product = products.known(key);
      // A price that was typed for another product is not this one's.
      return product ? { ...withProduct(line, product, products.partNoOf(key)), unitPrice: line.productId && line.productId !== key ? "" : line.unitPrice } : line;
    },
    copy: (line, { productId, code, name, spec, unit, customerPartNo }) => ({ ...line, productId, code, name, spec, unit, customerPartNo }),
  };
}

function priceColumn({ t, advised, problem }: Pick<Given, "t" | "advised"> & { problem: Problem }): LineColumn<EntryLine> {
  return {
    key: "unitPrice", title: t("orders.unitPrice"), width: 84, least: 76, align: "end", kind: "number", stop: false, text: ({ unitPrice }) => unitPrice, set: (line, unitPrice) => ({ ...line, unitPrice }),
    render: ({ id, unitPrice }) => unitPrice || (advised.get(id)?.listPrice && <span className="soft" title={t("orders.fromList")}>{plain(advised.get(id)?.listPrice ?? "")}</span>),
    problem(line) {
      const { floorPrice, unitPrice } = advised.get(line.id) ?? {};
      const below = floorPrice && unitPrice && compare(unitPrice, floorPrice) < 0;
      return problem(line) ?? (below ? t("orders.belowFloor", { floor: plain(floorPrice) }) : undefined);
    },
  };
}

/** A price without closing zeros. */
export const plain = (price: string): string => (price.includes(".") ? price.replace(/\.?0+$/, "") : price);
