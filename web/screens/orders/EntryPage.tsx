import { type ReactNode, useEffect, useRef, useState } from "react";
import type { LineGridHandle } from "../../ui/lines/LineGrid.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { type Faults, faultsOf } from "../../ui/sheet/faults.ts";
import { AdvicePanel } from "./AdvicePanel.tsx";
import { type EntryForm, readyLines } from "./entry-form.ts";
import { EntryHeader } from "./EntryHeader.tsx";
import { EntryLines } from "./EntryLines.tsx";
import { EntryTitle } from "./EntryTitle.tsx";
import { EntryMore } from "./EntryMore.tsx";
import { waitingFile } from "./import/files.ts";
import importing from "./import/import.module.css";
import { useDropping } from "./import/use-dropping.ts";
import { MarginSum } from "./MarginSum.tsx";
import { Totals } from "./Totals.tsx";
import { type Kept, useAdvice, useSuggestions } from "./use-entry.ts";
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
  // Answers and uploads end while somebody types on: what they add goes into the form as it is then.
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });
  const set = (fields: Partial<EntryForm>) => change((latest.current = { ...latest.current, ...fields }));
  const { over, dropping } = useDropping((file) => waitingFile.set(file));
  const refused = faultsOf(error);
  const fault: Faults = (...path) => (missing && missing.path === path.join(".") ? missing.text : refused(...path));
  return (
    <div ref={page} className={`${style.page} ${over ? importing.over : ""}`} {...dropping}>
      <EntryTitle {...title} onSave={(andSubmit) => onSave({ about, duplicateAccepted, focusCell, focusField }, andSubmit)} />
      {above}
      {error !== undefined && error !== null && <Problem error={error} onPoint={point} focus />}
      <div className={style.entry}>
        <div className={style.form}>
          <EntryHeader {...{ form, set, about, fault }} autoFocus={!orderId && !form.customerId} dayRef={day} onLines={() => focusCell(0, "product")} />
          <EntryLines {...{ form, latest, set, advice, grid }} />
          {advice && <Totals {...advice.totals} />}
          {advice && <MarginSum margin={advice.margin} />}
          <EntryMore {...{ form, set, about, fault }} />
        </div>
        <AdvicePanel {...{ advice, error: unadvised, behind, duplicateAccepted }} onPoint={point} onAcceptDuplicate={acceptDuplicate} />
      </div>
    </div>
  );
}
