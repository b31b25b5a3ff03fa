import { useCallback, useState } from "react";
import type { ColumnLayout } from "../../ui/list/columns.ts";

const standard: ColumnLayout = { order: [], hidden: ["customerPo", "channel", "createdAt"] };
const place = (list: string, userId: string) => `gendan.columns.${list}.${userId}`;

/** A person's own arrangement of a list's columns, kept on this device under his name. */
export function useLayout(list: string, userId: string) {
  const key = place(list, userId);
  const [layout, setLayout] = useState<ColumnLayout>(() => ({ ...standard, ...read(key) }));
  const change = useCallback(
    (next: ColumnLayout) => {
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
