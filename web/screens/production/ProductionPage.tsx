import type { ReactNode } from "react";
import { listUnreported } from "../../../contract/production.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { RoomTabs } from "../../parts/RoomTabs.tsx";

/** The frame of production's pages: what waits for a plan, the board, the runs, today's reports. */
export function ProductionPage({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useT();
  const { data } = useQueryOf(listUnreported, {}, { watches: ["run"] });
  const tabs = [
    { href: "/production/requests", label: t("production.requests") },
    { href: "/production/board", label: t("production.board") },
    { href: "/production/runs", label: t("production.runs") },
    { href: "/production/reports", label: t("production.reports"), count: data?.rows.length },
  ];
  return (
    <>
      <PageTitle title={t("production.title")}>{actions}</PageTitle>
      <RoomTabs label={t("production.title")} tabs={tabs} />
      {children}
    </>
  );
}
