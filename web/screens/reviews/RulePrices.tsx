import { useState } from "react";
import { rulePriceException } from "../../../contract/price-exceptions.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { CopyTo } from "../copies/CopyTo.tsx";
import type { Exception } from "./PriceException.tsx";

interface Props {
  exception: Exception;
  onClose(): void;
}

/** Releases all prices of the version, with words. */
export function ReleasePrices({ exception: { reviewId, subject, subjectHash, lines }, onClose }: Props) {
  const t = useT();
  const [words, setWords] = useState("");
  const [copyTo, setCopyTo] = useState<string[]>([]);
  const { run, pending, error } = useCommand(rulePriceException);
  const send = () => void run({ reviewId, subjectHash, outcome: "released", words, copyTo }).then(() => {
    toast({ text: t("exceptions.releasedToast") });
    onClose();
  }, () => undefined);
  return (
    <FormDialog title={t("exceptions.releaseTitle", { count: lines.length })} submit={t("exceptions.release")} {...{ pending, error, onClose }} disabledReason={words.trim() ? undefined : t("ui.fillIn", { field: t("exceptions.words") })} onSubmit={send}>
      <TextField label={t("exceptions.words")} required wide lines={3} max={1000} autoFocus value={words} onChange={setWords} fault={faultsOf(error)("words")} />
      <CopyTo subject={subject} value={copyTo} fault={faultsOf(error)("copyTo")} onChange={setCopyTo} />
    </FormDialog>
  );
}

/** Sends the order back to sales, with prices at which it would be released if the authority names some. */
export function RefusePrices({ exception: { reviewId, subject, subjectHash, lines }, step, onClose }: Props & { step: string }) {
  const t = useT();
  const [words, setWords] = useState("");
  const [copyTo, setCopyTo] = useState<string[]>([]);
  const [prices, setPrices] = useState<Readonly<Record<string, string>>>({});
  const { run, pending, error } = useCommand(rulePriceException);
  const counters = lines.flatMap(({ lineId }) => (prices[lineId] ? [{ lineId, price: prices[lineId] }] : []));
  const send = () => void run({ reviewId, subjectHash, outcome: "refused", words, counters, copyTo }).then(() => {
    toast({ text: t("exceptions.refusedToast") });
    onClose();
  }, () => undefined);
  const fault = (lineId: string) => faultsOf(error)("counters", counters.findIndex((counter) => counter.lineId === lineId), "price");
  return (
    <FormDialog danger title={t("exceptions.refuseTitle")} submit={t("exceptions.refuse")} {...{ pending, error, onClose }} disabledReason={words.trim() ? undefined : t("ui.fillIn", { field: t("exceptions.words") })} onSubmit={send}>
      <p className="soft">{t("exceptions.refuseHint", { step })}</p>
      <TextField label={t("exceptions.words")} required wide lines={3} max={1000} autoFocus value={words} onChange={setWords} fault={faultsOf(error)("words")} />
      {lines.map(({ lineId, lineNo, price }) => (
        <TextField key={lineId} label={t("exceptions.counter", { line: lineNo })} hint={t("exceptions.counterHint", { price })} figure value={prices[lineId] ?? ""} onChange={(counter) => setPrices({ ...prices, [lineId]: counter.trim() })} fault={fault(lineId)} />
      ))}
      <CopyTo subject={subject} value={copyTo} fault={faultsOf(error)("copyTo")} onChange={setCopyTo} />
    </FormDialog>
  );
}
