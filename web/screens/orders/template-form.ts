import type { readTemplate, saveTemplate } from "../../../contract/order-templates.ts";
import type { Answer, Input } from "../../api/client.ts";
import { type EntryForm, type EntryLine, newLine, readyLines } from "./entry-form.ts";

const or = (text: string): string | undefined => text.trim() || undefined;

/** What a template keeps of a form: its ready lines, without prices and days. */
export const templateLinesOf = (form: Pick<EntryForm, "lines">): Input<typeof saveTemplate>["lines"] =>
  readyLines(form.lines).map(({ line }) => ({
    productId: line.productId, quantity: line.quantity, spec: or(line.spec), customParameters: or(line.customParameters), customerPartNo: or(line.customerPartNo), supply: line.supply, remark: or(line.remark),
  }));

/** The lines of a template as they are entered: prices are left to the price list of today. What is not sold any more is left out, and told. */
export function linesOfTemplate({ lines }: Pick<Answer<typeof readTemplate>, "lines">): { lines: EntryLine[]; left: string[] } {
  return {
    lines: lines.filter(({ sold }) => sold).map(({ productId, code, name, spec, productSpec, salesUnit, quantity, customParameters, customerPartNo, supply, remark }) =>
      newLine({ productId, code, name, spec: spec ?? productSpec, unit: salesUnit, quantity, customParameters: customParameters ?? "", customerPartNo: customerPartNo ?? "", supply, remark: remark ?? "" })),
    left: lines.filter(({ sold }) => !sold).map(({ code }) => code),
  };
}
