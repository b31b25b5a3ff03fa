import type { ReactNode } from "react";
import type { overview } from "../../../contract/views.ts";
import type { Answer } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Stage } from "../../parts/Stage.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Money, Quantity } from "../../ui/Money.tsx";
import { useToday } from "../../ui/setting.ts";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { addressOfStage } from "../orders/views.ts";
import style from "./home.module.css";
import { LateReasons } from "./LateReasons.tsx";

type Overview = Answer<typeof overview>;

/** Orders whose goods are late or will hardly be in time. */
export function AtRisk({ orders }: { orders: Overview["atRisk"] }) {
  const t = useT();
  const today = useToday();
  return (
    <Section title={t("home.atRisk")} beside={orders.length > 0 && <StatusTag tone="bad">{orders.length}</StatusTag>} actions={<Goto href="/orders?view=late">{t("home.allLate")}</Goto>} flush>
      {orders.length === 0 ? <Empty title={t("home.nothingLate")} hint={t("home.checkedOn", { day: today })} /> : (
        <ul className={style.rows}>
          {orders.map((order) => <Late key={order.id} order={order} />)}
        </ul>
      )}
    </Section>
  );
}

function Late({ order }: { order: Overview["atRisk"][number] }) {
  const t = useT();
  const { id, number, customerName, stage, requestedDate, daysLate, totalAmount, currency } = order;
  return (
    <li>
      <Goto href={`/orders/${id}`}>
        <span><strong className="figure">{number}</strong> {customerName}</span>
        <span><Stage stage={stage} /> {daysLate > 0 ? <StatusTag tone="bad">{t("home.late", { days: daysLate })}</StatusTag> : requestedDate && <StatusTag tone="warn"><When at={requestedDate} show="relative" /></StatusTag>}</span>
        <Money amount={totalAmount} currency={currency} />
      </Goto>
      <LateReasons order={order} />
    </li>
  );
}

/** How many orders stand at each stage; each figure leads to exactly these. */
export function Stages({ stages }: { stages: Overview["stages"] }) {
  const t = useT();
  const shown = stages.filter(({ count }) => count > 0);
  return (
    <Section title={t("home.stages")} actions={<Goto href="/orders">{t("home.allOrders")}</Goto>}>
      {shown.length === 0 ? <Empty title={t("orders.none")} hint={t("orders.noneHint")} /> : (
        <div className={style.stages}>
          {shown.map(({ stage, count }) => <Goto key={stage} href={addressOfStage(stage)}><strong>{count}</strong><Stage stage={stage} /></Goto>)}
        </div>
      )}
    </Section>
  );
}

/** This month's figures, each with a link to what it counts. */
export function Month({ month }: { month: Overview["month"] }) {
  const t = useT();
  const { from } = month;
  return (
    <Section title={t("home.month")}>
      <Facts
        rows={[
          [t("home.ordered"), <Figure key="o" href={`/orders?won=${from}`} count={month.orderedIn}><Money amount={month.ordered} currency={month.currency} /></Figure>],
          [t("home.shipped"), <Figure key="s" href={`/shipping/deliveries?shipped=${from}`}><Quantity value={String(month.shipped)} /></Figure>],
          ...(month.received === null ? [] : [[t("home.received"), <Figure key="r" href={`/orders?paid=${from}`} count={month.receivedIn!}><Money amount={month.received} currency={month.currency} /></Figure>] as const]),
        ]}
      />
    </Section>
  );
}

function Figure({ href, count, children }: { href: string; /** How many orders make up a sum. */ count?: number; children: ReactNode }) {
  const t = useT();
  return <Goto href={href} className={style.figure}><strong>{children}</strong>{count !== undefined && <span className="soft">{t("home.ofOrders", { count })}</span>}</Goto>;
}
