import { Radio, Select } from "antd";
import { useState } from "react";
import { talkMeans } from "../../../contract/cases.ts";
import { answerDelayProposal, proposeDelay } from "../../../contract/delay-proposals.ts";
import { readOrder } from "../../../contract/orders.ts";
import { goodsProposalKinds } from "../../../contract/proposals.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { localInput } from "../../ui/local-time.ts";
import { currentTime, useSetting } from "../../ui/setting.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Original } from "../orders/entry-form.ts";
import { MomentField } from "../orders/MomentField.tsx";
import type { Order } from "../orders/order-actions.ts";
import { Originals } from "../orders/Originals.tsx";
import { ProposalTermsFields, type TermsForm, termsOf } from "../orders/ProposalTermsFields.tsx";
import type { Row } from "./DelayTelling.tsx";

interface Props {
  caseId: string;
  row: Row;
  onClose(): void;
}

/** Drafts what the customer of a late order is offered; it goes out with the word. */
export function OfferDialog({ caseId, row, onClose }: Props) {
  const { data: order } = useQueryOf(readOrder, { orderId: row.orderId }, { watches: [`order:${row.orderId}`] });
  return order ? <OfferForm {...{ caseId, row, order, onClose }} /> : null;
}

function OfferForm({ caseId, row, order, onClose }: Props & { order: Order }) {
  const t = useT();
  const { run, pending, error } = useCommand(proposeDelay);
  const [form, type] = useState<TermsForm>({
    kind: "laterDate", lineId: order.lines.length === 1 ? order.lines[0]!.id : "", quantity: "", date: row.dateAfter ?? "", secondDate: row.dateAfter ?? "", termsCode: "", productId: "", productName: "", prices: {},
  });
  const [words, setWords] = useState("");
  const terms = termsOf(form, order);
  const send = () => {
    if (terms && terms.kind !== "prepayment" && terms.kind !== "counterPrice") void run({ caseId, orderId: row.orderId, terms, words }).then(() => (toast({ text: t("cases.offerTold") }), onClose()), () => undefined);
  };
  return (
    <FormDialog title={t("cases.offerTitle", { number: row.orderNumber })} submit={t("cases.offer")} {...{ pending, error, onClose }} disabledReason={terms ? undefined : t("ui.fillIn", { field: t("orders.proposalContent") })} onSubmit={send}>
      <Field label={t("orders.proposal")} required wide fault={faultsOf(error)("terms")} hint={t("cases.offerEffect")}>
        {(control) => <Select {...control} value={form.kind} options={goodsProposalKinds.map((kind) => ({ value: kind, label: t(`orders.proposal_${kind}`) }))} onChange={(kind: TermsForm["kind"]) => type({ ...form, kind })} />}
      </Field>
      <ProposalTermsFields form={form} order={order} counters={[]} onChange={type} />
      <TextField label={t("cases.offerWords")} wide lines={2} max={1000} value={words} onChange={setWords} />
    </FormDialog>
  );
}

type Outcome = "accepted" | "refused";
/** What the customer told somebody, on record with its evidence; a yes becomes the change. */
export function OfferAnswerDialog({ caseId, row, onClose }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(answerDelayProposal);
  const [outcome, setOutcome] = useState<Outcome>("accepted");
  const [means, setMeans] = useState<string>();
  const [contactName, setContact] = useState("");
  const { timeZone } = useSetting();
  const [agreedAt, setAgreedAt] = useState(() => localInput.write(currentTime(), timeZone));
  const [evidence, setEvidence] = useState<Original[]>([]);
  const [note, setNote] = useState("");
  const fault = faultsOf(error);
  const by = talkMeans.find((each) => each === means);
  const proposal = row.proposals[0];
  const unproven = evidence.length === 0 && (outcome === "accepted" || !note.trim());
  const missing = !contactName.trim() ? "cases.agreedBy" : !by ? "cases.means" : !agreedAt ? "cases.agreedAtDay" : unproven ? "cases.evidence" : undefined;
  const send = () => {
    if (by && proposal) void run({ caseId, orderId: row.orderId, proposalId: proposal.id, outcome, means: by, contactName, agreedAt: localInput.read(agreedAt, timeZone), evidence: evidence.map(({ id }) => id), note }).then(() => (toast({ text: t("cases.answerRecorded") }), onClose()), () => undefined);
  };
  return (
    <FormDialog title={t("cases.answerProposalTitle", { number: row.orderNumber })} submit={t("cases.answerProposal")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={send}>
      <Field label={t("cases.answer")} required wide>
        {() => <Radio.Group aria-label={t("cases.answer")} value={outcome} onChange={({ target }) => setOutcome(target.value === "refused" ? "refused" : "accepted")} options={(["accepted", "refused"] as const).map((each) => ({ value: each, label: t(`cases.offerState_${each}`) }))} />}
      </Field>
      <TextField label={t("cases.agreedBy")} required max={60} value={contactName} onChange={setContact} fault={fault("contactName")} />
      <SelectField label={t("cases.means")} required value={means} onChange={setMeans} choices={talkMeans.map((value) => ({ value, label: t(`cases.means_${value}`) }))} />
      <Field label={t("cases.agreedAtDay")} required fault={fault("agreedAt")}>{(control) => <MomentField control={control} value={agreedAt} onChange={setAgreedAt} />}</Field>
      <Field label={t("cases.evidence")} required={outcome === "accepted"} wide fault={fault("evidence")} hint={outcome === "accepted" ? t("cases.evidenceForYes") : t("orders.evidenceOrNoteHint")}>
        {(control) => <Originals control={control} originals={evidence} onChange={setEvidence} />}
      </Field>
      <TextField label={t("cases.note")} wide lines={2} max={1000} value={note} onChange={setNote} />
    </FormDialog>
  );
}
