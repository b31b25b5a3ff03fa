import { listCases } from "../../../contract/cases.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { Banner } from "../orders/Banner.tsx";
import { unsettled } from "./case-words.ts";

/** The open delays that an order is in. */
export function DelayBanner({ orderId }: { orderId: string }) {
  const t = useT();
  const may = useMay();
  const { data } = useQueryOf(listCases, { subjectId: orderId, kind: "delay", state: unsettled, limit: 5 }, { watches: ["case", `order:${orderId}`], enabled: may("cases.see") });
  return (data?.rows ?? []).map(({ id, number, title, description }) => (
    <Banner key={id} tone="warn" title={<><strong>{t("cases.kind_delay")}</strong> {title} · {description}</>}><Goto href={`/cases/${id}`}>{number}</Goto></Banner>
  ));
}
