import { useT } from "../../i18n/words.ts";
import { RoomTabs } from "../../parts/RoomTabs.tsx";

/** The pages of the warehouse, side by side. */
export function StockTabs() {
  const t = useT();
  const tabs = [{ href: "/stock", label: t("stock.title"), exact: true }, { href: "/stock/transfers", label: t("stock.transfers") }, { href: "/stock/counts", label: t("stock.counts") }, { href: "/warehouses", label: t("stock.warehouses") }];
  return <RoomTabs label={t("stock.title")} tabs={tabs} />;
}
