import { useCallback, useState } from "react";
import type { ColumnLayout } from "../../ui/list/columns.ts";

const standard: ColumnLayout = { order: [], hidden: ["tags", "followUp", "customerPo", "channel", "createdAt"] };
/** What is hidden unless somebody wants it stays so until he does: also a column that came after he arranged his own. */
const settled = ({ order, hidden }: ColumnLayout): ColumnLayout => ({ order, hidden: [...hidden, ...standard.hidden.filter((key) => !order.includes(key) && !hidden.includes(key))] });
const place = (list: string, userId: string) => `gendan.columns.${list}.${userId}`;

/** A person's own arrangement of a list's columns, kept on this device under his name. */
export function useLayout(list: string, userId: string) {
  const key = place(list, userId);
  const [layout, setLayout] = useState<ColumnLayout>(() => settled({ ...standard, ...read(key) }));
  const change = useCallback(
    (given: ColumnLayout) => {
      const next = settled(given);
      setLayout(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing arranges the columns anew on each visit.
      }
    },
    [key],
  );
  return { layout, change };
}

function read(key: string): Partial<ColumnLayout> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<ColumnLayout>;
  } catch {
    return {};
  }
}
