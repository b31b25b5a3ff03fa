import { Input, Select, Slider } from "antd";
import { useState } from "react";
import { finishRun, readRun, reportRun } from "../../../contract/production.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { isQuantity } from "../../ui/number.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import type { RunRow } from "./run-words.ts";

interface Props {
  run: RunRow;
  onClose(): void;
}

/** Today's report: what the policies of the run's orders ask for of the operation it stands at, how far, when it will be finished. */
export function ReportDialog({ run, onClose }: Props) {
  const { data } = useQueryOf(readRun, { runId: run.id });
  return data ? <Report run={data} onClose={onClose} /> : null;
}

function Report({ run, onClose }: Props & { run: Answer<typeof readRun> }) {
  const t = useT();
  const command = useCommand(reportRun);
  const { pending, error } = command;
  const faults = faultsOf(error);
  const [currentOperation, setOperation] = useState(run.currentOperation ?? run.operations[0] ?? "");
  const [percent, setPercent] = useState(run.percent);
  const [expectedFinish, setFinish] = useState(run.expectedFinish);
  const [note, setNote] = useState("");
  const waiting = run.state === "approved";
  const asks = (field: (typeof run.progress)[number]) => run.progress.includes(field);
  const said = { ...(asks("currentOperation") && { currentOperation }), ...(asks("percentComplete") && { percent }), ...(asks("expectedFinish") && { expectedFinish }) };
  const send = () => void command.run({ runId: run.id, ...said, note, expectedRevision: run.revision }).then(({ late }) => {
    toast({ text: t(late.length ? "production.reportedLate" : "production.reportedToday", { number: run.number, count: late.length }) });
    onClose();
  }, () => undefined);
  const lacking = asks("currentOperation") && !currentOperation ? t("ui.fillIn", { field: t("production.currentOperation") }) : undefined;
  return (
    <FormDialog title={t("production.reportOf", { number: run.number })} submit={t("production.report")} {...{ pending, error, onClose }} disabledReason={lacking} onSubmit={send}>
      <div className={sheet.fields}>
        {asks("currentOperation") && (
          <Field label={t("production.currentOperation")} required fault={faults("currentOperation")}>
            {(control) => run.operations.length
              ? <Select {...control} value={currentOperation} onChange={setOperation} options={run.operations.map((value) => ({ value, label: value }))} />
              : <Input {...control} maxLength={60} value={currentOperation} onChange={({ target }) => setOperation(target.value)} />}
          </Field>
        )}
        {asks("expectedFinish") && <DayField label={t("production.expectedFinish")} required fault={faults("expectedFinish")} hint={run.neededBy ? t("production.neededByHint", { day: run.neededBy }) : ""} value={expectedFinish} onChange={setFinish} />}
        {asks("percentComplete") && (
          <Field label={`${t("production.percent")} ${percent}%`} wide fault={faults("percent")} hint={waiting ? t("production.notStartedHint") : ""}>
            {({ id }) => <Slider ariaLabelForHandle={t("production.percent")} aria-describedby={id} value={percent} onChange={setPercent} step={5} marks={{ 0: "0", 50: "50", 100: "100%" }} disabled={waiting} />}
          </Field>
        )}
        <Field label={t("production.note")} wide hint={t("production.noteHint")}>{(control) => <Input {...control} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />}</Field>
      </div>
    </FormDialog>
  );
}

/** What a run made: good pieces and scrap. */
export function FinishDialog({ run, onClose }: Props) {
  const t = useT();
  const command = useCommand(finishRun);
  const { pending, error } = command;
  const faults = faultsOf(error);
  const [good, setGood] = useState(run.quantity);
  const [scrap, setScrap] = useState("0");
  const send = () => void command.run({ runId: run.id, good, scrap, expectedRevision: run.revision }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("production.finishOf", { number: run.number })} submit={t("production.finish")} {...{ pending, error, onClose }} disabledReason={isQuantity(good) && isQuantity(scrap) ? undefined : t("production.quantityMissing")} onSubmit={send}>
      <div className={sheet.fields}>
        <Field label={t("ui.noted", { text: t("production.good"), note: run.unit })} required fault={faults("good")} hint={t("production.plannedQuantity", { quantity: run.quantity })}>
          {(control) => <Input {...control} inputMode="decimal" value={good} onChange={({ target }) => setGood(target.value.trim())} />}
        </Field>
        <Field label={t("ui.noted", { text: t("production.scrap"), note: run.unit })} fault={faults("scrap")}>{(control) => <Input {...control} inputMode="decimal" value={scrap} onChange={({ target }) => setScrap(target.value.trim())} />}</Field>
      </div>
    </FormDialog>
  );
}
