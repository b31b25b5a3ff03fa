import { useState } from "react";
import { signAgreement, withdrawChange } from "../../../contract/changes.ts";
import { useCommand } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { toast } from "../../ui/toasts.ts";
import { type ChangeFile, isOpen } from "./change-words.ts";

/** The agreement and its signature, and taking the change back. */
export function ChangeActions({ change }: { change: ChangeFile }) {
  const t = useT();
  const language = useLanguage();
  const [withdrawing, setWithdrawing] = useState(false);
  const sign = useCommand(signAgreement);
  const withdraw = useCommand(withdrawChange);
  const based = { changeId: change.id, expectedRevision: change.revision };
  const signed = () => toast({ text: t("changes.signedToast", { number: change.number }) });
  const notMine = isOpen(change.state) ? t("orders.whyNot_permission") : t("changes.decided");
  return (
    <>
      {sign.error !== null && <Problem error={sign.error} />}
      {change.agreementPaperId && <a href={`/api/v1/papers/${change.agreementPaperId}/pdf?locale=${language}`} target="_blank" rel="noreferrer">{t("changes.agreementPdf")}</a>}
      {change.state === "toSign" && <ActionButton type="primary" loading={sign.pending} disabledReason={change.maySign ? undefined : t("changes.notSigner")} onClick={() => void sign.run(based).then(signed, () => undefined)}>{t("changes.sign")}</ActionButton>}
      {isOpen(change.state) && <ActionButton danger disabledReason={change.mayWithdraw ? undefined : notMine} onClick={() => setWithdrawing(true)}>{t("changes.withdraw")}</ActionButton>}
      <ReverseDialog open={withdrawing} title={t("changes.withdrawTitle", { number: change.number })} effect={t("changes.withdrawEffect")} onConfirm={(reason) => withdraw.run({ ...based, reason })} onClose={() => setWithdrawing(false)} />
    </>
  );
}
