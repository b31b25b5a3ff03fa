import { compare, minus, sum } from "../../../contract/money.ts";
import { isQuantity } from "../../ui/number.ts";

interface Open {
  kind: "receivable" | "order";
  id: string;
  open: string;
}
interface Applied {
  kind: Open["kind"];
  id: string;
  amount: string;
}

export const keyOf = ({ kind, id }: Pick<Open, "kind" | "id">): string => `${kind} ${id}`;

/** What was typed as applications: lines with an amount over zero, in the order of the items. */
export const applicationsOf = (items: readonly Open[], typed: Readonly<Record<string, string>>): Applied[] =>
  items.flatMap((item) => {
    const amount = typed[keyOf(item)] ?? "";
    return isQuantity(amount) && compare(amount, "0") > 0 ? [{ kind: item.kind, id: item.id, amount }] : [];
  });

/** What the receipt has left after these applications; negative when too much was typed. */
export const restAfter = (rest: string, applied: readonly Applied[]): string => minus(rest, sum(applied.map(({ amount }) => amount)));

/** What filling in one item takes: all that is open of it, as far as the receipt reaches. */
export const fillable = (open: string, rest: string): string => (compare(rest, "0") <= 0 ? "0" : compare(open, rest) <= 0 ? open : rest);
