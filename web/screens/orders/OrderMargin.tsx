import { readMargin } from "../../../contract/margins.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { gapTexts, MarginFigure } from "./MarginSum.tsx";
import style from "./orders.module.css";

type Margin = Answer<typeof readMargin>;

/** What an order earns over the standard costs of its day, for whoever sees costs; others ask for nothing. */
export const OrderMargin = ({ orderId }: { orderId: string }) => (useMay()("catalog.seeCosts") ? <Told orderId={orderId} /> : null);

function Told({ orderId }: { orderId: string }) {
  const t = useT();
  const { data, error, refetch } = useQueryOf(readMargin, { orderId }, { watches: [`order:${orderId}`, "productCost"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { net, cost, margin, percent, currency, gaps, known } = data;
  const whole = margin === null ? "—" : <MarginFigure {...{ margin, percent, currency }} />;
  return (
    <Section title={t("margins.margin")} beside={<span className="soft">{t("margins.day", { day: data.day })}</span>}>
      <Facts
        rows={[
          [t("margins.whole"), whole],
          [t("margins.net"), <Money key="n" amount={net} currency={currency} />],
          [t("margins.cost"), cost === null ? "—" : <Money amount={cost} currency={currency} />],
          ...(gaps.length && known.lines ? [[t("margins.known", { count: known.lines }), <MarginFigure key="k" {...known} currency={currency} />] as const] : []),
        ]}
      />
      {gaps.length > 0 && <ul className={style.gaps}>{gapTexts(gaps, t).map((text) => <li key={text}>{text}</li>)}</ul>}
      <details>
        <summary>{t("margins.byLine")}</summary>
        <Lines {...data} />
      </details>
    </Section>
  );
}

function Lines({ lines, currency }: Margin) {
  const t = useT();
  return (
    <Table
      label={t("margins.byLine")} rows={lines} rowKey={({ lineId }) => lineId} empty={t("orders.noLines")}
      columns={[
        { key: "no", title: t("orders.line"), render: ({ lineNo }) => lineNo },
        { key: "net", title: t("margins.net"), align: "end", render: ({ net }) => <Money amount={net} currency={currency} plain /> },
        { key: "cost", title: t("margins.cost"), align: "end", render: ({ cost }) => (cost === null ? "—" : <Money amount={cost} currency={currency} plain />) },
        { key: "margin", title: t("margins.margin"), align: "end", render: ({ margin, percent, why }) => (margin === null ? <span>— <span className="soft">{why && t(`margins.gap_${why}`)}</span></span> : <MarginFigure {...{ margin, percent, currency }} />) },
      ]}
    />
  );
}
