import type { OrderMargin } from "../../../contract/margins.ts";
import type { Translate } from "../../i18n/translator.ts";
import { useT } from "../../i18n/words.ts";
import { Money } from "../../ui/Money.tsx";
import { percentText } from "./margin-column.tsx";
import style from "./orders.module.css";

type Sum = Pick<OrderMargin, "margin" | "percent" | "gaps" | "known" | "currency">;

/** Which lines have no margin, and why. */
export const gapTexts = (gaps: OrderMargin["gaps"], t: Translate): string[] =>
  gaps.map(({ why, lines }) => t("margins.gapLines", { lines: lines.join(t("people.listComma")), why: t(`margins.gap_${why}`) }));

/** A margin with its share of the price. */
export const MarginFigure = ({ margin, percent, currency }: { margin: string; percent: string | null; currency: string }) => (
  <span className="nowrap"><strong><Money amount={margin} currency={currency} /></strong> <span className="figure">{percentText(percent)}</span></span>
);

/** Under the totals of order entry: what the whole order earns, or why nobody can say. Readers who see no margins are sent none. */
export function MarginSum({ margin }: { margin: Sum | null }) {
  const t = useT();
  if (!margin || (margin.known.lines === 0 && margin.gaps.length === 0)) return null;
  const { known, gaps, currency } = margin;
  return (
    <dl className={style.totals}>
      {gaps.length > 0 && known.lines > 0 && <div><dt>{t("margins.known", { count: known.lines })}</dt><dd><MarginFigure {...known} currency={currency} /></dd></div>}
      <div><dt>{t("margins.whole")}</dt><dd>{margin.margin === null ? <>— <span className="soft">{gapTexts(gaps, t).join(" · ")}</span></> : <MarginFigure margin={margin.margin} percent={margin.percent} currency={currency} />}</dd></div>
    </dl>
  );
}
