import { useState } from "react";
import { setNumbering, suggestPolicy } from "../../../contract/policies.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";

/** How papers are numbered under a policy; other formats become its next version, which its owner approves. */
export function Numbering() {
  const t = useT();
  const language = useLanguage();
  const { data } = useQueryOf(suggestPolicy, { supply: "both", customerConfirms: true, credit: true });
  const [chosen, setChosen] = useState<string>();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const { run, pending, error } = useCommand(setNumbering);
  const policy = data?.policies.find(({ policyId }) => policyId === chosen) ?? data?.policies[0];
  if (!policy) return null;
  const formats = policy.numbering.map(({ of, format }) => ({ of, format: typed[of] ?? format }));
  const changed = policy.numbering.some(({ of, format }) => (typed[of] ?? format) !== format);
  const faults = faultsOf(error);
  const save = () => void run({ policyId: policy.policyId, basedOn: policy.version, formats }).then(() => (setTyped({}), toast({ text: t("setup.numberingSaved") })), () => undefined);
  return (
    <>
      {error && <Problem error={error} />}
      <div className={sheet.fields}>
        <SelectField label={t("policies.title")} value={policy.policyId} onChange={(value) => (setChosen(value), setTyped({}))} choices={(data?.policies ?? []).map(({ policyId, name }) => ({ value: policyId, label: name[language] }))} />
        {formats.map(({ of, format }, i) => <TextField key={of} label={t(`setup.number_${of}`)} max={60} value={format} onChange={(value) => setTyped((all) => ({ ...all, [of]: value }))} fault={faults(`formats.${String(i)}.format`)} />)}
      </div>
      <p className="soft">{t("setup.numberingHint")}</p>
      <ActionButton loading={pending} disabledReason={changed ? undefined : t("setup.nothingChanged")} onClick={save}>{t("ui.save")}</ActionButton>
    </>
  );
}
