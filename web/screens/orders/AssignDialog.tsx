import { useState } from "react";
import { listPeople } from "../../../contract/people.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import type { Row } from "./order-columns.tsx";

interface Props {
  orders: readonly Pick<Row, "number" | "salespersonId" | "salespersonName">[];
  /** How many were chosen beside them that have ended. */
  left: number;
  pending: boolean;
  onGive(to: { id: string; name: string }, reason: string): void;
  onClose(): void;
}

/** To whom, and why. Whose the orders are now is shown; somebody to whom all of them belong is not offered. */
export default function AssignDialog({ orders, left, pending, onGive, onClose }: Props) {
  const t = useT();
  const { data, error } = useQueryOf(listPeople, { role: "salesperson", state: "active", limit: 200 }, { watches: ["person"] });
  const [to, choose] = useState<string>();
  const [reason, setReason] = useState("");
  const owners = new Set(orders.map(({ salespersonId }) => salespersonId));
  const people = (data?.rows ?? []).filter(({ id }) => owners.size > 1 || !owners.has(id));
  const chosen = people.find(({ id }) => id === to);
  const now = [...new Set(orders.map(({ salespersonName }) => salespersonName ?? t("orders.assignNobody")))].join(" / ");
  const missing = !chosen ? "orders.assignTo" : reason.trim() ? undefined : "orders.assignReason";
  return (
    <FormDialog
      title={orders.length === 1 ? t("orders.assignOne", { number: orders[0]!.number }) : t("orders.assignMany", { count: orders.length })} submit={t("orders.assign")} {...{ pending, error, onClose }}
      disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={() => chosen && onGive(chosen, reason)}
    >
      <p className="soft">{t("orders.assignHint", { now })}{left > 0 && <> {t("orders.assignLeft", { count: left })}</>}</p>
      <SelectField required wide label={t("orders.assignTo")} value={to} onChange={choose} choices={people.map(({ id, name, jobTitle }) => ({ value: id, label: jobTitle ? `${name} · ${jobTitle}` : name }))} />
      <TextField required wide lines={2} label={t("orders.assignReason")} max={500} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
