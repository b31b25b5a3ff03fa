import { adviseOrder } from "../../../contract/orders.ts";
import { dutiesOfSubject } from "../../../contract/duties.ts";
import { followUpKind } from "../../../contract/follow-up-words.ts";
import { minus } from "../../../contract/money.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { Money } from "../../ui/Money.tsx";
import { useNow, useToday } from "../../ui/setting.ts";
import { When } from "../../ui/When.tsx";
import { DelayBanner } from "../cases/DelayBanner.tsx";
import { ChangeBanner } from "../changes/ChangeBanner.tsx";
import { Banner } from "./Banner.tsx";
import { Differences } from "./Differences.tsx";
import { formOf, inputOf } from "./entry-form.ts";
import { missingWords } from "./missing-words.ts";
import type { Order } from "./order-actions.ts";
import { daysLate } from "./progress.ts";
import { CustomerRefusal, ReviewRefusal } from "./Refusals.tsx";

/** What must not be overlooked about the order, the most pressing first. */
export function OrderBanners({ order }: { order: Order }) {
  const t = useT();
  const late = daysLate(order, useToday());
  return (
    <>
      {late > 0 && <Banner tone="bad" title={t("orders.lateBanner", { days: late })} />}
      {order.stage === "reviewFailed" && <ReviewRefusal order={order} />}
      {order.stage === "customerRefused" && <CustomerRefusal order={order} />}
      {order.hold && <Banner tone="bad" title={<><strong>{t("orders.onHold")}</strong> {order.hold.reason} · {order.hold.byName} <When at={order.hold.since} /> · {t("orders.onHoldHint")}</>} />}
      {order.openChange && <ChangeBanner change={order.openChange} />}
      <Running order={order} />
      {order.establishedAt !== null && <DelayBanner orderId={order.id} />}
      {(order.axes.review === "draft" || order.axes.review === "failed") && <Advised order={order} />}
      {order.differences.length > 0 && <Banner tone="warn" title={<><strong>{t("orders.differences")}</strong><Differences differences={order.differences} /></>} />}
    </>
  );
}

/** What somebody has to do about the order by a time, such as the call that confirms an oral one; a follow-up that somebody set himself is no trouble of the order's. */
function Running({ order }: { order: Order }) {
  const t = useT();
  const language = useLanguage();
  const may = useMay();
  const now = useNow();
  const { data = [] } = useQueryOf(dutiesOfSubject, { kind: "order", id: order.id }, { watches: [`order:${order.id}`, "duty"], enabled: may("duties.see") });
  return data.filter(({ definition, state, dueAt }) => definition.id !== followUpKind && (state === "open" || state === "paused") && dueAt !== null).map(({ id, definition, state, dueAt, warnAt }) => {
    if (state === "paused") return <Banner key={id} tone="info" title={<><strong>{definition.name[language]}</strong> {t("orders.dutyPaused")}</>} />;
    const over = dueAt !== null && new Date(dueAt) < now;
    const soon = warnAt !== null && new Date(warnAt) < now;
    return <Banner key={id} tone={over ? "bad" : soon ? "warn" : "info"} title={<><strong>{definition.name[language]}</strong> {t(over ? "orders.dutyOver" : "orders.dutyUntil")} {dueAt && <When at={dueAt} />}</>} />;
  });
}

/** What the house would say if it were submitted now. */
function Advised({ order }: { order: Order }) {
  const t = useT();
  const may = useMay();
  const input = { ...inputOf(formOf(order, new Map()), { channel: order.channel, contactId: undefined, addressId: undefined }), orderId: order.id };
  const { data } = useQueryOf(adviseOrder, input, { watches: ["customer", "order", "stock"], enabled: may("orders.enter") && order.lines.length > 0 });
  if (!data) return null;
  const { credit, duplicates, missing } = data;
  return (
    <>
      {credit?.exceeded && (
        <Banner tone="bad" title={<>{t("orders.creditOver")}{t("ui.colon")}{t("orders.creditExcess")} <strong><Money amount={minus(credit.afterThis, credit.limit)} currency={order.currency} /></strong></>}>
          <Goto href={`/customers/${order.customerId}`}>{t("orders.openCustomer")}</Goto>
        </Banner>
      )}
      {duplicates.length > 0 && (
        <Banner tone="warn" title={<>{t("orders.duplicates")} {duplicates.map(({ id, number }) => <Goto key={id} href={`/orders/${id}`}>{number} </Goto>)}</>} />
      )}
      {missing.length > 0 && (
        <Banner tone="warn" title={<>{t("orders.missing", { count: missing.length })}{t("ui.colon")}{missing.map((each) => missingWords(each, t)).join(" · ")}</>}>
          <Goto href={`/orders/${order.id}/edit`}>{t("orders.act_edit")}</Goto>
        </Banner>
      )}
    </>
  );
}
