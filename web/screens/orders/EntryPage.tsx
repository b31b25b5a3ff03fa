import { Button } from "antd";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { useProductSearch } from "../../parts/ProductPicker.tsx";
import { LineGrid, type LineGridHandle } from "../../ui/lines/LineGrid.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { AdvicePanel } from "./AdvicePanel.tsx";
import { CopyDrawer } from "./CopyDrawer.tsx";
import { entryColumns } from "./entry-columns.tsx";
import { type EntryForm, type EntryLine, isBlankLine, newLine, readyLines } from "./entry-form.ts";
import { EntryHeader } from "./EntryHeader.tsx";
import { EntryMore } from "./EntryMore.tsx";
import { PasteBad } from "./PasteBad.tsx";
import { type BadRow, pasted } from "./paste-lines.ts";
import { Totals } from "./Totals.tsx";
import { type Advice, useAdvice, useSuggestions } from "./use-entry.ts";
import { useToday } from "./use-rules.ts";
import style from "./orders.module.css";

interface Props {
  form: EntryForm;
  change(form: EntryForm): void;
  /** The order that is edited; a new one has none yet. */
  orderId?: string;
  /** What the server refused. */
  error: unknown;
  /** The title line, which knows how to save. */
  title(state: EntryState): ReactNode;
}

/** What saving must know beside the form. */
export interface EntryState {
  about: ReturnType<typeof useSuggestions>;
  advice: Advice | undefined;
  duplicateAccepted: boolean;
  focusCell(line: number, column: string): void;
  focusField(path: string): void;
}

/** Entering and editing an order: header, lines by keyboard, totals, and beside them what the house says. */
export function EntryPage({ form, change, orderId, error, title }: Props) {
  const about = useSuggestions(form);
  const { advice, error: unadvised, behind } = useAdvice(form, about.suggested, orderId);
  const [duplicateAccepted, acceptDuplicate] = useState(false);
  const grid = useRef<LineGridHandle>(null);
  const page = useRef<HTMLDivElement>(null);
  const day = useRef<{ focus(): void }>(null);
  const focusCell = (line: number, column: string) => grid.current?.focusCell(line, column);
  const focusField = (path: string) => {
    const field = page.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"] :is(input:not([type=file], [type=date]), textarea, button)`);
    field?.scrollIntoView({ block: "center" });
    field?.focus();
  };
  const point = ([first, line, column]: readonly (string | number)[]) => {
    if (first === "lines" && typeof line === "number") focusCell(readyLines(form.lines)[line]?.at ?? line, column === "productId" ? "product" : String(column ?? "product"));
    else focusField(String(first));
  };
  const set = (fields: Partial<EntryForm>) => change({ ...form, ...fields });
  const fault = faultsOf(error);
  return (
    <div ref={page} className={style.page}>
      {title({ about, advice, duplicateAccepted, focusCell, focusField })}
      {error !== undefined && error !== null && <Problem error={error} onPoint={point} focus />}
      <div className={style.entry}>
        <div className={style.form}>
          <EntryHeader {...{ form, set, about, fault }} autoFocus={!orderId && !form.customerId} dayRef={day} onLines={() => focusCell(0, "product")} />
          <Lines {...{ form, set, advice, grid }} />
          {advice && <Totals {...advice.totals} />}
          <EntryMore {...{ form, set, about, fault }} />
        </div>
        <AdvicePanel {...{ advice, error: unadvised, behind, duplicateAccepted }} onPoint={point} onAcceptDuplicate={acceptDuplicate} />
      </div>
    </div>
  );
}

interface LinesProps {
  form: EntryForm;
  set(change: Partial<EntryForm>): void;
  advice: Advice | undefined;
  grid: React.RefObject<LineGridHandle | null>;
}

function Lines({ form, set, advice, grid }: LinesProps) {
  const t = useT();
  const today = useToday();
  const [bad, setBad] = useState<readonly BadRow[]>([]);
  const [copying, setCopying] = useState(false);
  const products = useProductSearch(form.customerId || undefined);
  // The advice speaks of the lines that were sent, in their order.
  const ready = readyLines(form.lines).map(({ line }) => line);
  const advised = useMemo(() => new Map((advice?.lines ?? []).flatMap((each, at) => (ready[at]?.productId === each.productId ? [[ready[at].id, each] as const] : []))), [advice, ready.map(({ id }) => id).join()]);
  const columns = useMemo(() => entryColumns({ t, products, advised }), [t, products, advised]);
  const latest = useRef(form.lines);
  latest.current = form.lines;
  const paste = async (rows: string[][], at: number) => {
    const taken = await pasted(rows, { products, today });
    setBad(taken.bad);
    const { current } = latest;
    const here = current[at];
    const before = here && isBlankLine(here) ? current.slice(0, at) : current.slice(0, at + 1);
    const after = current.slice(at + 1).filter((line) => !isBlankLine(line));
    const lines = [...before, ...taken.lines, ...after];
    set({ lines: lines.length ? lines : [newLine()] });
  };
  const lastPrice = (line: EntryLine, column: string) => {
    const last = advised.get(line.id)?.lastPrice;
    if (column === "unitPrice" && last) set({ lines: form.lines.map((each) => (each.id === line.id ? { ...each, unitPrice: last } : each)) });
  };
  return (
    <>
      <div data-path="lines">
        <LineGrid
          label={t("orders.lines")} handle={grid} {...{ lines: form.lines, columns, newLine }} isBlank={isBlankLine} maxLines={500} onF4={lastPrice}
          onChange={(lines) => set({ lines: [...lines] })} onPasteTable={(rows, at) => void paste(rows, at)}
          footer={<><Button size="small" onClick={() => setCopying(true)}>{t("orders.copyEarlier")}</Button><span className="soft">{t("orders.pasteHint")}</span></>}
        />
      </div>
      <PasteBad rows={bad} onClose={() => setBad([])} />
      {copying && <CopyDrawer customerId={form.customerId} onClose={() => setCopying(false)} onTake={(copy) => (setCopying(false), set({ lines: [...form.lines.filter((line) => !isBlankLine(line)), ...copy.lines], ...(!form.customerId && { customerId: copy.customerId, customerName: copy.customerName }) }))} />}
    </>
  );
}
