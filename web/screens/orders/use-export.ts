import { useState } from "react";
import { listOrders } from "../../../contract/orders.ts";
import { call } from "../../api/client.ts";
import { t } from "../../i18n/words.ts";
import { toast } from "../../ui/toasts.ts";
import { csvOf, saveAs } from "./csv.ts";
import type { OrderColumn, Row } from "./order-columns.tsx";
import type { ListQuestion } from "./views.ts";

/** A spreadsheet that people open by hand; larger ones are asked for by program. */
const mostRows = 10_000;

/** Hands out the list as it is filtered and arranged, with all its rows and not only those that were scrolled to. */
export function useExport({ question, columns }: { question: ListQuestion; columns: readonly OrderColumn[] }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const rows = await allRows(question);
      const named = t("orders.title");
      saveAs(`${named}-${new Date().toISOString().slice(0, 10)}.csv`, csvOf([columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ csv }) => csv(row)))]));
      toast({ text: t("orders.exported", { count: rows.length }) });
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return { run, busy, error };
}

async function allRows(question: ListQuestion): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(listOrders, { ...question, cursor, limit: 200 });
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor && rows.length < mostRows);
  return rows.slice(0, mostRows);
}
