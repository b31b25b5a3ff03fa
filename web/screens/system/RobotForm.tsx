import { useState } from "react";
import { addRobot, editRobot, robotKinds, robotVendors } from "../../../contract/robots.ts";
import { roles } from "../../../contract/permissions.ts";
import { languages } from "../../../contract/toolkit.ts";
import { useCommand } from "../../api/hooks.ts";
import { languageNames, useT } from "../../i18n/words.ts";
import { SelectField, SeveralField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { roleChoices, useCompany } from "../people/names.ts";
import type { Robot } from "./robot-list.tsx";

const blank = { name: "", vendor: "wecom" as const, kinds: [...robotKinds], role: null, departmentId: null, language: "zh-CN" as const };

/** Which group, what it is told and whose news; an address that was given is not shown again, and stays unless another is typed. */
export function RobotForm({ robot, onClose }: { robot: Robot | undefined; onClose(): void }) {
  const t = useT();
  const { data: company } = useCompany();
  const [said, setSaid] = useState<Omit<Robot, "id" | "host" | "signed" | "revision">>(robot ?? blank);
  const [typed, setTyped] = useState({ url: "", secret: "" });
  const say = (change: Partial<typeof said>) => setSaid((before) => ({ ...before, ...change }));
  const adding = useCommand(addRobot);
  const changing = useCommand(editRobot);
  const { pending, error } = robot ? changing : adding;
  const faults = faultsOf(error);
  const { name, vendor, kinds, role, departmentId, language } = said;
  const secret = vendor === "wecom" ? "" : typed.secret;
  const missing = !name.trim() ? "system.robotName" : !kinds.length ? "system.tells" : !robot && !typed.url.trim() ? "system.webhook" : undefined;
  const save = () => {
    const all = { name, vendor, kinds, role, departmentId, language };
    const sent = robot
      ? changing.run({ ...all, robotId: robot.id, expectedRevision: robot.revision, ...(typed.url && { url: typed.url.trim() }), ...(secret && { secret: secret.trim() }) })
      : adding.run({ ...all, url: typed.url.trim(), ...(secret && { secret: secret.trim() }) });
    void sent.then(onClose, () => undefined);
  };
  const kept = robot ? { hint: t("system.keptUnless") } : {};
  return (
    <FormDialog title={robot ? t("customers.editNamed", { name: robot.name }) : t("system.addRobot")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={save}>
      <div className={sheet.fields}>
        <TextField label={t("system.robotName")} required autoFocus max={40} value={name} onChange={(value) => say({ name: value })} fault={faults("name")} />
        <SelectField label={t("system.vendor")} required value={vendor} choices={robotVendors.map((value) => ({ value, label: t(`system.vendor_${value}`) }))} onChange={(value) => say({ vendor: robotVendors.find((each) => each === value) ?? "wecom" })} fault={faults("vendor")} />
        <TextField label={t("system.webhook")} required={!robot} wide max={500} value={typed.url} onChange={(url) => setTyped((before) => ({ ...before, url }))} fault={faults("url")} {...kept} />
        {vendor !== "wecom" && <TextField label={t("system.robotSecret")} wide type="password" max={200} value={typed.secret} onChange={(value) => setTyped((before) => ({ ...before, secret: value }))} fault={faults("secret")} hint={t(robot ? "system.keptUnless" : "system.secretHint")} />}
        <SeveralField label={t("system.tells")} required wide value={kinds} choices={robotKinds.map((value) => ({ value, label: t(`system.tells_${value}`) }))} onChange={(value) => say({ kinds: robotKinds.filter((kind) => value.includes(kind)) })} fault={faults("kinds")} />
        <SelectField label={t("system.ofRole")} clearable value={role ?? undefined} choices={roleChoices(t)} onChange={(value) => say({ role: roles.find((each) => each === value) ?? null })} fault={faults("role")} />
        <SelectField label={t("system.ofDepartment")} clearable value={departmentId ?? undefined} choices={(company?.departments ?? []).map(({ id, name: label }) => ({ value: id, label }))} onChange={(value) => say({ departmentId: value ?? null })} fault={faults("departmentId")} />
        <SelectField label={t("system.language")} required value={language} choices={languages.map((value) => ({ value, label: languageNames[value] }))} onChange={(value) => say({ language: languages.find((each) => each === value) ?? "zh-CN" })} fault={faults("language")} />
      </div>
    </FormDialog>
  );
}
