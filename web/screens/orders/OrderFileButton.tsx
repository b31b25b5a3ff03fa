import { downloadOrderFile } from "../../../contract/order-file.ts";
import { download } from "../../api/download.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { WorkButton } from "../../parts/WorkButton.tsx";
import { saveAs } from "../../ui/save-as.ts";
import { toast } from "../../ui/toasts.ts";

/** 整单归档下载: the whole file of an order as one archive; taking it out is on record. */
export function OrderFileButton({ orderId }: { orderId: string }) {
  const t = useT();
  const may = useMay();
  const run = async () => {
    const { name, content } = await download(downloadOrderFile, { orderId });
    saveAs(name, content);
    toast({ text: t("orders.fileTaken", { name }) });
  };
  return <WorkButton disabledReason={may("orders.export") ? undefined : t("orders.noPermission")} run={run}>{t("orders.takeFile")}</WorkButton>;
}
