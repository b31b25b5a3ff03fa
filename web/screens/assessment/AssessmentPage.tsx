import type { ReactNode } from "react";
import { useT } from "../../i18n/words.ts";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { RoomTabs } from "../../parts/RoomTabs.tsx";

/** The frame of 考核: what was proposed about whom, and the month's sums. It says on every page that all of it is advice. */
export function AssessmentPage({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useT();
  const tabs = [{ href: "/assessment/entries", label: t("assessment.entries") }, { href: "/assessment/summary", label: t("assessment.summary") }];
  return (
    <>
      <PageTitle title={t("assessment.title")} beside={<span className="soft">{t("assessment.adviceOnly")}</span>}>{actions}</PageTitle>
      <RoomTabs label={t("assessment.title")} tabs={tabs} />
      {children}
    </>
  );
}
