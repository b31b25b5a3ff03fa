import { Checkbox } from "antd";
import { Fragment } from "react";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { toggled } from "../../ui/list/cursor.ts";
import { daysBetween } from "../../ui/number.ts";
import { useNarrow } from "../../ui/useNarrow.ts";
import { Scroller } from "../../ui/sheet/Scroller.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { deliveryTones, gathered } from "./delivery-words.ts";
import type { DeliveryRow } from "./workbench-read.tsx";
import style from "./shipping.module.css";

interface Props {
  rows: readonly DeliveryRow[];
  by: "customer" | "carrier";
  today: string;
  selected: ReadonlySet<string>;
  onSelect(selected: ReadonlySet<string>): void;
}

/** Deliveries in clusters that are loaded together; a cluster is chosen as a whole or one by one. */
export function GroupTable(props: Props) {
  const t = useT();
  const narrow = useNarrow();
  const { rows, by, selected, onSelect } = props;
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(selected);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onSelect(next);
  };
  const clusters = [...gathered(rows, by)];
  if (narrow) return <div className={sheet.stack}>{rows.map((row) => <Card key={row.id} row={row} {...props} />)}</div>;
  return (
    <section className={sheet.section} aria-label={t("shipping.deliveries")}>
      <Scroller className={sheet.scroller} label={t("shipping.deliveries")}>
        <table className={sheet.table}>
          <thead>
            <tr>
              <th scope="col"><span className="unseen">{t("ui.select")}</span></th>
              {["number", "customer", "due", "state", "order", "lineCount", "carriage"].map((key) => <th key={key} scope="col">{t(`shipping.${key}`)}</th>)}
            </tr>
          </thead>
          <tbody>
            {clusters.map(([name, members]) => {
              const ids = members.map(({ id }) => id);
              const chosen = ids.filter((id) => selected.has(id)).length;
              return (
                <Fragment key={name}>
                  {members.length > 1 && (
                    <tr>
                      <td className={style.cluster}><Checkbox aria-label={`${t("ui.selectAll")} ${name}`} checked={chosen === ids.length} indeterminate={chosen > 0 && chosen < ids.length} onChange={({ target }) => choose(ids, target.checked)} /></td>
                      <td className={style.cluster} colSpan={7}>{name || t("shipping.noCarrier")} · {t("shipping.deliveriesCount", { count: members.length })}</td>
                    </tr>
                  )}
                  {members.map((row) => (
                    <tr key={row.id}>
                      <td><Checkbox aria-label={`${t("ui.select")} ${row.number}`} checked={selected.has(row.id)} onChange={({ target }) => choose([row.id], target.checked)} /></td>
                      <td><Goto href={`/shipping/deliveries/${row.id}`}>{row.number}</Goto></td>
                      <td>{row.customerName}</td>
                      <td><Due row={row} today={props.today} /></td>
                      <td><StatusTag tone={deliveryTones[row.state]}>{t(`shipping.state_${row.state}`)}</StatusTag></td>
                      <td><Goto href={`/orders/${row.orderId}`}>{row.orderNumber}</Goto></td>
                      <td>{row.lineCount}</td>
                      <td><span>{carriageOf(row)} <Bound row={row} /></span></td>
                    </tr>
                  ))}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

/** That it leaves together with others, or with a trip. */
function Bound({ row: { groupId, tripId } }: { row: Pick<DeliveryRow, "groupId" | "tripId"> }) {
  const t = useT();
  return <>{groupId && <StatusTag tone="moving">{t("shipping.groupShip")}</StatusTag>} {tripId && <Goto href="/shipping/trips">{t("shipping.trip")}</Goto>}</>;
}

export const carriageOf = ({ carrier, trackingNumber, plate }: Pick<DeliveryRow, "carrier" | "trackingNumber" | "plate">) => [carrier, trackingNumber, plate].filter(Boolean).join(" ");

/** When it is due, and how late it is. */
export function Due({ row: { dueOn, urgent }, today }: { row: Pick<DeliveryRow, "dueOn" | "urgent">; today: string }) {
  const t = useT();
  const late = dueOn && today ? daysBetween(dueOn, today) : 0;
  return (
    <>
      {dueOn ? <When at={dueOn} show="absolute" /> : t("shipping.noDay")}{" "}
      {late > 0 && <StatusTag tone="bad">{t("shipping.lateDays", { count: late })}</StatusTag>}
      {urgent && <StatusTag tone="warn">{t("shipping.urgent")}</StatusTag>}
    </>
  );
}

function Card({ row, selected, onSelect, today }: Props & { row: DeliveryRow }) {
  const t = useT();
  const toggle = () => onSelect(toggled(selected, row.id));
  return (
    <section className={sheet.section}>
      <div className={sheet.body}>
        <div className={sheet.card}>
          <div><Checkbox checked={selected.has(row.id)} onChange={toggle}>{row.number}</Checkbox><StatusTag tone={deliveryTones[row.state]}>{t(`shipping.state_${row.state}`)}</StatusTag></div>
          <div><span>{row.customerName}</span><span><Due row={row} today={today} /></span></div>
          <div><span className="soft">{carriageOf(row) || row.orderNumber} <Bound row={row} /></span><Goto href={`/shipping/deliveries/${row.id}`}>{t("ui.open")}</Goto></div>
        </div>
      </div>
    </section>
  );
}
