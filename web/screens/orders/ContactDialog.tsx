import { Input, Select } from "antd";
import { useState } from "react";
import { recordContact } from "../../../contract/orders.ts";
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
import { ContactChoice } from "./ContactChoice.tsx";
import { MomentField } from "./MomentField.tsx";
import type { Order } from "./order-actions.ts";
import { useOrderPolicy } from "./use-rules.ts";
import style from "./orders.module.css";

type Talk = InputTo<typeof recordContact>;
const occasions = ["reviewFailed", "reply", "delay", "progress", "other"] as const;
const means = ["phone", "visit", "email", "wechat", "other"] as const;

const late = ({ finishDate, requestedDate }: Order): boolean => finishDate !== null && requestedDate !== null && finishDate > requestedDate;

/** A talk with the customer on record: after a failed review with what was proposed. */
export function ContactDialog({ order, onClose }: { order: Order; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(recordContact);
  const { draft: outcome, change, discard } = useDraft(`orders.contact.${order.id}`, "");
  const [talk, setTalk] = useState<Pick<Talk, "occasion" | "means" | "contactId" | "proposal">>({
    occasion: order.axes.review === "failed" ? "reviewFailed" : order.promisedReplyAt ? "reply" : late(order) ? "delay" : "progress", means: "phone", contactId: order.contactId ?? undefined, proposal: undefined,
  });
  const { timeZone } = useSetting();
  const [at, setAt] = useState(() => localInput.write(currentTime(), timeZone));
  const fault = faultsOf(error);
  const proposals = useOrderPolicy(order)?.review.onFailed.proposals ?? [];
  const failed = talk.occasion === "reviewFailed";
  const missing = failed && !talk.proposal ? t("orders.proposal") : !outcome.trim() ? t("orders.outcome") : undefined;
  const send = () =>
    void run({ orderId: order.id, ...talk, at: at ? localInput.read(at, timeZone) : undefined, outcome }).then(() => {
      discard();
      toast({ text: t("orders.contactedToast", { number: order.number }) });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("orders.contactTitle", { number: order.number })} submit={t("orders.act_recordContact")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <div className={style.pairFields}>
        <Field label={t("orders.occasion")} required>
          {(control) => <Select {...control} value={talk.occasion} options={occasions.map((each) => ({ value: each, label: t(`orders.occasion_${each}`) }))} onChange={(occasion) => setTalk({ ...talk, occasion })} />}
        </Field>
        <Field label={t("orders.proposal")} required={failed} fault={fault("proposal")}>
          {(control) => <Select {...control} allowClear value={talk.proposal} options={proposals.map((each) => ({ value: each, label: t(`orders.proposal_${each}`) }))} onChange={(proposal?: Talk["proposal"]) => setTalk({ ...talk, proposal })} />}
        </Field>
        <Field label={t("orders.contact")} fault={fault("contactId")}>
          {(control) => <ContactChoice control={control} customerId={order.customerId} clearable value={talk.contactId} onChange={(contactId) => setTalk({ ...talk, contactId })} />}
        </Field>
        <Field label={t("orders.means")} required>
          {(control) => <Select {...control} value={talk.means} options={means.map((each) => ({ value: each, label: t(`orders.means_${each}`) }))} onChange={(how) => setTalk({ ...talk, means: how })} />}
        </Field>
        <Field label={t("orders.talkedAt")}>{(control) => <MomentField control={control} value={at} onChange={setAt} />}</Field>
      </div>
      <Field label={t("orders.outcome")} required wide fault={fault("outcome")}>
        {(control) => <Input.TextArea {...control} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} value={outcome} onChange={(event) => change(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
