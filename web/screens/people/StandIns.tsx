import { Button } from "antd";
import { useState } from "react";
import { addStandIn, endStandIn, listStandIns, type readPerson } from "../../../contract/people.ts";
import { roles as allRoles } from "../../../contract/permissions.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay, useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { DayField, SelectField, SeveralField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { roleChoices, roleName, usePeople } from "./names.ts";
import { startOfDay } from "./days.ts";
import { useSetting } from "../../ui/setting.ts";

type StandIn = Answer<typeof readPerson>["standIns"][number];

/** Who stands in for whom, now and later. */
export function StandIns() {
  const t = useT();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useQueryOf(listStandIns, {}, { watches: ["person"] });
  return (
    <Section flush title={t("people.standIns")} actions={<Button onClick={() => setAdding(true)}>{t("people.addStandIn")}</Button>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data && <StandInTable rows={data} />}
      {adding && <StandInForm onClose={() => setAdding(false)} />}
    </Section>
  );
}

export function StandInTable({ rows }: { rows: readonly StandIn[] }) {
  const t = useT();
  return (
    <Table
      label={t("people.standIns")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={t("people.noStandIns")}
      columns={[
        { key: "absent", title: t("people.absent"), render: ({ absentName }) => absentName },
        { key: "standIn", title: t("people.standIn"), render: ({ standInName }) => standInName },
        { key: "roles", title: t("people.standInRoles"), render: ({ roles }) => roles.map((role) => roleName(role, t)).join(t("people.listComma")) },
        { key: "from", title: t("people.from"), render: ({ from }) => <When at={from} /> },
        { key: "to", title: t("people.to"), render: ({ to }) => <When at={to} /> },
        { key: "end", title: "", align: "end", render: (row) => <End row={row} /> },
      ]}
    />
  );
}

function End({ row }: { row: StandIn }) {
  const t = useT();
  const may = useMay();
  const { data: session } = useSession();
  const { run, pending, error } = useCommand(endStandIn);
  if (session?.id !== row.absentId && !may("people.authorise")) return null;
  return (
    <>
      <ActionButton size="small" loading={pending} onClick={() => void run({ standInId: row.id }).then(() => toast({ text: t("people.ended") }), () => undefined)}>{t("people.end")}</ActionButton>
      {error && <Problem error={error} />}
    </>
  );
}

/** For one's own absence; those who manage people may name stand-ins for others. */
export function StandInForm({ onClose }: { onClose(): void }) {
  const t = useT();
  const may = useMay();
  const { data: session } = useSession();
  const { choices } = usePeople();
  const { timeZone } = useSetting();
  const [form, setForm] = useState({ absentId: session?.id ?? "", standInId: "", roles: session?.roles ?? [], from: "", to: "" });
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const { run, pending, error } = useCommand(addStandIn);
  const faults = faultsOf(error);
  const save = () =>
    // The last day counts whole, so the stand-in ends when the next one begins.
    run({ absentId: form.absentId, standInId: form.standInId, roles: allRoles.filter((role) => form.roles.includes(role)), from: startOfDay(form.from, timeZone), to: startOfDay(form.to, timeZone, 1) }).then(() => {
      toast({ text: t("people.standInAdded") });
      onClose();
    }, () => undefined);
  const missing = !form.standInId ? "people.standIn" : form.roles.length === 0 ? "people.standInRoles" : !form.from ? "people.from" : !form.to ? "people.to" : undefined;
  return (
    <FormDialog title={t("people.addStandIn")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={() => void save()}>
      <div className={sheet.fields}>
        {may("people.authorise") && <SelectField label={t("people.absent")} required value={form.absentId} onChange={(absentId) => set({ absentId: absentId ?? "" })} choices={choices} fault={faults("absentId")} />}
        <SelectField label={t("people.standIn")} required value={form.standInId} onChange={(standInId) => set({ standInId: standInId ?? "" })} choices={choices.filter(({ value }) => value !== form.absentId)} fault={faults("standInId")} />
        <SeveralField label={t("people.standInRoles")} required wide value={form.roles} onChange={(roles) => set({ roles: [...roles] })} choices={roleChoices(t)} fault={faults("roles")} />
        <DayField label={t("people.from")} required value={form.from} onChange={(from) => set({ from })} fault={faults("from")} />
        <DayField label={t("people.to")} required value={form.to} onChange={(to) => set({ to })} fault={faults("to")} />
      </div>
    </FormDialog>
  );
}
