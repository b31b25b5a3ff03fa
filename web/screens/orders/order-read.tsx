import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { readOrder } from "../../../contract/orders.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { Stage } from "../../parts/Stage.tsx";
import { TabBar } from "../../parts/TabBar.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Problem } from "../../ui/Problem.tsx";
import { useToday } from "../../ui/setting.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { useShortcut } from "../../ui/useShortcut.ts";
import { OrderCases } from "../cases/OrderCases.tsx";
import { ChangesTab } from "../changes/ChangesTab.tsx";
import { Comments } from "../comments/Comments.tsx";
import { SubjectDuties } from "../duties/SubjectDuties.tsx";
import { OrderShortages } from "../purchasing/OrderShortages.tsx";
import { ConfirmationTab } from "./ConfirmationTab.tsx";
import { FilesTab } from "./FilesTab.tsx";
import { KeyFacts } from "./KeyFacts.tsx";
import type { Order } from "./order-actions.ts";
import { useOrderActions } from "./OrderActions.tsx";
import { OrderBanners } from "./OrderBanners.tsx";
import { Flags, Progress, Todo } from "./order-columns.tsx";
import { OrderLines } from "./OrderLines.tsx";
import { OrderMargin } from "./OrderMargin.tsx";
import { PapersTab } from "./PapersTab.tsx";
import { PlannedFollowUp } from "./PlannedFollowUp.tsx";
import { PrintOrder } from "./PrintOrder.tsx";
import { Proposals } from "./Proposals.tsx";
import { ReviewTab } from "./ReviewTab.tsx";
import { TimelineTab } from "./TimelineTab.tsx";
import { Totals } from "./Totals.tsx";
import style from "./orders.module.css";

/** 订单详情: where the order stands, the one next step, and everything that belongs to it. */
export function OrderRead() {
  const { orderId = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(readOrder, { orderId }, { watches: [`order:${orderId}`] });
  if (error && !data) return <Problem error={error} onRetry={() => void refetch()} />;
  return data ? <Detail key={data.id} order={data} /> : <PageSkeleton />;
}

function Detail({ order }: { order: Order }) {
  const t = useT();
  const { buttons, problem, dialog } = useOrderActions(order);
  return (
    <div className={style.page}>
      <PageTitle title={order.number} beside={<><Stage stage={order.stage} /><Flags flags={order.flags} t={t} /></>}>{buttons}<PrintOrder orderId={order.id} /></PageTitle>
      {problem}
      <OrderBanners order={order} />
      <div className={style.detail}>
        <div className={style.stack}>
          <Proposals order={order} />
          <Tabs order={order} />
        </div>
        <aside className={style.rail}>
          <Section title={t("orders.keyFacts")}><KeyFacts order={order} /></Section>
          <PlannedFollowUp order={order} />
          <OrderMargin orderId={order.id} />
          <Standing order={order} />
          {order.establishedAt !== null && <OrderShortages orderId={order.id} />}
          <OrderCases order={order} />
        </aside>
      </div>
      {dialog}
    </div>
  );
}

const tabs = ["lines", "review", "confirmation", "changes", "comments", "timeline", "duties", "papers", "files"] as const;
type Tab = (typeof tabs)[number];

function Tabs({ order }: { order: Order }) {
  const t = useT();
  const { filter, choose } = useFilter();
  const tab = tabs.find((each) => each === filter["tab"]) ?? "lines";
  const panels: Record<Tab, () => ReactNode> = {
    lines: () => <Lines order={order} />,
    review: () => <ReviewTab order={order} />,
    confirmation: () => <ConfirmationTab order={order} />,
    changes: () => <ChangesTab order={order} />,
    comments: () => <Comments subject={{ kind: "order", id: order.id }} />,
    timeline: () => <TimelineTab order={order} />,
    duties: () => <SubjectDuties subject={{ kind: "order", id: order.id }} />,
    papers: () => <PapersTab order={order} />,
    files: () => <FilesTab order={order} />,
  };
  return (
    <div className={style.stack}>
      <TabBar label={t("orders.parts")} className={style.views}>
        {tabs.map((each, at) => <TabButton key={each} keys={String(at + 1)} label={t(`orders.tab_${each}`)} current={each === tab} onChoose={() => choose({ tab: each === "lines" ? undefined : each })} />)}
        <Goto href={`/orders/${order.id}/trace`}>{t("orders.trace")}</Goto>
      </TabBar>
      {panels[tab]()}
    </div>
  );
}

function TabButton({ keys, label, current, onChoose }: { keys: string; label: string; current: boolean; onChoose(): void }) {
  useShortcut({ keys, label }, onChoose);
  return <button type="button" aria-current={current} onClick={onChoose}>{label}</button>;
}

function Lines({ order }: { order: Order }) {
  const t = useT();
  return (
    <Section title={t("orders.lines")} beside={<span className="soft">{t("orders.lineCount", { count: order.lines.length })}</span>} flush>
      <OrderLines order={order} />
      <div className={style.sums}><Totals net={order.netAmount} tax={order.taxAmount} total={order.totalAmount} currency={order.currency} /></div>
    </Section>
  );
}

const axisNames = ["review", "confirmation", "fulfilment", "payment", "invoicing", "afterSales"] as const;

/** What it waits for, how far it is, and the independent axes for those who want to know exactly. */
function Standing({ order }: { order: Order }) {
  const t = useT();
  const today = useToday();
  return (
    <Section title={t("orders.progress")} beside={<Progress row={order} t={t} />}>
      <div className={style.stack}>
        <div><Todo row={order} t={t} today={today} /></div>
        <details>
          <summary>{t("orders.axes")}</summary>
          <dl className={style.axes}>
            {axisNames.map((axis) => <Axis key={axis} name={t(`orders.axis_${axis}`)} state={t(`orders.${axis}_${order.axes[axis]}`)} />)}
            <Axis name={t("orders.axis_archived")} state={t(order.axes.archived ? "reviews.yes" : "orders.notYet")} />
          </dl>
        </details>
      </div>
    </Section>
  );
}

const Axis = ({ name, state }: { name: string; state: string }) => <><dt>{name}</dt><dd>{state}</dd></>;
