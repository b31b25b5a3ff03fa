import { useState } from "react";
import { type Role, roles as allRoles } from "../../../contract/permissions.ts";
import { passwordProfiles, readSecurity, setSecurity } from "../../../contract/security.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SelectField, SeveralField } from "../../ui/sheet/controls.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { toast } from "../../ui/toasts.ts";
import { roleChoices, roleName, useBarred } from "../people/names.ts";

/** What the company asks of everybody's sign-in. */
export function CompanySecurity() {
  const t = useT();
  const why = useBarred()("people.authorise");
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQueryOf(readSecurity, {}, { watches: ["company"] });
  const named = data?.secondFactorRoles.map((role) => roleName(role, t)).join(t("people.listComma"));
  return (
    <Section title={t("security.company")} actions={<ActionButton disabledReason={why} onClick={() => setEditing(true)}>{t("people.edit")}</ActionButton>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data && <Facts rows={[[t("security.profile"), t(`security.profile_${data.passwordProfile}`)], [t("security.requiredOf"), named || t("security.nobody")]]} />}
      {data && editing && <Settings settings={data} onClose={() => setEditing(false)} />}
    </Section>
  );
}

function Settings({ settings, onClose }: { settings: Answer<typeof readSecurity>; onClose(): void }) {
  const t = useT();
  const [chosen, setChosen] = useState<readonly string[]>(settings.secondFactorRoles);
  const [profile, setProfile] = useState(settings.passwordProfile);
  const { run, pending, error } = useCommand(setSecurity);
  const known: Role[] = allRoles.filter((role) => chosen.includes(role));
  const save = () =>
    void run({ secondFactorRoles: known, passwordProfile: profile, expectedRevision: settings.revision }).then(() => {
      toast({ text: t("security.companySaved") });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("security.company")} submit={t("ui.save")} {...{ pending, error, onClose }} onSubmit={save}>
      <SelectField label={t("security.profile")} required value={profile} choices={passwordProfiles.map((value) => ({ value, label: t(`security.profile_${value}`) }))} onChange={(value) => setProfile(passwordProfiles.find((each) => each === value) ?? "asvs")} fault={faultsOf(error)("passwordProfile")} />
      <p className="soft">{t(`security.profileHint_${profile}`)}{profile !== settings.passwordProfile && profile === "gbt22239" && ` ${t("security.profileChange")}`}</p>
      <SeveralField label={t("security.requiredOf")} value={chosen} onChange={setChosen} choices={roleChoices(t)} fault={faultsOf(error)("secondFactorRoles")} />
      <p className="soft">{t("security.requiredHint")}</p>
    </FormDialog>
  );
}
