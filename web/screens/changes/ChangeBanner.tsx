import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { When } from "../../ui/When.tsx";
import { Banner } from "../orders/Banner.tsx";
import type { Order } from "../orders/order-actions.ts";
import { whatOf } from "./change-list.tsx";

/** What is to be changed of the order, who wants it, and whom it waits for. */
export function ChangeBanner({ change }: { change: NonNullable<Order["openChange"]> }) {
  const t = useT();
  return (
    <Banner tone="warn" title={<><strong>{t("changes.isOpen", { number: change.number })}</strong> {whatOf(change, t)} · {change.requestedByName} <When at={change.requestedAt} show="relative" /> · {t(`changes.waits_${change.state}`)}</>}>
      <Goto href={`/changes/${change.id}`}>{t("changes.open")}</Goto>
    </Banner>
  );
}
