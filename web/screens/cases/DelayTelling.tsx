import { Input } from "antd";
import { useState } from "react";
import { answerDelay, delayAnswers, type readDelay, tellDelay, tellingMeans } from "../../../contract/case-delays.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";

export type Row = Answer<typeof readDelay>["rows"][number];

const copyText = (text: string, told: string) => void navigator.clipboard.writeText(text).then(() => toast({ text: told }));

/** The drafted words, each of which may be edited or copied before it goes; pages on which proposals are answered are shown once, to be handed over. */
export function TellDialog({ caseId, rows, onClose }: { caseId: string; rows: readonly Row[]; onClose(): void }) {
  const t = useT();
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(rows.map(({ orderId, draft }) => [orderId, draft])));
  const [means, setMeans] = useState<string | undefined>("mail");
  const [recipient, setRecipient] = useState("");
  const [links, setLinks] = useState<Answer<typeof tellDelay>["links"]>();
  const { run, pending, error } = useCommand(tellDelay);
  const by = tellingMeans.find((each) => each === means);
  const orders = rows.map(({ orderId }) => ({ orderId, draft: drafts[orderId] ?? "" }));
  const why = orders.some(({ draft }) => !draft.trim()) ? t("ui.fillIn", { field: t("cases.draft") }) : by !== "mail" && !recipient.trim() ? t("ui.fillIn", { field: t("cases.recipient") }) : undefined;
  const send = () => by && void run({ caseId, orders, means: by, recipient }).then((told) => (by !== "mail" && told.links.length > 0 ? setLinks(told.links) : onClose()), () => undefined);
  if (links) return <LinksDialog {...{ links, rows, onClose }} />;
  return (
    <FormDialog title={t("cases.tellTitle")} submit={t(by === "mail" ? "cases.send" : "cases.recordTold")} width={720} {...{ pending, error, onClose }} disabledReason={why} onSubmit={send}>
      <SelectField label={t("cases.means")} required value={means} onChange={setMeans} choices={tellingMeans.map((value) => ({ value, label: t(`shipping.toldDelay_${value}`) }))} hint={by === "mail" ? t("cases.mailHint") : t("cases.byHandHint")} />
      {by !== "mail" && <TextField label={t("cases.recipient")} required max={60} value={recipient} onChange={setRecipient} />}
      {rows.map(({ orderId, orderNumber, customerName }) => (
        <Field key={orderId} label={`${orderNumber} · ${customerName}`} required wide>
          {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} value={drafts[orderId]} onChange={({ target }) => setDrafts({ ...drafts, [orderId]: target.value })} />}
        </Field>
      ))}
      <div><ActionButton onClick={() => copyText(orders.map(({ draft }) => draft).join("\n\n"), t("cases.copied"))}>{t("cases.copy")}</ActionButton></div>
    </FormDialog>
  );
}

function LinksDialog({ links, rows, onClose }: { links: Answer<typeof tellDelay>["links"]; rows: readonly Row[]; onClose(): void }) {
  const t = useT();
  return (
    <FormDialog title={t("cases.offered")} submit={t("ui.close")} pending={false} error={undefined} onClose={onClose} onSubmit={onClose}>
      {links.map(({ orderId, url }) => (
        <Field key={orderId} label={t("cases.linkFor", { number: rows.find((row) => row.orderId === orderId)?.orderNumber ?? "" })} wide>
          {(control) => <Input.TextArea {...control} readOnly autoSize value={url} />}
        </Field>
      ))}
      <div><ActionButton onClick={() => copyText(links.map(({ url }) => url).join("\n"), t("cases.copied"))}>{t("cases.copyLink")}</ActionButton></div>
    </FormDialog>
  );
}

/** What a customer says to the later date itself, where nothing was proposed. */
export function DelayAnswerDialog({ caseId, row, onClose }: { caseId: string; row: Row; onClose(): void }) {
  const t = useT();
  const [answer, setAnswer] = useState<string>();
  const [note, setNote] = useState("");
  const { run, pending, error } = useCommand(answerDelay);
  const chosen = delayAnswers.find((each) => each === answer);
  return (
    <FormDialog title={`${t("cases.act_answer")} ${row.orderNumber}`} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={chosen ? undefined : t("ui.fillIn", { field: t("cases.answer") })} onSubmit={() => chosen && void run({ caseId, orderId: row.orderId, answer: chosen, note }).then(onClose, () => undefined)}>
      <SelectField label={t("cases.answer")} required value={answer} onChange={setAnswer} choices={delayAnswers.map((value) => ({ value, label: t(`cases.delay_${value}`) }))} />
      <TextField label={t("cases.note")} wide lines={2} max={1000} value={note} onChange={setNote} />
    </FormDialog>
  );
}
