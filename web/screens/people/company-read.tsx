import { Button } from "antd";
import { useState } from "react";
import { addDepartment, addLedger, editCompany, editDepartment, editLedger, type readCompany } from "../../../contract/companies.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { useBarred, useCompany, usePeople } from "./names.ts";

type Company = Answer<typeof readCompany>;
type Ledger = Company["ledgers"][number];
type Department = Company["departments"][number];

/** The company with its ledgers and departments. */
export function CompanyRead() {
  const t = useT();
  const why = useBarred()("companies.manage");
  const { data: company, error, refetch } = useCompany();
  const [editing, setEditing] = useState(false);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!company) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={t("people.company")} beside={<span className="soft">{company.name}</span>}>
        <ActionButton disabledReason={why} onClick={() => setEditing(true)}>{t("people.edit")}</ActionButton>
      </PageTitle>
      <Section title={t("people.about")}>
        <Facts
          rows={[
            [t("people.companyName"), company.name],
            [t("people.companyShortName"), company.shortName],
            [t("people.uscc"), company.uscc],
            [t("people.publicAddress"), company.publicAddress],
            [t("people.timeZone"), company.timeZone],
            [t("people.currency"), company.currency],
          ]}
        />
      </Section>
      <Ledgers ledgers={company.ledgers} why={why} />
      <Departments departments={company.departments} why={why} />
      {editing && <CompanyForm company={company} onClose={() => setEditing(false)} />}
    </>
  );
}

