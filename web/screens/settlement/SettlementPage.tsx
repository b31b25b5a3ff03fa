import type { ReactNode } from "react";
import { useT } from "../../i18n/words.ts";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { RoomTabs } from "../../parts/RoomTabs.tsx";
import { useMay } from "../../parts/session.ts";

/** The frame of money's pages: who owes what since when, what to invoice, what came in, which orders wait for money. */
export function SettlementPage({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useT();
  const may = useMay();
  const tabs = [
    { href: "/settlement/ageing", label: t("settlement.ageing") },
    { href: "/settlement/receivables", label: t("settlement.receivables") },
    ...(may("settlement.call") ? [{ href: "/settlement/calls", label: t("calls.title") }] : []),
    { href: "/settlement/invoices", label: t("settlement.invoices") },
    { href: "/settlement/receipts", label: t("settlement.receipts") },
    { href: "/settlement/adjustments", label: t("reversals.adjustments") },
    { href: "/settlement/gates", label: t("settlement.gates") },
  ];
  return (
    <>
      <PageTitle title={t("settlement.title")}>{actions}</PageTitle>
      <RoomTabs label={t("settlement.title")} tabs={tabs} />
      {children}
    </>
  );
}
