import type { LineMargin } from "../../../contract/margins.ts";
import type { Translate } from "../../i18n/translator.ts";
import type { LineColumn } from "../../ui/lines/columns.ts";
import { Money } from "../../ui/Money.tsx";
import type { LineAdvice } from "./entry-columns.tsx";
import type { EntryLine } from "./entry-form.ts";

interface Given {
  t: Translate;
  advised: ReadonlyMap<string, LineAdvice>;
  /** Whether the reader sees margins at all. */
  shown: boolean;
}

/** The columns of order entry with the margin of each line behind what is free of it; a line without one says why. */
export function withMargin(columns: LineColumn<EntryLine>[], { t, advised, shown }: Given): LineColumn<EntryLine>[] {
  if (!shown) return columns;
  const of = ({ id }: EntryLine): LineMargin | null | undefined => advised.get(id)?.margin;
  const column: LineColumn<EntryLine> = {
    key: "margin", title: t("margins.margin"), width: 118, align: "end", kind: "shown", text: (line) => of(line)?.margin ?? "",
    render(line) {
      const told = of(line);
      if (!told) return null;
      return told.margin === null ? "—" : <><Money amount={told.margin} plain /> <span className="soft figure">{percentText(told.percent)}</span></>;
    },
    problem(line) {
      const why = of(line)?.why;
      return why ? t(`margins.gap_${why}`) : undefined;
    },
  };
  const at = columns.findIndex(({ key }) => key === "available") + 1;
  return columns.toSpliced(at, 0, column);
}

/** A margin's share of the price; of a price of zero there is none. */
export const percentText = (percent: string | null): string => (percent === null ? "" : `${percent}%`);
