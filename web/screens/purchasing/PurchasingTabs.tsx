import { useT } from "../../i18n/words.ts";
import { RoomTabs } from "../../parts/RoomTabs.tsx";

/** The pages of purchasing, side by side. */
export function PurchasingTabs() {
  const t = useT();
  const tabs = [{ href: "/purchasing", label: t("purchasing.purchases"), exact: true }, { href: "/shortages", label: t("purchasing.shortages") }, { href: "/suppliers", label: t("purchasing.suppliers") }];
  return <RoomTabs label={t("purchasing.title")} tabs={tabs} />;
}
