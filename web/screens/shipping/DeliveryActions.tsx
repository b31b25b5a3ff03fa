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
import style from "./shipping.module.css";

const dialogs = {
  pack: PackDialog, check: CheckDialog, ship: ShipDialog, arrive: ArrivalDialog, sign: SignDialog, contact: ContactDialog, feedback: FeedbackDialog, link: LinkDialog, notice: NoticeDialog, print: PapersDialog, report: ReportDialog,
  split: SplitDialog, allow: AllowDialog, cancel: CancelDialog, delay: DelayNoticeDialog,
};
type Asking = keyof typeof dialogs;

const steps = ["pack", "check", "ship", "arrive", "sign"] as const satisfies readonly DeliveryVerb[];
const isStep = (act: Asking): act is (typeof steps)[number] => steps.some((step) => step === act);

/** All that can be done with a delivery: the one next step is coloured; what is not possible now is folded away and says why. */
export function DeliveryActions({ delivery }: { delivery: Delivery }) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState<Asking>();
  const { state } = delivery;
  const next = nextDelivery(delivery);
  const Dialog = asking && dialogs[asking];
  const after = delivery.arrivedAt !== null || delivery.signedAt !== null;
  const notNow = t("shipping.notNow", { state: t(`shipping.state_${state}`) });
  const contact = may("shipping.contact") ? (after ? undefined : t("shipping.afterArrival")) : t("shipping.only_contact");
  const acts: { act: Asking; reason: string | undefined }[] = [
    ...steps.map((verb) => ({ act: verb, reason: whyNot({ verb, delivery, may, t }) })),
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
  const [possible, impossible] = [acts.filter(({ reason }) => reason === undefined), acts.filter(({ reason }) => reason !== undefined)];
  const button = ({ act, reason }: (typeof acts)[number]) => (
    <ActionButton key={act} type={act === next && reason === undefined ? "primary" : "default"} disabledReason={reason} {...(act === "print" && { shortcut: "ctrl+p" })} onClick={() => setAsking(act)}>
      {isStep(act) ? t(`shipping.${act}`) : t(`shipping.act_${act}`)}
    </ActionButton>
  );
  return (
    <>
      <div className={sheet.filters}>
        {possible.map(button)}
        <ReverseButton delivery={delivery} />
      </div>
      {impossible.length > 0 && (
        <details className={style.later}>
          <summary>{t("shipping.notPossible", { count: String(impossible.length) })}</summary>
          <div className={sheet.filters}>{impossible.map(button)}</div>
        </details>
      )}
      {Dialog && <Dialog delivery={delivery} onClose={() => setAsking(undefined)} />}
    </>
  );
}
