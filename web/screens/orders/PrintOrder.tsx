import { listPapers } from "../../../contract/papers-api.ts";
import { call } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { usePrint } from "../../parts/use-print.ts";
import { WorkButton } from "../../parts/WorkButton.tsx";
import { toast } from "../../ui/toasts.ts";
import { paperToPrint } from "./paper-to-print.ts";

/** Prints the order's usual paper; the others are printed where they are listed. */
export function PrintOrder({ orderId }: { orderId: string }) {
  const t = useT();
  const may = useMay();
  const { print, disabledReason } = usePrint();
  const run = async () => {
    const paper = paperToPrint(await call(listPapers, { kind: "order", id: orderId }));
    if (paper) await print(paper);
    else toast({ text: t("orders.noPapers") });
  };
  return <WorkButton shortcut="ctrl+p" disabledReason={may("papers.see") ? disabledReason : t("orders.noPermission")} run={run}>{t("shipping.print")}</WorkButton>;
}
