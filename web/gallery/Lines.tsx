import Big from "big.js";
import { useState } from "react";
import { type LineColumn, matching } from "../ui/lines/columns.ts";
import { LineGrid } from "../ui/lines/LineGrid.tsx";
import { Money } from "../ui/Money.tsx";
import { readNumber } from "../../contract/typed-values.ts";
import { toast } from "../ui/toasts.ts";
import { products } from "./samples.ts";

interface Line {
  id: string;
  product: string;
  name: string;
  quantity: string;
  unit: string;
  price: string;
  due: string;
  note: string;
}

let count = 0;
const newLine = (given: Partial<Line> = {}): Line => ({ id: String(++count), product: "", name: "", quantity: "", unit: "", price: "", due: "", note: "", ...given });
const amountOf = ({ quantity, price }: Line) => (isNumber(quantity) && isNumber(price) ? new Big(quantity).times(price).toFixed(2) : "");
const isNumber = (text: string) => /^\d+(\.\d+)?$/.test(text);
const productOf = (line: Line, key: string) => {
  const { code = "", label = "", unit = "", price = "" } = products.find((each) => each.key === key) ?? {};
  return { ...line, product: code, name: label, unit, price: line.price || price };
};

const columns: LineColumn<Line>[] = [
  {
    key: "product", title: "物料", width: 110, kind: "picker", text: ({ product }) => product, set: (line, product) => ({ ...line, product, name: "" }),
    search: async (words) => matching(products, words), choose: (line, { key }) => productOf(line, key), copy: (line, { product, name, unit }) => ({ ...line, product, name, unit }),
    problem: ({ product, name }) => (product && !name ? `没有物料 ${product}` : undefined),
  },
  { key: "name", title: "名称/规格", width: 180, grow: true, kind: "shown", text: ({ name }) => name },
  {
    key: "quantity", title: "数量", width: 100, align: "end", kind: "number", text: ({ quantity }) => quantity, set: (line, quantity) => ({ ...line, quantity }),
    problem: ({ quantity }) => (quantity && !isNumber(quantity) ? "数量要写成数字" : undefined),
  },
  { key: "unit", title: "单位", width: 60, kind: "shown", text: ({ unit }) => unit },
  { key: "price", title: "含税单价", width: 100, align: "end", kind: "number", text: ({ price }) => price, set: (line, price) => ({ ...line, price }) },
  { key: "amount", title: "金额", width: 120, align: "end", kind: "shown", text: amountOf, render: (line) => amountOf(line) && <Money amount={amountOf(line)} plain /> },
  { key: "due", title: "交期", width: 120, kind: "day", stop: false, text: ({ due }) => due, set: (line, due) => ({ ...line, due }) },
  { key: "note", title: "备注", width: 140, kind: "text", stop: false, text: ({ note }) => note, set: (line, note) => ({ ...line, note }) },
];

export function Lines() {
  const [lines, setLines] = useState<readonly Line[]>(() => [newLine()]);
  const [ms, setMs] = useState<number>();
  const paste = (rows: string[][], at: number) => {
    const started = performance.now();
    const pasted = rows.map(([code = "", quantity = ""]) => {
      const product = products.find((each) => each.code === code);
      const line = newLine({ product: code, quantity: readNumber(quantity) ?? quantity });
      return product ? productOf(line, product.key) : line;
    });
    setLines((current) => [...current.slice(0, at), ...pasted, ...current.slice(at + 1)]);
    requestAnimationFrame(() => setTimeout(() => setMs(Math.round(performance.now() - started))));
  };
  const total = lines.reduce((sum, line) => sum.plus(amountOf(line) || 0), new Big(0)).toFixed(2);
  return (
    <LineGrid
      label="订单明细"
      {...{ lines, columns }}
      onChange={setLines}
      newLine={newLine}
      isBlank={({ product }) => product === ""}
      onPasteTable={paste}
      onF4={({ name }) => toast({ text: `上次成交价 ${name}` })}
      maxLines={500}
      footer={<><span>合计 <Money amount={total} /></span>{ms !== undefined && <output>{ms} ms</output>}</>}
    />
  );
}
