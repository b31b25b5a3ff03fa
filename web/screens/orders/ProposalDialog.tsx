import { Input, Select } from "antd";
import { useState } from "react";
import { makeProposal, proposalKinds } from "../../../contract/proposals.ts";
import type { Input as InputTo } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { ContactChoice } from "./ContactChoice.tsx";
import type { Order } from "./order-actions.ts";
import { ProposalTermsFields, type TermsForm, termsOf } from "./ProposalTermsFields.tsx";
import { type Counter, useCounters } from "./use-counters.ts";
import { useOrderPolicy } from "./use-rules.ts";
import style from "./orders.module.css";

const means = ["phone", "visit", "email", "wechat", "other"] as const;
type Means = InputTo<typeof makeProposal>["means"];
const emptyForm = (order: Order, kind: TermsForm["kind"], counters: readonly Counter[]): TermsForm => ({
  kind, lineId: order.lines.length === 1 ? order.lines[0]!.id : "", quantity: "", date: order.requestedDate ?? "", secondDate: "", termsCode: "", productId: "", productName: "",
  prices: Object.fromEntries(counters.map(({ lineId, price }) => [lineId, price])),
});

/** Puts on record what was proposed to the customer, in the shape of the change that it means. */
export function ProposalDialog({ order, onClose }: { order: Order; onClose(): void }) {
  const t = useT();
  const foreseen = useOrderPolicy(order)?.review.onFailed.proposals ?? [];
  const counters = useCounters(order);
  // A counter price needs no policy; it is what the customer is asked first.
  const kinds = [...(counters.length ? (["counterPrice"] as const) : []), ...proposalKinds.filter((kind) => kind !== "counterPrice" && foreseen.includes(kind))];
  const { run, pending, error } = useCommand(makeProposal);
  const { draft: words, change, discard } = useDraft(`orders.proposal.${order.id}`, "");
  const [typed, type] = useState<TermsForm>();
  const [talk, setTalk] = useState<{ contactId: string | undefined; means: Means }>({ contactId: order.contactId ?? undefined, means: "phone" });
  const form = typed ?? emptyForm(order, kinds[0] ?? "laterDate", counters);
  const terms = termsOf(form, order);
  const missing = !terms ? t("orders.proposalContent") : words.trim() ? undefined : t("orders.proposalWords");
  const fault = faultsOf(error);
  const send = () => {
    if (!terms) return;
    void run({ orderId: order.id, terms, ...talk, words }).then(() => {
      discard();
      toast({ text: t("orders.proposedToast", { number: order.number }) });
      onClose();
    }, () => undefined);
  };
  return (
    <FormDialog title={t("orders.proposeTitle", { number: order.number })} submit={t("orders.propose")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <Field label={t("orders.proposal")} required wide fault={fault("proposal")}>
        {(control) => <Select {...control} value={form.kind} options={kinds.map((kind) => ({ value: kind, label: t(`orders.proposal_${kind}`) }))} onChange={(kind: TermsForm["kind"]) => type({ ...form, kind })} />}
      </Field>
      <ProposalTermsFields {...{ form, order, counters }} onChange={type} />
      <div className={style.pairFields}>
        <Field label={t("orders.contact")}>
          {(control) => <ContactChoice control={control} customerId={order.customerId} clearable value={talk.contactId} onChange={(contactId) => setTalk({ ...talk, contactId })} />}
        </Field>
        <Field label={t("orders.means")} required>
          {(control) => <Select {...control} value={talk.means} options={means.map((each) => ({ value: each, label: t(`orders.means_${each}`) }))} onChange={(how: Means) => setTalk({ ...talk, means: how })} />}
        </Field>
      </div>
      <Field label={t("orders.proposalWords")} required wide fault={fault("words")}>
        {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} value={words} onChange={({ target }) => change(target.value)} />}
      </Field>
    </FormDialog>
  );
}
