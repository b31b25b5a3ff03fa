import { Button } from "antd";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { type ProductSearch, useProductSearch } from "../../parts/ProductPicker.tsx";
import { LineGrid, type LineGridHandle } from "../../ui/lines/LineGrid.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { type Faults, faultsOf } from "../../ui/sheet/faults.ts";
import { AdvicePanel } from "./AdvicePanel.tsx";
import { CopyDrawer } from "./CopyDrawer.tsx";
import { entryColumns, type LineAdvice } from "./entry-columns.tsx";
import { type EntryForm, type EntryLine, isBlankLine, newLine, readyLines } from "./entry-form.ts";
import { EntryHeader } from "./EntryHeader.tsx";
import { EntryTitle } from "./EntryTitle.tsx";
import { EntryMore } from "./EntryMore.tsx";
import { PasteBad } from "./PasteBad.tsx";
import { type BadRow, pasted, withProduct } from "./paste-lines.ts";
import { Totals } from "./Totals.tsx";
import { type Advice, type Kept, useAdvice, useSuggestions } from "./use-entry.ts";
import { useToday } from "./use-rules.ts";
import style from "./orders.module.css";

interface Props {
  form: EntryForm;
  change(form: EntryForm): void;
  /** The order that is edited; a new one has none yet. */
  orderId?: string;
  /** What the server refused. */
  error: unknown;
  /** What keeps the form from being sent. */
  missing?: Missing | undefined;
  title: string;
  /** What stands between title and form. */
  above?: ReactNode;
  kept?: Kept;
  busy: boolean;
  /** Why nothing can be saved. */
  disabledReason?: string | undefined;
  onSave(state: EntryState, andSubmit: boolean): void;
}

/** A field of the header that stands in the way, and why. */
export interface Missing {
  path: string;
  text: string;
}

/** What saving must know beside the form. */
export interface EntryState {
  about: ReturnType<typeof useSuggestions>;
  duplicateAccepted: boolean;
  focusCell(line: number, column: string): void;
  focusField(path: string): void;
}

/** Entering and editing an order: header, lines by keyboard, totals, and beside them what the house says. */
export function EntryPage({ form, change, orderId, error, missing, above, onSave, ...title }: Props) {
  const about = useSuggestions(form);
  const { advice, error: unadvised, behind } = useAdvice(form, about.suggested, orderId);
  const [duplicateAccepted, acceptDuplicate] = useState(false);
  const grid = useRef<LineGridHandle>(null);
  const page = useRef<HTMLDivElement>(null);
  const day = useRef<{ focus(): void }>(null);
  const focusCell = (line: number, column: string) => {
    grid.current?.focusCell(line, column);
    // The grid gives the focus to a cell that becomes active; this one may be so already.
    requestAnimationFrame(() => page.current?.querySelector<HTMLInputElement>('[data-path="lines"] [role="gridcell"] input')?.focus());
  };
  const focusField = (path: string) => {
    const field = page.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"] :is(input:not([type=file], [type=date]), textarea, button)`);
    field?.closest("details")?.setAttribute("open", "");
    field?.scrollIntoView({ block: "center" });
    field?.focus();
  };
  const point = ([first, line, column]: readonly (string | number)[]) => {
    if (first === "lines" && typeof line === "number") focusCell(readyLines(form.lines)[line]?.at ?? line, column === "productId" ? "product" : String(column ?? "product"));
    else focusField(String(first));
  };
  const set = (fields: Partial<EntryForm>) => change({ ...form, ...fields });
  const refused = faultsOf(error);
  const fault: Faults = (...path) => (missing && missing.path === path.join(".") ? missing.text : refused(...path));
  return (
    <div ref={page} className={style.page}>
      <EntryTitle {...title} onSave={(andSubmit) => onSave({ about, duplicateAccepted, focusCell, focusField }, andSubmit)} />
      {above}
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
  grid: RefObject<LineGridHandle | null>;
}

function Lines({ form, set, advice, grid }: LinesProps) {
  const t = useT();
  const today = useToday();
  const [bad, setBad] = useState<readonly BadRow[]>([]);
  const [copying, setCopying] = useState(false);
  const products = useProductSearch(form.customerId || undefined);
  const advised = useAdvised(form.lines, advice);
  const columns = useMemo(() => entryColumns({ t, products, advised }), [t, products, advised]);
  const latest = useRef(form.lines);
  useEffect(() => {
    latest.current = form.lines;
  });
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
  useUnresolved({ lines: form.lines, products, latest, onResolved: (lines) => set({ lines }) });
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

/** What the house said of each line, by the line's id; it speaks of the lines that were sent, in their order. */
function useAdvised(lines: readonly EntryLine[], advice: Advice | undefined): ReadonlyMap<string, LineAdvice> {
  const sent = useRef(lines);
  useEffect(() => {
    sent.current = lines;
  });
  const [advised, setAdvised] = useState<ReadonlyMap<string, LineAdvice>>(new Map());
  useEffect(() => {
    const ready = readyLines(sent.current);
    setAdvised(new Map((advice?.lines ?? []).flatMap((each, at) => (ready[at]?.line.productId === each.productId ? [[ready[at].line.id, each] as const] : []))));
  }, [advice]);
  return advised;
}

interface Unresolved {
  lines: readonly EntryLine[];
  products: ProductSearch;
  latest: RefObject<EntryLine[]>;
  onResolved(lines: EntryLine[]): void;
}

const lookAgainMs = 600;

/** Codes that stand in a line without their product, of a kept draft or because the answer came too late, are looked up. */
function useUnresolved({ lines, products, latest, onResolved }: Unresolved): void {
  const codes = [...new Set(lines.filter(({ code, productId }) => code && !productId).map(({ code }) => code))].join("\n");
  const take = useRef(onResolved);
  useEffect(() => {
    take.current = onResolved;
  });
  useEffect(() => {
    if (!codes) return;
    const timer = setTimeout(async () => {
      const found = await Promise.all(codes.split("\n").map(async (code) => [code, await products.exactly(code).catch(() => undefined)] as const));
      const known = new Map(found.filter(([, product]) => product));
      if (known.size === 0) return;
      take.current(latest.current.map((line) => { const product = line.productId ? undefined : known.get(line.code); return product ? withProduct(line, product, products.partNoOf(product.id)) : line; }));
    }, lookAgainMs);
    return () => clearTimeout(timer);
  }, [codes, products, latest]);
}
