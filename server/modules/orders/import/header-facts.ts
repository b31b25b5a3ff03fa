import { halfWidth, readDay } from "../../../../contract/typed-values.ts";
import type { ParsedFile } from "./parse.ts";

/** What a customer's form says around its table, as it stands there. */
export interface HeaderFacts {
  /** Names under which the buyer may be known to us. */
  customerNames: string[];
  customerPo: string | null;
  requestedDate: string | null;
}

type Field = "customer" | "customerPo" | "requestedDate";

/** Under which words customers write each; a seller's name ("供方") is ours. */
const labels: Record<Field, RegExp> = {
  customer: /^(需方|买方|買方|购方|購方|采购方|採購方|采购单位|订货单位|购货单位|客户名称|客户|客戶|甲方|buyer|customer|purchaser)(名称|单位)?$/i,
  customerPo: /^(采购单号|采购订单号|采购订单编号|采购单编号|采购编号|採購單號|订单号|订单编号|訂單編號|订货单号|合同号|合同编号|单号|po|p\/o|purchase order|order)( ?(号|no|number|#))?\.?$/i,
  requestedDate: /^(要求)?(交货日期|交期|交货时间|到货日期|到货时间|送货日期|交貨日期)$|^(delivery|required|due) date$/i,
};
const longestValue = 60;

// One cell often holds several facts with wide gaps between them.
const piecesOf = (cell: string): string[] => cell.split(/\s{2,}|\u3000+|[;；|\n\t]/).map((piece) => piece.trim()).filter(Boolean);
const plainLabel = (text: string): string => halfWidth(text).replace(/[:：\s]+$/, "");
const fieldOf = (label: string): Field | undefined => (Object.keys(labels) as Field[]).find((field) => labels[field].test(label));

/** Label and value: in one piece ("订单号:PO-1"), or side by side in two. */
function pairsOf(cells: readonly string[]): [Field, string][] {
  const pieces = cells.flatMap(piecesOf);
  return pieces.flatMap((piece, at): [Field, string][] => {
    const [, label = "", value = ""] = /^([^:：]{1,24})[:：]\s*(.+)$/.exec(piece) ?? [];
    const said = fieldOf(plainLabel(label));
    if (said) return [[said, value]];
    const alone = fieldOf(plainLabel(piece));
    const next = pieces[at + 1];
    return alone && next && !/[:：]$/.test(next) ? [[alone, next]] : [];
  });
}

// A form's title names who sends it: "澄江纸品有限公司 采购订单".
const titleName = /^(.{3,40}?)\s*(采购|採購|订货|訂貨|订购|要货|purchase)/i;

/** What stands above a table and in its foot. Order rows are no place for it. */
export function headerFactsOf({ rows, headerAt }: Pick<ParsedFile, "rows" | "headerAt">, taken: ReadonlySet<number>, today: string): HeaderFacts {
  const around = rows.filter((_, at) => at !== headerAt && !taken.has(at + 1));
  const pairs = around.flatMap(pairsOf).map(([field, value]) => [field, halfWidth(value)] as const).filter(([, value]) => value.length <= longestValue);
  const first = (field: Field) => pairs.find(([its]) => its === field)?.[1];
  const title = around.slice(0, 5).flatMap((cells) => cells.filter(Boolean).slice(0, 1)).flatMap((cell) => titleName.exec(halfWidth(cell))?.[1] ?? []);
  return {
    customerNames: [...new Set([...pairs.flatMap(([field, value]) => (field === "customer" ? [value] : [])), ...title.map((name) => name.trim())])],
    customerPo: first("customerPo") ?? null,
    requestedDate: readDay(first("requestedDate") ?? "", today) ?? null,
  };
}
