import { Input, Radio } from "antd";
import { useState } from "react";
import { answerProposal } from "../../../contract/proposals.ts";
import type { Input as InputTo } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { localInput } from "../../ui/local-time.ts";
import { currentTime, useSetting } from "../../ui/setting.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { ConfirmationEvidence, type EvidenceFile } from "./ConfirmationEvidence.tsx";
import { ContactChoice } from "./ContactChoice.tsx";
import { MomentField } from "./MomentField.tsx";
import type { Order } from "./order-actions.ts";
import type { Proposal } from "./Proposals.tsx";
import { termsText } from "./proposal-words.ts";
import style from "./orders.module.css";

type Outcome = InputTo<typeof answerProposal>["outcome"];
interface Props {
  order: Order;
  proposal: Proposal;
  onClose(): void;
}

/** What the customer said to a proposal; an accepted one edits the order, which is said before it is sent. */
export function ProposalAnswer({ order, proposal, onClose }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(answerProposal);
  const [outcome, setOutcome] = useState<Outcome>("accepted");
  const [contactId, setContact] = useState(order.contactId ?? undefined);
  const { timeZone } = useSetting();
  const [agreedAt, setAgreedAt] = useState(() => localInput.write(currentTime(), timeZone));
  const [evidence, setEvidence] = useState<EvidenceFile[]>([]);
  const { draft: note, change, discard } = useDraft(`orders.proposalAnswer.${proposal.id}`, "");
  const fault = faultsOf(error);
  const missing = !contactId ? "orders.answeredBy" : !agreedAt ? "orders.agreedAt" : !note.trim() && evidence.length === 0 ? "orders.evidenceOrNote" : undefined;
  const send = () =>
    void run({ orderId: order.id, proposalId: proposal.id, outcome, contactId: contactId ?? "", agreedAt: localInput.read(agreedAt, timeZone), note, evidence: evidence.map(({ id, kind }) => ({ kind, fileId: id })) }).then(() => {
      discard();
      toast({ text: t(`orders.proposalToast_${outcome}`, { number: order.number }) });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("orders.proposalAnswerTitle", { number: order.number })} submit={t("orders.recordProposalAnswer")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={send}>
      <p><strong>{t(`orders.proposal_${proposal.terms.kind}`)}</strong> {termsText(proposal.terms, order, t)}</p>
      <Field label={t("orders.answer")} required wide hint={t(`orders.proposalEffect_${outcome}`)}>
        {() => (
          <Radio.Group
            aria-label={t("orders.answer")} value={outcome} onChange={({ target }) => setOutcome(target.value === "declined" ? "declined" : "accepted")}
            options={(["accepted", "declined"] as const).map((each) => ({ value: each, label: t(`orders.proposalState_${each}`) }))}
          />
        )}
      </Field>
      <div className={style.pairFields}>
        <Field label={t("orders.answeredBy")} required fault={fault("contactId")}>
          {(control) => <ContactChoice control={control} customerId={order.customerId} value={contactId} onChange={setContact} />}
        </Field>
        <Field label={t("orders.agreedAt")} required fault={fault("agreedAt")}>{(control) => <MomentField control={control} value={agreedAt} onChange={setAgreedAt} />}</Field>
      </div>
      <Field label={t("orders.evidence")} wide fault={fault("evidence")} hint={t("orders.evidenceOrNoteHint")}>
        {(control) => <ConfirmationEvidence control={control} kinds={["screenshot", "callRecord", "stampedScan", "fax", "customerPurchaseOrder"]} evidence={evidence} onChange={setEvidence} />}
      </Field>
      <Field label={t("orders.note")} wide fault={fault("note")}>
        {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} value={note} onChange={({ target }) => change(target.value)} />}
      </Field>
    </FormDialog>
  );
}
