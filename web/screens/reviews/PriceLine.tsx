import type { ReactNode } from "react";
import { compare } from "../../../contract/money.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Money, Quantity } from "../../ui/Money.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import type { Exception } from "./PriceException.tsx";
import style from "./prices.module.css";

type Line = Exception["lines"][number];

/** One line: list price, floor, the seller's own limit and the price asked side by side, over the last deals. */
export function PriceLine({ line, currency }: { line: Line; currency: string }) {
  const t = useT();
  const { lineNo, productCode, name, spec, quantity, unit, percent, belowFloor, list, listPrice } = line;
  return (
    <div className={style.line}>
      <div className={style.lineHead}>
        <strong>{lineNo} <span className="figure">{productCode}</span> {name}</strong> <span className="soft">{spec}</span> <Quantity value={quantity} unit={unit} />
        {compare(percent, "0") > 0 && <StatusTag tone="bad">{t("exceptions.deviation", { percent })}</StatusTag>}
        {belowFloor && <StatusTag tone="bad">{t("exceptions.belowFloor")}</StatusTag>}
      </div>
      <dl className={style.figures}>
        <Figure label={t("exceptions.list")} price={listPrice}>{listPrice && (list ? t("exceptions.listFrom", { name: list.name, day: list.validFrom }) : t("exceptions.listAtEntry"))}</Figure>
        <Figure label={t("exceptions.authority")} price={line.authorityPrice} />
        <Figure label={t("exceptions.floor")} price={line.floorPrice} />
        <Figure label={t("exceptions.asked")} price={line.price} strong />
        <div><dt>{t("exceptions.less")}</dt><dd><Money amount={line.less} currency={currency} /></dd></div>
      </dl>
      <div className={style.deals}>
        <Deals title={t("exceptions.own")} deals={line.own} empty={t("exceptions.noOwn")} />
        <Deals title={t("exceptions.others")} deals={line.others} empty={t("exceptions.noOthers")} named />
      </div>
    </div>
  );
}

function Figure({ label, price, strong, children }: { label: string; price: string | null; strong?: boolean; children?: ReactNode }) {
  return (
    <div data-strong={strong}>
      <dt>{label}</dt>
      <dd>{price === null ? "—" : <Quantity value={price} />}{children && <small className="soft">{children}</small>}</dd>
    </div>
  );
}

/** What was sold before, newest first; an order that the reader may not see stands without number and customer. */
function Deals({ title, deals, empty, named }: { title: string; deals: Line["own"]; empty: string; named?: boolean }) {
  const t = useT();
  return (
    <div>
      <h3>{title}</h3>
      <Table
        label={title} rows={deals} rowKey={({ at, price, quantity, orderId }) => `${orderId ?? ""} ${at} ${quantity} ${price}`} empty={empty}
        columns={[
          { key: "at", title: t("exceptions.date"), render: ({ at }) => <When at={at} show="absolute" /> },
          { key: "order", title: t("exceptions.order"), render: ({ orderId, number, customerName }) => (orderId ? <><Goto href={`/orders/${orderId}`} target="_blank">{number}</Goto>{named && <> {customerName}</>}</> : <span className="soft">{t("exceptions.hidden")}</span>) },
          { key: "quantity", title: t("exceptions.quantity"), align: "end", render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
          { key: "price", title: t("exceptions.price"), align: "end", render: ({ price }) => <Quantity value={price} /> },
        ]}
      />
    </div>
  );
}