function Ledgers({ ledgers, why }: { ledgers: readonly Ledger[]; why: string | undefined }) {
  const t = useT();
  const [editing, setEditing] = useState<Ledger | "new">();
  return (
    <Section flush title={t("people.ledgers")} actions={<ActionButton disabledReason={why} onClick={() => setEditing("new")}>{t("people.addLedger")}</ActionButton>}>
      <Table
        label={t("people.ledgers")}
        rows={ledgers}
        rowKey={({ id }) => id}
        empty={t("people.noLedgers")}
        columns={[
          { key: "name", title: t("people.ledger"), render: ({ name }) => name },
          { key: "uscc", title: t("people.uscc"), render: ({ uscc }) => <span className="figure">{uscc || "—"}</span> },
          { key: "bank", title: t("people.bank"), render: ({ bank, bankAccount }) => `${bank} ${bankAccount}`.trim() || "—" },
          { key: "prefix", title: t("people.numberPrefix"), render: ({ numberPrefix }) => numberPrefix || "—" },
          { key: "edit", title: "", align: "end", render: (ledger) => !why && <Button size="small" aria-label={t("customers.editNamed", { name: ledger.name })} onClick={() => setEditing(ledger)}>{t("people.edit")}</Button> },
        ]}
      />
      {editing && <LedgerForm key={editing === "new" ? "" : editing.id} ledger={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Section>
  );
}

function Departments({ departments, why }: { departments: readonly Department[]; why: string | undefined }) {
  const t = useT();
  const { nameOf } = usePeople();
  const [editing, setEditing] = useState<Department | "new">();
  const named = (id: string | null) => departments.find((each) => each.id === id)?.name ?? "—";
  return (
    <Section flush title={t("people.departments")} actions={<ActionButton disabledReason={why} onClick={() => setEditing("new")}>{t("people.addDepartment")}</ActionButton>}>
      <Table
        label={t("people.departments")}
        rows={departments}
        rowKey={({ id }) => id}
        empty={t("people.noDepartments")}
        columns={[
          { key: "code", title: t("people.code"), render: ({ code }) => <span className="figure">{code}</span> },
          { key: "name", title: t("people.department"), render: ({ name }) => name },
          { key: "parent", title: t("people.parent"), render: ({ parentId }) => named(parentId) },
          { key: "head", title: t("people.head"), render: ({ headId }) => nameOf(headId) || "—" },
          { key: "edit", title: "", align: "end", render: (department) => !why && <Button size="small" aria-label={t("customers.editNamed", { name: department.name })} onClick={() => setEditing(department)}>{t("people.edit")}</Button> },
        ]}
      />
      {editing && <DepartmentForm key={editing === "new" ? "" : editing.id} department={editing === "new" ? undefined : editing} departments={departments} onClose={() => setEditing(undefined)} />}
    </Section>
  );
}

function CompanyForm({ company, onClose }: { company: Company; onClose(): void }) {
  const t = useT();
  const [form, setForm] = useState({ name: company.name, shortName: company.shortName, uscc: company.uscc, publicAddress: company.publicAddress });
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const { run, pending, error } = useCommand(editCompany);
  const faults = faultsOf(error);
  return (
    <FormDialog title={t("people.company")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={form.name.trim() && form.shortName.trim() ? undefined : t("ui.fillIn", { field: t("people.companyName") })} onSubmit={() => void run({ ...form, expectedVersion: company.revision }).then(onClose, () => undefined)}>
      <div className={sheet.fields}>
        <TextField label={t("people.companyName")} required wide autoFocus max={120} value={form.name} onChange={(name) => set({ name })} fault={faults("name")} />
        <TextField label={t("people.companyShortName")} required max={20} value={form.shortName} onChange={(shortName) => set({ shortName })} fault={faults("shortName")} />
        <TextField label={t("people.uscc")} max={18} value={form.uscc} onChange={(uscc) => set({ uscc })} fault={faults("uscc")} />
        <TextField label={t("people.publicAddress")} wide max={200} value={form.publicAddress} onChange={(publicAddress) => set({ publicAddress })} fault={faults("publicAddress")} hint="https://…" />
      </div>
    </FormDialog>
  );
}

const blankLedger = { name: "", uscc: "", address: "", phone: "", bank: "", bankAccount: "", invoiceHead: "", numberPrefix: "" };
const ledgerFields = [["name", "ledger", 120], ["uscc", "uscc", 18], ["address", "ledgerAddress", 200], ["phone", "phone", 40], ["bank", "bank", 120], ["bankAccount", "bankAccount", 40], ["invoiceHead", "invoiceHead", 120], ["numberPrefix", "numberPrefix", 8]] as const;

function LedgerForm({ ledger, onClose }: { ledger: Ledger | undefined; onClose(): void }) {
  const t = useT();
  const [form, setForm] = useState(() => Object.fromEntries(ledgerFields.map(([name]) => [name, ledger?.[name] ?? ""])) as typeof blankLedger);
  const adding = useCommand(addLedger);
  const changing = useCommand(editLedger);
  const { pending, error } = ledger ? changing : adding;
  const faults = faultsOf(error);
  const save = () => void (ledger ? changing.run({ ...form, ledgerId: ledger.id, expectedVersion: ledger.revision }) : adding.run(form)).then(onClose, () => undefined);
  return (
    <FormDialog title={ledger ? t("customers.editNamed", { name: ledger.name }) : t("people.addLedger")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={form.name.trim() ? undefined : t("ui.fillIn", { field: t("people.ledger") })} onSubmit={save}>
      <div className={sheet.fields}>
        {ledgerFields.map(([name, label, max]) => <TextField key={name} label={t(`people.${label}`)} required={name === "name"} autoFocus={name === "name"} max={max} value={form[name]} onChange={(value) => setForm((current) => ({ ...current, [name]: value }))} fault={faults(name)} />)}
      </div>
    </FormDialog>
  );
}

function DepartmentForm({ department, departments, onClose }: { department: Department | undefined; departments: readonly Department[]; onClose(): void }) {
  const t = useT();
  const { choices } = usePeople();
  const [form, setForm] = useState(() => ({ code: department?.code ?? "", name: department?.name ?? "", parentId: department?.parentId ?? null, headId: department?.headId ?? null }));
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const adding = useCommand(addDepartment);
  const changing = useCommand(editDepartment);
  const { pending, error } = department ? changing : adding;
  const faults = faultsOf(error);
  const save = () => void (department ? changing.run({ ...form, departmentId: department.id, expectedVersion: department.revision }) : adding.run(form)).then(onClose, () => undefined);
  return (
    <FormDialog title={department ? t("customers.editNamed", { name: department.name }) : t("people.addDepartment")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={form.code.trim() && form.name.trim() ? undefined : t("ui.fillIn", { field: t("people.department") })} onSubmit={save}>
      <div className={sheet.fields}>
        <TextField label={t("people.code")} required autoFocus max={20} value={form.code} onChange={(code) => set({ code })} fault={faults("code")} />
        <TextField label={t("people.department")} required max={60} value={form.name} onChange={(name) => set({ name })} fault={faults("name")} />
        <SelectField label={t("people.parent")} clearable value={form.parentId ?? undefined} onChange={(parentId) => set({ parentId: parentId ?? null })} choices={departments.filter(({ id }) => id !== department?.id).map(({ id, name }) => ({ value: id, label: name }))} fault={faults("parentId")} />
        <SelectField label={t("people.head")} clearable value={form.headId ?? undefined} onChange={(headId) => set({ headId: headId ?? null })} choices={choices} fault={faults("headId")} />
      </div>
    </FormDialog>
  );
}
