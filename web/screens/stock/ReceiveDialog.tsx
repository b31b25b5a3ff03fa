import { useState } from "react";
import { receiveTransfer } from "../../../contract/transfers.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { figure } from "./stock-words.ts";
import type { TransferFile } from "./transfer-read.tsx";

/** What came of a transfer: as it was sent, unless somebody says otherwise and why. */
export function ReceiveDialog({ file, onClose }: { file: TransferFile; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(receiveTransfer);
  const lots = file.lines.flatMap(({ productId, productCode, productName, unit, lots: own }) => own.map((lot) => ({ ...lot, key: `${productId} ${lot.lot}`, productId, productCode, productName, unit })));
  const [said, setSaid] = useState<Readonly<Record<string, { received?: string; reason?: string }>>>({});
  const say = (key: string, change: { received?: string; reason?: string }) => setSaid((before) => ({ ...before, [key]: { ...before[key], ...change } }));
  const differing = lots.filter(({ key, sent }) => (said[key]?.received ?? sent) !== sent);
  const wrong = differing.some(({ key }) => !figure.test(said[key]?.received ?? "")) ? t("ui.fillIn", { field: t("stock.received") }) : differing.some(({ key }) => !said[key]?.reason?.trim()) ? t("ui.fillIn", { field: t("stock.reason") }) : undefined;
  const send = () =>
    void run({
      transferId: file.id, expectedRevision: file.revision,
      differences: differing.map(({ key, productId, lot }) => ({ productId, lot, received: said[key]?.received ?? "0", reason: said[key]?.reason?.trim() ?? "" })),
    }).then(() => {
      toast({ text: t("stock.receivedToast", { number: file.number }) });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={`${t("stock.receive")} ${file.number}`} submit={t("stock.receive")} width={760} {...{ pending, error, onClose }} disabledReason={wrong} onSubmit={send}>
      <p className="soft">{t("stock.receiveHint")}</p>
      <ul className={sheet.stack} style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {lots.map(({ key, productCode, productName, lot, sent, unit }) => (
          <li key={key} className={sheet.fields}>
            <div><span className="figure">{productCode}</span> {productName} {lot && <strong className="figure">{lot}</strong>}<div className="soft">{t("stock.sent")} {sent} {unit}</div></div>
            <TextField label={`${t("stock.received")} ${productCode} ${lot}`.trim()} figure value={said[key]?.received ?? sent} onChange={(received) => say(key, { received: received.trim() })} />
            {(said[key]?.received ?? sent) !== sent && <TextField label={`${t("stock.reason")} ${productCode} ${lot}`.trim()} required max={200} value={said[key]?.reason ?? ""} onChange={(reason) => say(key, { reason })} />}
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}
