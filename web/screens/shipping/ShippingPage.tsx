import type { ReactNode } from "react";
import { useT } from "../../i18n/words.ts";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { RoomTabs } from "../../parts/RoomTabs.tsx";

/** The frame of shipping's pages: today's work, and all deliveries. */
export function ShippingPage({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useT();
  const tabs = [{ href: "/shipping/today", label: t("shipping.today") }, { href: "/shipping/deliveries", label: t("shipping.deliveries") }];
  return (
    <>
      <PageTitle title={t("shipping.title")}>{actions}</PageTitle>
      <RoomTabs label={t("shipping.title")} tabs={tabs} />
      {children}
    </>
  );
}
