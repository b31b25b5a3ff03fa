import type { Translate } from "../../i18n/translator.ts";
import type { LineColumn } from "../../ui/lines/columns.ts";
import { Money } from "../../ui/Money.tsx";
import type { LineAdvice } from "./entry-columns.tsx";
import type { EntryLine } from "./entry-form.ts";
import style from "./orders.module.css";

interface Given {
  t: Translate;
  advised: ReadonlyMap<string, LineAdvice>;
  /** Whether the reader sees margins at all. */
  shown: boolean;
}

/** The columns of order entry with the margin of each line under its amount, for a column of its own would not fit beside the advice. */
export function withMargin(columns: LineColumn<EntryLine>[], { t, advised, shown }: Given): LineColumn<EntryLine>[] {
  if (!shown) return columns;
  const under = ({ id }: EntryLine) => <UnderAmount margin={advised.get(id)?.margin} t={t} />;
  return columns.map((column) => (column.key === "amount" ? { ...column, title: t("margins.amountMargin"), width: 124, least: 104, render: (line) => <>{column.render?.(line)}{under(line)}</> } : column));
}

/** A line's margin with its share of the price; one without says why to whoever points at it, and under the totals. */
function UnderAmount({ margin, t }: { margin: LineAdvice["margin"] | undefined; t: Translate }) {
  if (!margin) return null;
  const why = margin.why ? t(`margins.gap_${margin.why}`) : undefined;
  return (
    <span className={style.under} title={why}>
      {margin.margin === null ? <>—<span className="unseen">{why}</span></> : <><Money amount={margin.margin} plain /> <span className="figure">{percentText(margin.percent)}</span></>}
    </span>
  );
}

/** A margin's share of the price; of a price of zero there is none. */
export const percentText = (percent: string | null): string => (percent === null ? "" : `${percent}%`);
