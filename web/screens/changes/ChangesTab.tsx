import { useState } from "react";
import { listChanges, readChange } from "../../../contract/changes.ts";
import { useQueryOf, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useMay } from "../../parts/session.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import type { Order } from "../orders/order-actions.ts";
import { type ChangeRow, changeTones } from "./change-words.ts";
import { whatOf } from "./change-list.tsx";
import { ChangeDiff } from "./ChangeDiff.tsx";
import style from "./changes.module.css";
import orders from "../orders/orders.module.css";

/** Every version of the order and the change that made it, the latest first; also changes that came to nothing. */
export function ChangesTab({ order }: { order: Order }) {
  const t = useT();
  const may = useMay();
  const { rows, loading, error, refetch } = useRowsOf(listChanges, { state: "all", orderId: order.id }, { watches: [`order:${order.id}`, "change"], enabled: may("changes.see") });
  if (!may("changes.see")) return <Empty title={t("orders.whyNot_permission")} />;
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (loading) return <PageSkeleton />;
  if (rows.length === 0) return <Empty title={t("changes.none_order")} hint={t("changes.noneHint")} />;
  return <div className={style.stack}>{rows.map((row, index) => <OneChange key={row.id} row={row} latest={index === 0} />)}</div>;
}

const titleOf = ({ baseVersion, appliedVersion }: ChangeRow, t: ReturnType<typeof useT>): string =>
  appliedVersion === null ? t("changes.uponVersion", { version: baseVersion }) : t("changes.madeVersion", { base: baseVersion, version: appliedVersion });

function OneChange({ row, latest }: { row: ChangeRow; latest: boolean }) {
  const t = useT();
  const [open, setOpen] = useState(latest);
  return (
    <Section title={titleOf(row, t)} beside={<StatusTag tone={changeTones[row.state]}>{t(`changes.state_${row.state}`)}</StatusTag>} actions={<Goto href={`/changes/${row.id}`}>{row.number}</Goto>}>
      <p>{whatOf(row, t)} · {row.reason}</p>
      <p className="soft">{row.requestedByName} <When at={row.requestedAt} />{row.closedWhy && <> · {row.closedWhy}</>}</p>
      <details className={orders.fold} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t("changes.differences")}</summary>
        <div>{open && <DiffOf changeId={row.id} />}</div>
      </details>
    </Section>
  );
}

/** The differences of a change, read when somebody wants to see them. */
function DiffOf({ changeId }: { changeId: string }) {
  const { data, error, refetch } = useQueryOf(readChange, { changeId }, { watches: [`change:${changeId}`] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return data ? <ChangeDiff differences={data.differences} currency={data.currency} /> : null;
}
