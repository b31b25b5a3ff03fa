import { useState } from "react";
import { divisible, inHouse } from "../../../contract/delivery-lifecycle.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { AllowDialog } from "./AllowDialog.tsx";
import { ArrivalDialog, ContactDialog } from "./arrival-dialogs.tsx";
import { CancelDialog } from "./CancelDialog.tsx";
import { CheckDialog } from "./CheckDialog.tsx";
import { DelayNoticeDialog } from "./DelayNoticeDialog.tsx";
import type { Delivery } from "./delivery-read.tsx";
import { type DeliveryVerb, nextDelivery, whyNot } from "./delivery-words.ts";
import { FeedbackDialog } from "./FeedbackDialog.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { NoticeDialog } from "./NoticeDialog.tsx";
import { PackDialog } from "./PackDialog.tsx";
import { PapersDialog } from "./PapersDialog.tsx";
import { ReportDialog } from "./ReportDialog.tsx";
import { ReverseButton } from "./ReverseButton.tsx";
import { ShipDialog } from "./ShipDialog.tsx";
import { SignDialog } from "./SignDialog.tsx";
import { SplitDialog } from "./SplitDialog.tsx";

const dialogs = {
  pack: PackDialog, check: CheckDialog, ship: ShipDialog, arrive: ArrivalDialog, sign: SignDialog, contact: ContactDialog, feedback: FeedbackDialog, link: LinkDialog, notice: NoticeDialog, print: PapersDialog, report: ReportDialog,
  split: SplitDialog, allow: AllowDialog, cancel: CancelDialog, delay: DelayNoticeDialog,
};
type Asking = keyof typeof dialogs;

/** All that can be done with a delivery; the one next step is coloured, what is not possible says why. */
export function DeliveryActions({ delivery }: { delivery: Delivery }) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState<Asking>();
  const { state } = delivery;
  const next = nextDelivery(delivery);
  const Dialog = asking && dialogs[asking];
  const steps = ["pack", "check", "ship", "arrive", "sign"] as const satisfies readonly DeliveryVerb[];
  const after = delivery.arrivedAt !== null || delivery.signedAt !== null;
  const notNow = t("shipping.notNow", { state: t(`shipping.state_${state}`) });
  const contact = may("shipping.contact") ? (after ? undefined : t("shipping.afterArrival")) : t("shipping.only_contact");
  const others: { act: Asking; reason: string | undefined }[] = [
    { act: "report", reason: may("shipping.pick") ? (delivery.shippedAt || state === "cancelled" ? notNow : undefined) : t("shipping.only_pick") },
    { act: "notice", reason: may("shipping.contact") ? (delivery.shippedAt ? undefined : t("shipping.afterShipping")) : t("shipping.only_contact") },
    { act: "contact", reason: contact },
    { act: "link", reason: may("shipping.sign") ? (delivery.shippedAt ? undefined : t("shipping.afterShipping")) : t("shipping.only_sign") },
    { act: "feedback", reason: may("shipping.contact") ? (!delivery.policy.scores.length ? t("shipping.noRating") : delivery.signedAt ? undefined : t("shipping.afterSigning")) : t("shipping.only_contact") },
    { act: "print", reason: may("papers.see") ? undefined : t("shipping.only_print") },
    { act: "split", reason: may("shipping.arrange") ? (divisible(state) ? undefined : notNow) : t("shipping.only_arrange") },
    { act: "allow", reason: may("shipping.exceedTolerance") ? (inHouse(state) ? undefined : notNow) : t("shipping.only_exceedTolerance") },
    { act: "cancel", reason: may("shipping.arrange") ? (inHouse(state) ? undefined : notNow) : t("shipping.only_arrange") },
    ...(delivery.delays.length > 0 ? [{ act: "delay" as const, reason: may("shipping.contact") ? (delivery.delays.some(({ toldAt }) => toldAt === null) ? undefined : t("shipping.noDelay")) : t("shipping.only_contact") }] : []),
  ];
  return (
    <div className={sheet.filters}>
      {steps.map((verb) => <ActionButton key={verb} type={verb === next ? "primary" : "default"} disabledReason={whyNot({ verb, delivery, may, t })} onClick={() => setAsking(verb)}>{t(`shipping.${verb}`)}</ActionButton>)}
      {others.map(({ act, reason }) => <ActionButton key={act} disabledReason={reason} onClick={() => setAsking(act)}>{t(`shipping.act_${act}`)}</ActionButton>)}
      <ReverseButton delivery={delivery} />
      {Dialog && <Dialog delivery={delivery} onClose={() => setAsking(undefined)} />}
    </div>
  );
}
