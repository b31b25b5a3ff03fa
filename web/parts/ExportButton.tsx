import { recordExport } from "../../contract/security.ts";
import type { Endpoint } from "../../contract/toolkit.ts";
import { type Answer, call, type Callable, type Input } from "../api/client.ts";
import { useT } from "../i18n/words.ts";
import { textIn, type WrittenColumn } from "../ui/list/columns.ts";
import { saveCsv } from "../ui/save-as.ts";
import { presentDay } from "../ui/setting.ts";
import { toast } from "../ui/toasts.ts";
import { WorkButton } from "./WorkButton.tsx";

/** Spreadsheets that people open by hand; what is larger, `gendan export` writes. */
const mostRows = 50_000;

interface Props<Row> {
  /** How the list is called; the file is named after it. */
  name: string;
  columns: readonly WrittenColumn<Row>[];
  size?: "small" | "middle";
  /** All rows of the list as it is filtered, not only those that were scrolled to: see `allRows`. */
  read(): Promise<{ rows: readonly Row[]; more: boolean }>;
}

/** Hands out a list as it is filtered and arranged, as CSV for spreadsheets; who took it along is on record before there is a file. */
export function ExportButton<Row>({ name, columns, size, read }: Props<Row>) {
  const t = useT();
  const run = async () => {
    const { rows, more } = await read();
    await call(recordExport, { list: name.slice(0, 60), rows: rows.length });
    saveCsv(`${name}-${presentDay()}`, [columns.map(({ title }) => title), ...rows.map((row) => columns.map((column) => textIn(column, row)))]);
    toast({ text: t(more ? "ui.exportedFirst" : "ui.exported", { count: rows.length }) });
  };
  return <WorkButton shortcut="e" {...(size && { size })} run={run}>{t("ui.export")}</WorkButton>;
}

type RowOf<E> = Answer<E> extends { rows: (infer Row)[]; next: string | null } ? Row : never;

/** Every row of a list that comes page by page, up to what a spreadsheet is for; `more` when that was not all. */
export async function allRows<E extends Endpoint>(endpoint: Callable<E>, question: Input<E>): Promise<{ rows: RowOf<E>[]; more: boolean }> {
  const rows: RowOf<E>[] = [];
  let cursor: string | undefined;
  do {
    const page = (await call(endpoint, { ...(question as object), cursor, limit: 200 } as Input<E>)) as { rows: RowOf<E>[]; next: string | null };
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor && rows.length < mostRows);
  return { rows, more: cursor !== undefined };
}
