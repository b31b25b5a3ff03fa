import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { listCases } from "../../../contract/cases.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { caseTones } from "./case-words.ts";
import { ComplaintDialog } from "./ComplaintDialog.tsx";

/** The cases of an order, delays among them, and the way to put a complaint on record. */
export function OrderCases({ order }: { order: { id: string; establishedAt: string | null } }) {
  const t = useT();
  const may = useMay();
  const { history } = useRouter();
  const [asking, setAsking] = useState(false);
  const stands = order.establishedAt !== null;
  const { data } = useQueryOf(listCases, { subjectId: order.id, limit: 20 }, { watches: ["case", `order:${order.id}`], enabled: stands && may("cases.see") });
  const rows = data?.rows ?? [];
  if (!stands || (!may("cases.work") && rows.length === 0)) return null;
  return (
    <Section flush title={t("cases.title")} actions={may("cases.work") && <ActionButton size="small" onClick={() => setAsking(true)}>{t("cases.complain")}</ActionButton>}>
      {rows.length === 0 ? <div className={sheet.none}>{t("cases.none_all")}</div> : rows.map(({ id, number, state, kind, openedAt }) => (
        <div key={id} className={sheet.none}><Goto href={`/cases/${id}`}><span className="figure">{number}</span></Goto> <StatusTag tone={caseTones[state]}>{t(`cases.state_${state}`)}</StatusTag> {t(`cases.kind_${kind}`)} <span className="soft"><When at={openedAt} show="relative" /></span></div>
      ))}
      {asking && <ComplaintDialog orderId={order.id} onClose={() => setAsking(false)} onOpened={(caseId) => history.push(`/cases/${caseId}`)} />}
    </Section>
  );
}
