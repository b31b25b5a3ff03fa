import { useState } from "react";
import { readWorkbench, recordArrival, type WorkGroup, workGroups } from "../../../contract/shipping.ts";
import type { Answer } from "../../api/client.ts";
import { useBatch } from "../../api/batch.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { BatchResult } from "../../parts/BatchResult.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Arrange } from "./arranging.tsx";
import { groupVerb, whyNot } from "./delivery-words.ts";
import { GroupTable } from "./GroupTable.tsx";
import { ShippingPage } from "./ShippingPage.tsx";
import { TruckDialog } from "./TruckDialog.tsx";
import style from "./shipping.module.css";

export type DeliveryRow = Answer<typeof readWorkbench>["groups"][number]["rows"][number];
type Group = Answer<typeof readWorkbench>["groups"][number];
const arrivalOf = ({ id, revision }: DeliveryRow) => ({ deliveryId: id, expectedRevision: revision });

/** What is due by today, by what it waits for; several are sent on one truck or reported as arrived together. */
export function WorkbenchRead() {
  const t = useT();
  const { filter, choose } = useFilter();
  const { data, error, refetch } = useQueryOf(readWorkbench, {}, { watches: ["delivery"] });
  const group = workGroups.find((each) => each === filter["group"]) ?? data?.groups.find(({ due, overdue }) => due + overdue > 0)?.group ?? data?.groups.find(({ rows }) => rows.length > 0)?.group ?? "pick";
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const by = filter["by"] === "carrier" ? "carrier" : "customer";
  const found = data?.groups.find((each) => each.group === group);
  const go = (next: WorkGroup) => {
    setSelected(new Set());
    choose({ group: next });
  };
  return (
    <ShippingPage actions={<Goto href="/p/pick" target="_blank">{t("shipping.phonePick")}</Goto>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && <Groups groups={data.groups} chosen={group} onChoose={go} />}
      {found && (
        <>
          <div className={sheet.filters}>
            <Views label={t("shipping.gatherBy")} value={by} views={(["customer", "carrier"] as const).map((value) => ({ value, label: t(`shipping.by_${value}`) }))} onChoose={(value) => choose({ by: value })} />
            <Batch group={group} today={data?.day ?? ""} rows={found.rows.filter(({ id }) => selected.has(id))} onDone={() => setSelected(new Set())} />
            {found.later > 0 && <span className="soft">{t("shipping.later", { count: found.later })}</span>}
          </div>
          {found.rows.length === 0
            ? <Empty title={t(`shipping.nothing_${group}`)} hint={t("shipping.nothingHint", { day: data?.day ?? "" })}><Goto href="/shipping/deliveries">{t("shipping.deliveries")}</Goto></Empty>
            : <GroupTable rows={found.rows} by={by} today={data?.day ?? ""} selected={selected} onSelect={setSelected} />}
        </>
      )}
    </ShippingPage>
  );
}

function Groups({ groups, chosen, onChoose }: { groups: readonly Group[]; chosen: WorkGroup; onChoose(group: WorkGroup): void }) {
  const t = useT();
  return (
    <div className={style.groups} role="group" aria-label={t("shipping.today")}>
      {groups.map(({ group, due, overdue, later }) => (
        <button key={group} type="button" aria-pressed={group === chosen} onClick={() => onChoose(group)}>
          {t(`shipping.group_${group}`)}
          <strong>{due + overdue}</strong>
          <span className={overdue > 0 ? style.overdue : "soft"}>{overdue > 0 ? t("shipping.overdueCount", { count: overdue }) : t(later > 0 ? "shipping.laterCount" : "shipping.onTime", { count: later })}</span>
        </button>
      ))}
    </div>
  );
}

/** What may be done to several at once without looking at each: putting them together, loading one truck, arriving. */
function Batch({ group, rows, today, onDone }: { group: WorkGroup; rows: readonly DeliveryRow[]; today: string; onDone(): void }) {
  const t = useT();
  const may = useMay();
  const [loading, setLoading] = useState(false);
  const arrivals = useBatch(recordArrival, arrivalOf);
  if (group === "sign") return null;
  if (group !== "ship" && group !== "underway") return <Arrange {...{ rows, today, onDone }} />;
  const refused = rows.map((delivery) => whyNot({ verb: groupVerb[group], delivery, may, t })).find(Boolean);
  const reason = rows.length === 0 ? t("shipping.chooseFirst") : refused;
  return (
    <>
      {group === "ship" && <ActionButton type="primary" disabledReason={reason} onClick={() => setLoading(true)}>{t("shipping.shipTogether", { count: rows.length })}</ActionButton>}
      {group === "ship" && <Arrange {...{ rows, today, onDone }} />}
      {group === "underway" && <ActionButton type="primary" loading={arrivals.pending} disabledReason={reason} onClick={() => void arrivals.run(rows).then(onDone)}>{t("shipping.arriveTogether", { count: rows.length })}</ActionButton>}
      {loading && <TruckDialog rows={rows} onClose={() => setLoading(false)} onDone={onDone} />}
      <BatchResult outcome={arrivals.outcome} nameOf={({ number }) => number} onClose={arrivals.clear} />
    </>
  );
}
