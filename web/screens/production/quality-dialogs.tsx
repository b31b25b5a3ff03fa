import { Checkbox, Input, Radio } from "antd";
import { useState } from "react";
import { inspectRun } from "../../../contract/production.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { isQuantity } from "../../ui/number.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import type { RunRow } from "./run-words.ts";
import style from "./production.module.css";

interface Props {
  run: RunRow;
  onClose(): void;
}
const items = ["quantity", "appearance", "packaging", "label"] as const;

/** The inspection form of the outgoing standard: four checks, the quantities, and the decision that follows. */
export function InspectDialog({ run, onClose }: Props) {
  const t = useT();
  const command = useCommand(inspectRun);
  const { pending, error } = command;
  const faults = faultsOf(error);
  const [checks, setChecks] = useState({ quantity: false, appearance: false, packaging: false, label: false });
  const [outcome, setOutcome] = useState<"passed" | "failed">("passed");
  const [good, setGood] = useState(run.good ?? run.quantity);
  const [rejected, setRejected] = useState("0");
  const [reason, setReason] = useState("");
  const unmet = items.some((item) => !checks[item]);
  const why = outcome === "passed" && unmet ? t("production.checkAll") : outcome === "failed" && !reason.trim() ? t("ui.fillIn", { field: t("production.failureReason") })
    : isQuantity(good) && isQuantity(rejected) ? undefined : t("production.quantityMissing");
  const send = () => void command.run({ runId: run.id, outcome, checks, good, rejected, reason: reason.trim() || undefined, expectedRevision: run.revision }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("production.inspectOf", { number: run.number })} submit={t("production.inspect")} danger={outcome === "failed"} width={640} {...{ pending, error, onClose }} disabledReason={why} onSubmit={send}>
      <p>{run.productCode} {run.productName} {run.spec}</p>
      <fieldset className={sheet.fields}>
        <legend className="soft">{t("production.standard")}</legend>
        <div className={style.checks}>
          {items.map((item) => <Checkbox key={item} checked={checks[item]} onChange={({ target }) => setChecks({ ...checks, [item]: target.checked })}>{t(`production.check_${item}`)}</Checkbox>)}
        </div>
      </fieldset>
      <div className={sheet.fields}>
        <Field label={t("ui.noted", { text: t("production.goodPieces"), note: run.unit })} required fault={faults("good")}>{(control) => <Input {...control} inputMode="decimal" value={good} onChange={({ target }) => setGood(target.value.trim())} />}</Field>
        <Field label={t("ui.noted", { text: t("production.rejected"), note: run.unit })} fault={faults("rejected")}>{(control) => <Input {...control} inputMode="decimal" value={rejected} onChange={({ target }) => setRejected(target.value.trim())} />}</Field>
        <Field label={t("production.outcome")} required>
          {({ id }) => <Radio.Group id={id} optionType="button" value={outcome} onChange={({ target }) => setOutcome(target.value as "passed" | "failed")} options={(["passed", "failed"] as const).map((value) => ({ value, label: t(`production.outcome_${value}`) }))} />}
        </Field>
        <Field label={t("production.failureReason")} required={outcome === "failed"} wide fault={faults("reason")}>{(control) => <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
      </div>
    </FormDialog>
  );
}
