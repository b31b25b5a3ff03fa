import { Button } from "antd";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { type ProductSearch, useProductSearch } from "../../parts/ProductPicker.tsx";
import { useMay } from "../../parts/session.ts";
import { LineGrid, type LineGridHandle } from "../../ui/lines/LineGrid.tsx";
import { CopyDrawer } from "./CopyDrawer.tsx";
import { entryColumns, type LineAdvice } from "./entry-columns.tsx";
import { type EntryForm, type EntryLine, isBlankLine, newLine, readyLines, withProduct } from "./entry-form.ts";
import { EntryTemplates } from "./EntryTemplates.tsx";
import { ImportPanel } from "./import/ImportPanel.tsx";
import { useFileImport } from "./import/use-file-import.tsx";
import { withMargin } from "./margin-column.tsx";
import type { Advice } from "./use-entry.ts";

interface Props {
  form: EntryForm;
  /** The form as it stands once an answer comes. */
  latest: RefObject<EntryForm>;
  set(change: Partial<EntryForm>): void;
  advice: Advice | undefined;
  grid: RefObject<LineGridHandle | null>;
}

/** The lines, typed, pasted, copied from an earlier order or out of the customer's file. */
export function EntryLines({ form, latest, set, advice, grid }: Props) {
  const t = useT();
  const [copying, setCopying] = useState(false);
  const products = useProductSearch(form.customerId || undefined);
  const advised = useAdvised(form.lines, advice);
  const seesMargin = useMay()("catalog.seeCosts");
  const columns = useMemo(() => withMargin(entryColumns({ t, products, advised }), { t, advised, shown: seesMargin }), [t, products, advised, seesMargin]);
  /** Puts lines behind the one where somebody stands; without a place, behind all. */
  const put = (lines: readonly EntryLine[], at = latest.current.lines.length) => {
    const current = latest.current.lines;
    return [...current.slice(0, at + 1), ...lines, ...current.slice(at + 1)].filter((line) => !isBlankLine(line));
  };
  const files = useFileImport({ form, latest, set, put });
  const paste = async (rows: string[][], at: number) => {
    const lines = put(await files.importing.paste(rows, t("imports.pasted")), at);
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
          footer={<>{files.button}<Button size="small" onClick={() => setCopying(true)}>{t("orders.copyEarlier")}</Button><EntryTemplates form={form} onTake={(lines) => set({ lines: put(lines) })} /><span className="soft">{t("orders.pasteHint")}</span></>}
        />
      </div>
      <ImportPanel customerId={form.customerId} importing={files.importing} busy={files.busy} onTake={files.take} />
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
  latest: RefObject<EntryForm>;
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
      take.current(latest.current.lines.map((line) => { const product = line.productId ? undefined : known.get(line.code); return product ? withProduct(line, product, products.partNoOf(product.id)) : line; }));
    }, lookAgainMs);
    return () => clearTimeout(timer);
  }, [codes, products, latest]);
}
