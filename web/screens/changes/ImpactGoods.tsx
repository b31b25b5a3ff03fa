import { compare } from "../../../contract/money.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { Quantity } from "../../ui/Money.tsx";
import { When } from "../../ui/When.tsx";
import { answerHref } from "../purchasing/purchase-words.ts";
import type { Impact } from "./change-words.ts";
import { Part } from "./Part.tsx";
import style from "./changes.module.css";

const reached = ["toPlan", "planned", "running", "finished", "stocked", "coming", "onDelivery", "packed", "shipped"] as const;

/** How far each line is that differs, and how little it can come down to. */
export function LinesPart({ impact: { lines } }: { impact: Impact }) {
  const t = useT();
  const shown = lines.filter(({ ordered, wanted }) => compare(ordered, wanted) !== 0);
  if (shown.length === 0) return null;
  return (
    <Part title={t("changes.lineProgress")}>
      <ul className={style.list}>
        {shown.map((line) => (
          <li key={line.lineId}>
            <div><strong>{t("changes.line", { line: line.lineNo })} <span className="figure">{line.productCode}</span></strong> {t(`changes.progress_${line.progress}`)}</div>
            <dl className={style.pairs}>
              {reached.filter((each) => compare(line[each], "0") > 0).map((each) => <Figure key={each} label={t(`changes.reached_${each}`)} value={line[each]} unit={line.unit} />)}
              <Figure label={t("changes.least")} value={line.least} unit={line.unit} />
            </dl>
          </li>
        ))}
      </ul>
    </Part>
  );
}

const Figure = ({ label, value, unit }: { label: string; value: string; unit: string }) => <><dt>{label}</dt><dd><Quantity value={value} unit={unit} /></dd></>;

/** What lies reserved for the order and what is free beside it. */
export function StockPart({ impact: { stock } }: { impact: Impact }) {
  const t = useT();
  if (stock.length === 0) return null;
  return (
    <Part title={t("changes.stock")}>
      <ul className={style.list}>
        {stock.map(({ productId, productCode, unit, reserved, available }) => (
          <li key={productId}><span className="figure">{productCode}</span> {t("changes.reserved")} <Quantity value={reserved} unit={unit} /> · {t("changes.free")} <Quantity value={available} unit={unit} /></li>
        ))}
      </ul>
    </Part>
  );
}

export function RunsPart({ impact: { runs } }: { impact: Impact }) {
  const t = useT();
  if (runs.length === 0) return null;
  return (
    <Part title={t("changes.runs")}>
      <ul className={style.list}>
        {runs.map((run) => (
          <li key={`${run.runId} ${run.lineId}`}><span className="figure">{run.number}</span> {t(`production.state_${run.state}`)} · <Quantity value={run.quantity} /> {t("changes.ofRun")} <Quantity value={run.ofRun} /> · {t("changes.finish")} <When at={run.expectedFinish} show="absolute" /></li>
        ))}
      </ul>
    </Part>
  );
}

/** What is bought for the order or moved here for it, and has not come. */
export function ComingPart({ impact: { coming, lines } }: { impact: Impact }) {
  const t = useT();
  const may = useMay();
  if (coming.length === 0) return null;
  const unitOf = (lineId: string | null) => lines.find((line) => line.lineId === lineId)?.unit ?? "";
  return (
    <Part title={t("changes.coming")}>
      <ul className={style.list}>
        {coming.map((one) => {
          const href = one.by === "purchase" && !may("purchasing.see") ? undefined : answerHref(one);
          return (
            <li key={`${one.documentId} ${one.lineId} ${one.quantity}`}>
              {t(`purchasing.by_${one.by}`)} {href ? <Goto href={href}>{one.number}</Goto> : <span className="figure">{one.number}</span>} · <Quantity value={one.quantity} unit={unitOf(one.lineId)} />
              {one.on && <> · {t("changes.finish")} <When at={one.on} show="absolute" /></>}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

export function DeliveriesPart({ impact: { deliveries } }: { impact: Impact }) {
  const t = useT();
  if (deliveries.length === 0) return null;
  return (
    <Part title={t("changes.deliveries")}>
      <ul className={style.list}>
        {deliveries.map(({ deliveryId, number, state }) => <li key={deliveryId}><Goto href={`/shipping/deliveries/${deliveryId}`}>{number}</Goto> {t(`shipping.state_${state}`)}</li>)}
      </ul>
    </Part>
  );
}
