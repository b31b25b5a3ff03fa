import type { ReactNode } from "react";
import { useT } from "../../i18n/words.ts";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { RoomTabs } from "../../parts/RoomTabs.tsx";

/** The frame of the pages for those who look after the system. */
export function SystemPage({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useT();
  const tabs = [
    { href: "/system/backups", label: t("system.backups") },
    { href: "/system/address", label: t("system.address") },
    { href: "/system/robots", label: t("system.robots") },
    { href: "/system/carriers", label: t("system.carriers") },
  ];
  return (
    <>
      <PageTitle title={t("system.title")}>{actions}</PageTitle>
      <RoomTabs label={t("system.title")} tabs={tabs} />
      {children}
    </>
  );
}
