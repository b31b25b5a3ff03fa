import { trackingOf } from "../../../contract/carriers.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { CarrierEvents } from "../system/CarrierEvents.tsx";

/** What the carrier told of a delivery; nothing where it tells nothing. */
export function Tracking({ deliveryId }: { deliveryId: string }) {
  const t = useT();
  const { data } = useQueryOf(trackingOf, { deliveryId }, { watches: [`delivery:${deliveryId}`] });
  if (!data?.length) return null;
  return <Section flush title={t("system.tracking")}><CarrierEvents label={t("system.tracking")} rows={data} /></Section>;
}
