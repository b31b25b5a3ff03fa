import { Button, Input, Select } from "antd";
import { useState } from "react";
import { changePlan, planRun } from "../../../contract/production.ts";
import { sum } from "../../../contract/money.ts";
import { useCommand } from "../../api/hooks.ts";
import { ProblemError } from "../../api/problem.ts";
import { useT } from "../../i18n/words.ts";
import { Quantity } from "../../ui/Money.tsx";
import { isQuantity } from "../../ui/number.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Machine } from "./run-words.ts";
import style from "./production.module.css";

/** What a plan needs to know of a line. */
export interface Plannable {
  id: string;
  orderNumber: string;
  customerName: string;
  neededBy: string | null;
  /** The most that can be planned of it. */
  open: string;
  unit: string;
  feasible?: { workCentreId: string; startDay: string } | null;
}

interface Props {
  requests: readonly Plannable[];
  machines: readonly Machine[];
  /** A plan that was returned or is not approved, to be changed. */
  change?: { runId: string; revision: number; workCentreId: string; startDay: string };
  onClose(): void;
  onDone(): void;
}

/** Machine, first day and quantities of a run; a full day is answered with the earliest one that works, one click away. */
export function PlanDialog({ requests, machines, change, onClose, onDone }: Props) {
  const t = useT();
  const [workCentreId, setCentre] = useState(change?.workCentreId ?? requests[0]?.feasible?.workCentreId ?? machines[0]?.id ?? "");
  const [startDay, setDay] = useState(change?.startDay ?? latest(requests));
  const [quantities, setQuantities] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(requests.map(({ id, open }) => [id, open])));
  const planned = useCommand(planRun);
  const changed = useCommand(changePlan);
  const { error, pending } = change ? changed : planned;
  const faults = faultsOf(error);
  const machine = machines.find(({ id }) => id === workCentreId);
  const shares = requests.flatMap(({ id }) => (Number(quantities[id]) > 0 ? [{ requestId: id, quantity: quantities[id] ?? "" }] : []));
  const wrong = requests.some(({ id }) => !isQuantity(quantities[id] ?? ""));
  const reason = wrong || shares.length === 0 ? t("production.quantityMissing") : !workCentreId ? t("production.machineMissing") : !startDay ? t("ui.fillIn", { field: t("production.startDay") }) : undefined;
  const send = async (day: string) => {
    setDay(day);
    const input = { workCentreId, startDay: day, shares };
    const done = await (change ? changed.run({ ...input, runId: change.runId, expectedRevision: change.revision }) : planned.run(input)).catch(() => undefined);
    if (!done) return;
    toast({ text: t(done.late.length ? "production.plannedLate" : "production.planned", { number: done.number, finish: done.expectedFinish }) });
    onDone();
  };
  const total = wrong ? "0" : sum(shares.map(({ quantity }) => quantity));
  return (
    <FormDialog title={t(change ? "production.changePlan" : "production.planRun")} submit={t("production.plan")} width={760} {...{ pending, error, onClose }} disabledReason={reason} onSubmit={() => void send(startDay)}>
      <Offer error={error} onTake={(day) => void send(day)} />
      <div className={sheet.fields}>
        <Field label={t("production.machine")} required fault={faults("workCentreId")}>
          {(control) => (
            <Select {...control} showSearch={{ optionFilterProp: "label" }} value={workCentreId || undefined} onChange={setCentre}
              options={machines.map(({ id, code, name, capacity, unit }) => ({ value: id, label: t("ui.noted", { text: `${code} ${name}`, note: t("production.perDay", { capacity, unit }) }) }))} />
          )}
        </Field>
        <DayField label={t("production.startDay")} required fault={faults("startDay")} hint={machine && days(total, machine.capacity) > 0 ? t("production.takesDays", { count: days(total, machine.capacity) }) : ""} value={startDay} onChange={setDay} />
      </div>
      <Table
        label={t("production.shares")} rows={requests} rowKey={({ id }) => id} empty=""
        columns={[
          { key: "order", title: t("production.order"), render: ({ orderNumber, customerName }) => `${orderNumber} ${customerName}` },
          { key: "neededBy", title: t("production.neededBy"), render: ({ neededBy }) => neededBy ?? t("production.noDate") },
          { key: "open", title: t("production.open"), align: "end", render: ({ open, unit }) => <Quantity value={open} unit={unit} /> },
          { key: "quantity", title: t("production.thisRun"), align: "end", render: ({ id, orderNumber }) => <Input className={style.figure} inputMode="decimal" aria-label={`${t("production.thisRun")} ${orderNumber}`} status={isQuantity(quantities[id] ?? "") ? "" : "error"} value={quantities[id]} onChange={({ target }) => setQuantities({ ...quantities, [id]: target.value.trim() })} /> },
        ]}
      />
      <p>{t("production.total")} <Quantity value={total} unit={requests[0]?.unit ?? ""} /></p>
    </FormDialog>
  );
}

/** The day on which every line could have begun, since a run begins once for all. */
const latest = (requests: readonly Plannable[]): string => requests.map(({ feasible }) => feasible?.startDay ?? "").reduce((a, b) => (a > b ? a : b), "");
const days = (total: string, capacity: string): number => Math.ceil(Number(total) / Number(capacity));

function Offer({ error, onTake }: { error: unknown; onTake(day: string): void }) {
  const t = useT();
  const facts = error instanceof ProblemError && error.problem.code === "dayOverloaded" ? error.problem.facts : undefined;
  const earliest = facts?.["earliest"];
  if (typeof earliest !== "string") return null;
  return <Button type="primary" ghost onClick={() => onTake(earliest)}>{t("production.takeEarliest", { earliest })}</Button>;
}
