import { useParams } from "@tanstack/react-router";
import { type DeliveryState, readDelivery } from "../../../contract/shipping.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useMay } from "../../parts/session.ts";
import { Quantity } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useToday } from "../../ui/setting.ts";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { Happened } from "./Happened.tsx";
import { DeliveryActions } from "./DeliveryActions.tsx";
import { DeliveryHistory } from "./DeliveryHistory.tsx";
import { deliveryTones, whyNot } from "./delivery-words.ts";
import { carriageOf, Due } from "./GroupTable.tsx";
import { PickPanel } from "./PickPanel.tsx";
import { Tracking } from "./Tracking.tsx";
import style from "./shipping.module.css";

export type Delivery = Answer<typeof readDelivery>;

/** One delivery: where it stands, the one next step, its lines, and all that happened to it. */
export function DeliveryRead() {
  const t = useT();
  const may = useMay();
  const { deliveryId = "" } = useParams({ strict: false });
  const { data: delivery, error, refetch } = useQueryOf(readDelivery, { deliveryId }, { watches: [`delivery:${deliveryId}`] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!delivery) return <PageSkeleton />;
  const picks = whyNot({ verb: "pick", delivery, may, t }) === undefined && delivery.state !== "packed";
  return (
    <>
      <PageTitle title={delivery.number} beside={<><StatusTag tone={deliveryTones[delivery.state]}>{t(`shipping.state_${delivery.state}`)}</StatusTag> <span className="soft">{delivery.customerName}</span></>}>
        <Goto href="/shipping/today">{t("shipping.today")}</Goto>
      </PageTitle>
      <Steps delivery={delivery} />
      <DeliveryActions delivery={delivery} />
      <About delivery={delivery} />
      {picks ? <PickPanel key={delivery.id} delivery={delivery} /> : <Lines delivery={delivery} />}
      {delivery.carriage?.by === "carrier" && <Tracking deliveryId={deliveryId} />}
      <DeliveryHistory delivery={delivery} />
    </>
  );
}

const way = ["requested", "picked", "packed", "checked", "shipped", "arrived", "signed"] as const satisfies readonly DeliveryState[];
/** Where a state stands on the way; picking has not reached "picked". */
const place: Record<DeliveryState, number> = { requested: 0, picking: 0, picked: 1, packed: 2, checked: 3, shipped: 4, arrived: 5, signed: 6, signedWithObjection: 6, cancelled: -1 };

function Steps({ delivery: { state, checks, checkFirst } }: { delivery: Delivery }) {
  const t = useT();
  // Where no gate asks for the check, it is a step only if somebody made it.
  const steps = way.filter((step) => step !== "checked" || checkFirst || checks.length > 0);
  return (
    <ol className={style.steps} aria-label={t("shipping.steps")}>
      {steps.map((step) => <li key={step} data-done={place[step] < place[state] || undefined} aria-current={place[step] === place[state] ? "step" : undefined}>{t(`shipping.step_${step}`)}</li>)}
    </ol>
  );
}

function About({ delivery }: { delivery: Delivery }) {
  const t = useT();
  const today = useToday();
  const { receiver, carriage } = delivery;
  return (
    <Section title={t("shipping.about")}>
      <Facts
        rows={[
          [t("shipping.due"), <Due key="d" row={delivery} today={delivery.shippedAt ? "" : today} />],
          [t("shipping.order"), <Goto key="o" href={`/orders/${delivery.orderId}`}>{delivery.orderNumber}</Goto>],
          [t("shipping.address"), delivery.address],
          [t("shipping.receiver"), [receiver.name, receiver.phone].filter(Boolean).join(" ")],
          [t("shipping.specialNeeds"), delivery.specialNeeds],
          [t("shipping.carriage"), carriage && `${t(`shipping.by_${carriage.by}`)} ${carriageOf(delivery)} ${carriage.driver ?? ""} ${carriage.driverPhone ?? ""}`],
          [t("shipping.trip"), delivery.tripId && <Goto key="t" href={`/shipping/trips/${delivery.tripId}`}>{delivery.plate ?? t("shipping.trip")}</Goto>],
          [t("shipping.appointment"), delivery.carrierAppointment && <When key="a" at={delivery.carrierAppointment} />],
          [t("shipping.shippedAt"), delivery.shippedAt && <Happened key="s" at={delivery.shippedAt} heard={delivery.heardLater.shipped} />],
          [t("shipping.expectedArrival"), delivery.expectedArrival && <When key="e" at={delivery.expectedArrival} />],
          [t("shipping.arrivedAt"), delivery.arrivedAt && <Happened key="r" at={delivery.arrivedAt} heard={delivery.heardLater.arrived} />],
        ]}
      />
    </Section>
  );
}

function Lines({ delivery: { lines } }: { delivery: Delivery }) {
  const t = useT();
  return (
    <Section flush title={t("shipping.lines")}>
      <Table
        label={t("shipping.lines")} rows={lines} rowKey={({ id }) => id} empty=""
        columns={[
          { key: "product", title: t("shipping.product"), render: ({ productCode, name, spec, customerPartNo }) => <>{productCode} {name} {spec} {customerPartNo && <span className="soft">{customerPartNo}</span>}</> },
          { key: "ordered", title: t("shipping.ordered"), align: "end", render: ({ ordered, unit, least, most, backOrdered }) => <><Quantity value={ordered} unit={unit} /> {least !== most && <span className="soft">{t("shipping.lineTolerance", { least, most })}</span>} {backOrdered !== "0" && <span className={style.short}>{t("shipping.backOrders")} {backOrdered}</span>}</> },
          { key: "picked", title: t("shipping.picked"), align: "end", render: ({ picked, shortReason, secondPicked, secondUnit, pieces }) => <><Quantity value={picked} /> {secondPicked !== null && <span className="soft"><Quantity value={secondPicked} unit={secondUnit ?? ""} /></span>} {pieces.length > 0 && <span className="soft">{t("shipping.pieces", { count: pieces.length })}</span>} {shortReason && <span className={style.short}>{t(`shipping.reason_${shortReason}`)}</span>}</> },
          { key: "packed", title: t("shipping.packed"), align: "end", render: ({ packed }) => <Quantity value={packed} /> },
          { key: "shipped", title: t("shipping.shipped"), align: "end", render: ({ shipped }) => <Quantity value={shipped} /> },
          { key: "received", title: t("shipping.received"), align: "end", render: ({ received, receiptReason, receiptNote }) => received === null ? "—" : <><Quantity value={received} /> {receiptReason && <span className={style.short}>{t(`shipping.reason_${receiptReason}`)} {receiptNote}</span>}</> },
        ]}
      />
    </Section>
  );
}
