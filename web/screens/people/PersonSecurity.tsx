import { useState } from "react";
import { endSessionsOfPerson, resetSecondFactor } from "../../../contract/security.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay, useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { toast } from "../../ui/toasts.ts";
import { ProviderAccount } from "../security/ProviderAccount.tsx";
import { useParted } from "../security/parted.ts";
import { useBarred } from "./names.ts";
import type { Person } from "./PersonForms.tsx";

/** What an administrator does about a colleague's sign-in: end his sessions, take away a second factor that is lost. */
export function PersonSecurity({ person }: { person: Person }) {
  const t = useT();
  const { data: me } = useSession();
  const why = useBarred()("people.manage");
  const manages = useMay()("people.manage");
  const [resetting, setResetting] = useState(false);
  const ending = useCommand(endSessionsOfPerson);
  const parted = useParted();
  if (person.secondFactor === null) return null;
  const none = person.secondFactor ? undefined : t("security.off");
  const own = me?.id === person.id ? t("people.notOneself") : undefined;
  const apart = parted && person.roles.length > 0 ? t("people.wayInApart") : undefined;
  const end = () => void ending.run({ personId: person.id }).then(({ ended }) => toast({ text: t("security.ended", { count: ended }) }), () => undefined);
  return (
    <Section
      title={t("security.mine")}
      actions={
        <>
          <ActionButton disabledReason={why} loading={ending.pending} onClick={end}>{t("security.endTheirs")}</ActionButton>
          <ActionButton danger disabledReason={why ?? own ?? none} onClick={() => setResetting(true)}>{t("security.resetFactor")}</ActionButton>
        </>
      }
    >
      {ending.error && <Problem error={ending.error} />}
      <Facts rows={[[t("security.secondFactor"), t(person.secondFactor ? "security.on" : "security.off")]]} />
      {manages && <ProviderAccount personId={person.id} disabledReason={own ?? apart} />}
      {resetting && <ResetForm person={person} onClose={() => setResetting(false)} />}
    </Section>
  );
}

function ResetForm({ person, onClose }: { person: Person; onClose(): void }) {
  const t = useT();
  const [reason, setReason] = useState("");
  const { run, pending, error } = useCommand(resetSecondFactor);
  const reset = () =>
    void run({ personId: person.id, reason }).then(() => {
      toast({ text: t("security.removed") });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("security.resetFactor")} submit={t("security.resetFactor")} danger {...{ pending, error, onClose }} disabledReason={reason.trim().length > 1 ? undefined : t("ui.fillIn", { field: t("security.reason") })} onSubmit={reset}>
      <p>{t("security.resetFactorHint", { name: person.name })}</p>
      <TextField label={t("security.reason")} required autoFocus max={200} value={reason} onChange={setReason} fault={faultsOf(error)("reason")} />
    </FormDialog>
  );
}
