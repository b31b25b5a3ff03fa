import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { createPerson, editPerson, type readPerson, setDepartments, setRoles } from "../../../contract/people.ts";
import { type Role, roles as allRoles } from "../../../contract/permissions.ts";
import { languages } from "../../../contract/toolkit.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand } from "../../api/hooks.ts";
import { languageNames, useT } from "../../i18n/words.ts";
import { SelectField, SeveralField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { useParted } from "../security/parted.ts";
import { roleChoices, useCompany } from "./names.ts";

export type Person = Answer<typeof readPerson>;
const known = (chosen: readonly string[]): Role[] => allRoles.filter((role) => chosen.includes(role));
const languageChoices = languages.map((value) => ({ value, label: languageNames[value] }));
const languageOf = (chosen: string | undefined) => languages.find((each) => each === chosen) ?? "zh-CN";

function useDepartments() {
  const { data } = useCompany();
  return (data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

/** Adds a person; the link by which he joins is made on his page. */
export function PersonCreate({ onClose }: { onClose(): void }) {
  const t = useT();
  const { history } = useRouter();
  const departments = useDepartments();
  const parted = useParted();
  const [form, setForm] = useState({ name: "", jobTitle: "", phone: "", email: "", language: "zh-CN", roles: [] as readonly string[], departmentIds: [] as readonly string[] });
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const { run, pending, error } = useCommand(createPerson);
  const faults = faultsOf(error);
  const save = () =>
    run({ ...form, language: languageOf(form.language), roles: known(form.roles), departmentIds: [...form.departmentIds] }).then(({ id }) => {
      toast({ text: t("people.created", { name: form.name }) });
      history.push(`/people/${id}`);
    }, () => undefined);
  const missing = !form.name.trim() ? "people.name" : !form.email.trim() ? "people.email" : undefined;
  return (
    <FormDialog title={t("people.create")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={() => void save()}>
      {parted && <p className="soft">{t("people.rolesApart")}</p>}
      <div className={sheet.fields}>
        <TextField label={t("people.name")} required autoFocus max={60} value={form.name} onChange={(name) => set({ name })} fault={faults("name")} />
        <TextField label={t("people.jobTitle")} max={60} value={form.jobTitle} onChange={(jobTitle) => set({ jobTitle })} fault={faults("jobTitle")} />
        <TextField label={t("people.email")} required type="email" max={200} value={form.email} onChange={(email) => set({ email })} fault={faults("email")} />
        <TextField label={t("people.phone")} type="tel" max={40} value={form.phone} onChange={(phone) => set({ phone })} fault={faults("phone")} />
        {!parted && <SeveralField label={t("people.roles")} wide value={form.roles} onChange={(roles) => set({ roles })} choices={roleChoices(t)} fault={faults("roles")} />}
        <SeveralField label={t("people.departments")} wide value={form.departmentIds} onChange={(departmentIds) => set({ departmentIds })} choices={departments} fault={faults("departmentIds")} />
        <SelectField label={t("people.language")} value={form.language} onChange={(language) => set({ language: languageOf(language) })} choices={languageChoices} fault={faults("language")} />
      </div>
    </FormDialog>
  );
}

interface Props {
  person: Person;
  onClose(): void;
}

export function PersonEdit({ person, onClose }: Props) {
  const t = useT();
  const [form, setForm] = useState({ name: person.name, jobTitle: person.jobTitle, phone: person.phone ?? "", language: person.language });
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const { run, pending, error } = useCommand(editPerson);
  const faults = faultsOf(error);
  const save = () => run({ ...form, personId: person.id, expectedVersion: person.revision }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("customers.editNamed", { name: person.name })} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={form.name.trim() ? undefined : t("ui.fillIn", { field: t("people.name") })} onSubmit={() => void save()}>
      <div className={sheet.fields}>
        <TextField label={t("people.name")} required autoFocus max={60} value={form.name} onChange={(name) => set({ name })} fault={faults("name")} />
        <TextField label={t("people.jobTitle")} max={60} value={form.jobTitle} onChange={(jobTitle) => set({ jobTitle })} fault={faults("jobTitle")} />
        <TextField label={t("people.phone")} type="tel" max={40} value={form.phone} onChange={(phone) => set({ phone })} fault={faults("phone")} />
        <SelectField label={t("people.language")} value={form.language} onChange={(language) => set({ language: languageOf(language) })} choices={languageChoices} fault={faults("language")} />
      </div>
    </FormDialog>
  );
}

/** Roles of a person; what they allow stands in the table of permissions. */
export function RolesForm({ person, onClose }: Props) {
  const t = useT();
  const [roles, setChosen] = useState<readonly string[]>(person.roles);
  const parted = useParted();
  const { run, pending, error } = useCommand(setRoles);
  const save = () => run({ personId: person.id, roles: known(roles), expectedVersion: person.revision }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("people.setRoles")} submit={t("ui.save")} {...{ pending, error, onClose }} onSubmit={() => void save()}>
      {parted && <p className="soft">{t("people.heldApart")}</p>}
      <SeveralField label={t("people.roles")} value={roles} onChange={setChosen} choices={roleChoices(t).filter(({ value }) => !parted || value !== "admin")} fault={faultsOf(error)("roles")} />
    </FormDialog>
  );
}

export function DepartmentsForm({ person, onClose }: Props) {
  const t = useT();
  const [departmentIds, setChosen] = useState<readonly string[]>(person.departmentIds);
  const { run, pending, error } = useCommand(setDepartments);
  const save = () => run({ personId: person.id, departmentIds: [...departmentIds], expectedVersion: person.revision }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("people.setDepartments")} submit={t("ui.save")} {...{ pending, error, onClose }} onSubmit={() => void save()}>
      <SeveralField label={t("people.departments")} value={departmentIds} onChange={setChosen} choices={useDepartments()} fault={faultsOf(error)("departmentIds")} />
    </FormDialog>
  );
}
