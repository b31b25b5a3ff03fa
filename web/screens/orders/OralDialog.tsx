import { Input } from "antd";
import { useState } from "react";
import { confirmOral } from "../../../contract/orders.ts";
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
import { Originals } from "./Originals.tsx";
import style from "./orders.module.css";
import type { Original } from "./entry-form.ts";
import { useOrderPolicy } from "./use-rules.ts";

type Kind = NonNullable<InputTo<typeof confirmOral>["evidence"]>[number]["kind"];
/** The dialog's own words are the record of the call; its recording may go with them. */
const record: Kind = "callRecord";

/** The call that confirms an oral order: with whom, when, what was confirmed, and the evidence that the policy asks for. */
export function OralDialog({ order, onClose }: { order: Order; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(confirmOral);
  const [contactId, setContact] = useState(order.contactId ?? undefined);
  const { timeZone } = useSetting();
  const [calledAt, setCalledAt] = useState(() => localInput.write(currentTime(), timeZone));
  const { draft: facts, change, discard } = useDraft(`orders.oral.${order.id}`, "");
  const [files, setFiles] = useState<Partial<Record<Kind, Original[]>>>({});
  const rule = useOrderPolicy(order)?.intake.oralConfirmation;
  const named = rule?.namedContact ?? false;
  const kinds = [...new Set([record, ...(rule?.evidence ?? [])])];
  const titleOf = (kind: Kind) => (kind === record ? t("orders.recording") : t(`policies.evidence_${kind}`));
  const without = kinds.find((kind) => kind !== record && !files[kind]?.length);
  const missing = named && !contactId ? t("orders.contact") : !calledAt ? t("orders.calledAt") : !facts.trim() ? t("orders.confirmedFacts") : without && titleOf(without);
  const evidence = kinds.flatMap((kind) => (files[kind] ?? []).map(({ id }) => ({ kind, fileId: id })));
  const fault = faultsOf(error);
  const send = () =>
    void run({ orderId: order.id, expectedRevision: order.revision, contactId, calledAt: localInput.read(calledAt, timeZone), confirmedFacts: facts, evidence }).then(() => {
      discard();
      toast({ text: t("orders.oralConfirmedToast", { number: order.number }) });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("orders.oralTitle", { number: order.number })} submit={t("orders.act_confirmOral")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: missing })} onSubmit={send}>
      <div className={style.pairFields}>
        <Field label={t("orders.contact")} required={named} fault={fault("contactId")}>
          {(control) => <ContactChoice control={control} customerId={order.customerId} clearable={!named} value={contactId} onChange={setContact} />}
        </Field>
        <Field label={t("orders.calledAt")} required>{(control) => <MomentField control={control} value={calledAt} onChange={setCalledAt} />}</Field>
      </div>
      <Field label={t("orders.confirmedFacts")} required wide hint={t("orders.confirmedFactsHint")}>
        {(control) => <Input.TextArea {...control} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} value={facts} onChange={(event) => change(event.target.value)} />}
      </Field>
      {kinds.map((kind) => (
        <Field key={kind} label={titleOf(kind)} required={kind !== record} wide fault={fault("evidence", kind)}>
          {(control) => <Originals control={control} originals={files[kind] ?? []} onChange={(given) => setFiles({ ...files, [kind]: given })} />}
        </Field>
      ))}
    </FormDialog>
  );
}
