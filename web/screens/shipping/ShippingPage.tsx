import type { ReactNode } from "react";
import { useT } from "../../i18n/words.ts";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { RoomTabs } from "../../parts/RoomTabs.tsx";

/** The frame of shipping's pages: today's work, what waits, trips, and all deliveries. */
export function ShippingPage({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const t = useT();
  const tabs = [{ href: "/shipping/today", label: t("shipping.today") }, { href: "/shipping/back-orders", label: t("shipping.backOrders") }, { href: "/shipping/trips", label: t("shipping.trips") }, { href: "/shipping/deliveries", label: t("shipping.deliveries") }];
  return (
    <>
      <PageTitle title={t("shipping.title")}>{actions}</PageTitle>
      <RoomTabs label={t("shipping.title")} tabs={tabs} />
      {children}
    </>
  );
}
