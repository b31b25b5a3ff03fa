import { Input } from "antd";
import { useState } from "react";
import { answerDelay, delayAnswers, readDelay, tellDelay, tellingMeans } from "../../../contract/case-delays.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { useBarred } from "../people/names.ts";
import type { CaseFile } from "./case-words.ts";

type Row = Answer<typeof readDelay>["rows"][number];

/** The orders of a delay: from which day to which, what their customers were told, and what they said. */
export function DelayedOrders({ file }: { file: CaseFile }) {
  const t = useT();
  const barred = useBarred()("cases.work") ?? (file.state === "settled" ? t("cases.isSettled") : undefined);
  const { data, error, refetch } = useQueryOf(readDelay, { caseId: file.id }, { watches: [`case:${file.id}`] });
  const [telling, tell] = useState<readonly Row[]>();
  const [asked, ask] = useState<Row>();
  const rows = data?.rows ?? [];
  const untold = rows.filter(({ toldAt }) => toldAt === null);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return (
    <Section
      flush title={t("cases.delayedOrders")} beside={rows.length > 0 && <span className="soft">{t("cases.toldCount", { told: String(rows.length - untold.length), all: String(rows.length) })}</span>}
      actions={<ActionButton type="primary" disabledReason={barred ?? (untold.length === 0 ? t("cases.allTold") : undefined)} onClick={() => tell(untold)}>{t("cases.tellAll")}</ActionButton>}
    >
      <Table
        label={t("cases.delayedOrders")} rows={rows} rowKey={({ orderId }) => orderId} empty={t("cases.noOrders")}
        columns={[
          { key: "order", title: t("cases.order"), render: ({ orderId, orderNumber, customerName }) => <><Goto href={`/orders/${orderId}`}><span className="figure">{orderNumber}</span></Goto> <span className="soft">{customerName}</span></> },
          { key: "dates", title: t("cases.newDate"), render: ({ dateBefore, dateAfter }) => <span className="figure">{dateBefore ?? "—"} → {dateAfter ?? t("cases.notKnown")}</span> },
          { key: "told", title: t("cases.toldOf"), render: (row) => row.toldAt && row.toldMeans ? <>{t(`shipping.toldDelay_${row.toldMeans}`)} {row.toldByName} <span className="soft"><When at={row.toldAt} /></span></> : <ActionButton size="small" disabledReason={barred} onClick={() => tell([row])}>{t("cases.tell")}</ActionButton> },
          { key: "answer", title: t("cases.customerAnswer"), render: (row) => row.answer ? <>{t(`cases.delay_${row.answer}`)} {row.answerNote}</> : <ActionButton size="small" disabledReason={barred ?? (row.toldAt ? undefined : t("cases.tellFirst"))} onClick={() => ask(row)}>{t("cases.act_answer")}</ActionButton> },
        ]}
      />
      {telling && <TellDialog caseId={file.id} rows={telling} onClose={() => tell(undefined)} />}
      {asked && <DelayAnswerDialog caseId={file.id} row={asked} onClose={() => ask(undefined)} />}
    </Section>
  );
}

/** The drafted words, each of which may be edited or copied before it goes. */
function TellDialog({ caseId, rows, onClose }: { caseId: string; rows: readonly Row[]; onClose(): void }) {
  const t = useT();
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(rows.map(({ orderId, draft }) => [orderId, draft])));
  const [means, setMeans] = useState<string | undefined>("mail");
  const [recipient, setRecipient] = useState("");
  const { run, pending, error } = useCommand(tellDelay);
  const by = tellingMeans.find((each) => each === means);
  const orders = rows.map(({ orderId }) => ({ orderId, draft: drafts[orderId] ?? "" }));
  const why = orders.some(({ draft }) => !draft.trim()) ? t("ui.fillIn", { field: t("cases.draft") }) : by !== "mail" && !recipient.trim() ? t("ui.fillIn", { field: t("cases.recipient") }) : undefined;
  const copy = () => void navigator.clipboard.writeText(orders.map(({ draft }) => draft).join("\n\n")).then(() => toast({ text: t("cases.copied") }));
  return (
    <FormDialog title={t("cases.tellTitle")} submit={t(by === "mail" ? "cases.send" : "cases.recordTold")} width={720} {...{ pending, error, onClose }} disabledReason={why} onSubmit={() => by && void run({ caseId, orders, means: by, recipient }).then(onClose, () => undefined)}>
      <SelectField label={t("cases.means")} required value={means} onChange={setMeans} choices={tellingMeans.map((value) => ({ value, label: t(`shipping.toldDelay_${value}`) }))} hint={by === "mail" ? t("cases.mailHint") : t("cases.byHandHint")} />
      {by !== "mail" && <TextField label={t("cases.recipient")} required max={60} value={recipient} onChange={setRecipient} />}
      {rows.map(({ orderId, orderNumber, customerName }) => (
        <Field key={orderId} label={`${orderNumber} · ${customerName}`} required wide>
          {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} value={drafts[orderId]} onChange={({ target }) => setDrafts({ ...drafts, [orderId]: target.value })} />}
        </Field>
      ))}
      <div><ActionButton onClick={copy}>{t("cases.copy")}</ActionButton></div>
    </FormDialog>
  );
}

function DelayAnswerDialog({ caseId, row, onClose }: { caseId: string; row: Row; onClose(): void }) {
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
