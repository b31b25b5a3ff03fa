import { Input, Radio, Select } from "antd";
import { useState } from "react";
import { recordOnBehalf } from "../../../contract/confirmations.ts";
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
import type { Request } from "./use-confirmations.ts";
import style from "./orders.module.css";

type Given = InputTo<typeof recordOnBehalf>;
interface Props {
  order: Order;
  request: Request;
  onClose(): void;
}

/** 代客登记: what the customer answered by another way, who answered and when, with what proves it. */
export function ConfirmationRecord({ order, request, onClose }: Props) {
  const t = useT();
  const { run, pending, error } = useCommand(recordOnBehalf);
  const [outcome, setOutcome] = useState<Given["outcome"]>("given");
  const [contactId, setContact] = useState(order.contactId ?? undefined);
  const { timeZone } = useSetting();
  const [agreedAt, setAgreedAt] = useState(() => localInput.write(currentTime(), timeZone));
  const [evidence, setEvidence] = useState<EvidenceFile[]>([]);
  const [answers, setAnswers] = useState<NonNullable<Given["answers"]>>({});
  const { draft: words, change, discard } = useDraft(`orders.answer.${request.id}`, "");
  const refused = outcome === "refused";
  const fault = faultsOf(error);
  const missing = !contactId ? "orders.answeredBy" : !agreedAt ? "orders.agreedAt" : refused && !words.trim() ? "orders.refusalReason" : evidence.length === 0 ? "orders.evidence" : undefined;
  const send = () =>
    void run({
      requestId: request.id, outcome, contactId: contactId ?? "", agreedAt: localInput.read(agreedAt, timeZone), answers, evidence: evidence.map(({ id, kind }) => ({ kind, fileId: id })),
      ...(refused ? { reason: words } : { note: words }),
    }).then(() => {
      discard();
      toast({ text: t("orders.answerRecordedToast", { number: order.number }) });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("orders.answerTitle", { number: order.number })} submit={t("orders.act_recordAnswer")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={send}>
      <Field label={t("orders.answer")} required wide>
        {() => (
          <Radio.Group
            aria-label={t("orders.answer")} value={outcome} onChange={(event) => setOutcome(event.target.value === "refused" ? "refused" : "given")}
            options={(["given", "refused"] as const).map((each) => ({ value: each, label: t(`orders.request_${each}`) }))}
          />
        )}
      </Field>
      <div className={style.pairFields}>
        <Field label={t("orders.answeredBy")} required fault={fault("contactId")}>{(control) => <ContactChoice control={control} customerId={order.customerId} value={contactId} onChange={setContact} />}</Field>
        <Field label={t("orders.agreedAt")} required fault={fault("agreedAt")}>{(control) => <MomentField control={control} value={agreedAt} onChange={setAgreedAt} />}</Field>
      </div>
      {request.questions.length > 0 && (
        <div className={style.pairFields}>
          {request.questions.map((question) => (
            <Field key={question} label={t(`policies.question_${question}`)}>
              {(control) => <Select {...control} allowClear value={answers[question]} options={[{ value: true, label: t("orders.yes") }, { value: false, label: t("orders.no") }]} onChange={(yes?: boolean) => setAnswers({ ...answers, [question]: yes })} />}
            </Field>
          ))}
        </div>
      )}
      <Field label={t("orders.evidence")} required wide fault={fault("evidence")} hint={t("orders.evidenceHint")}>
        {(control) => <ConfirmationEvidence control={control} kinds={request.evidenceKinds} evidence={evidence} onChange={setEvidence} />}
      </Field>
      <Field label={t(refused ? "orders.refusalReason" : "orders.note")} required={refused} wide fault={fault(refused ? "reason" : "note")}>
        {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} value={words} onChange={(event) => change(event.target.value)} />}
      </Field>
    </FormDialog>
  );
}
