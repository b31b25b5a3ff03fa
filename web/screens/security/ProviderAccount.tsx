import { useState } from "react";
import { readProviderAccount, readSso, setProviderAccount } from "../../../contract/sso.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { toast } from "../../ui/toasts.ts";

/** As whom the company's identity provider knows a person; nothing where the company has none. For who manages people. */
export function ProviderAccount({ personId, disabledReason }: { personId: string; disabledReason: string | undefined }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const { data: sso } = useQueryOf(readSso, {}, { watches: ["company"] });
  const { data } = useQueryOf(readProviderAccount, { personId }, { watches: ["person"] });
  if (!sso?.settings || !data) return null;
  const byEmail = sso.settings.accountClaim === "email";
  return (
    <>
      <Facts rows={[[t("security.providerAccount"), data.account ?? t(byEmail ? "security.providerByEmail" : "security.providerNone")], [t("security.providerBound"), t(data.bound ? "security.yes" : "security.no")]]} />
      <ActionButton disabledReason={disabledReason} onClick={() => setEditing(true)}>{t("security.providerEdit")}</ActionButton>
      {editing && <Form personId={personId} known={data} onClose={() => setEditing(false)} />}
    </>
  );
}

function Form({ personId, known, onClose }: { personId: string; known: Answer<typeof readProviderAccount>; onClose(): void }) {
  const t = useT();
  const [account, setAccount] = useState(known.account ?? "");
  const { run, pending, error } = useCommand(setProviderAccount);
  const save = () =>
    void run({ personId, account: account.trim() || null }).then(() => {
      toast({ text: t("security.companySaved") });
      onClose();
    }, () => undefined);
  return (
    <FormDialog title={t("security.providerEdit")} submit={t("ui.save")} {...{ pending, error, onClose }} onSubmit={save}>
      <TextField label={t("security.providerAccount")} autoFocus max={200} value={account} onChange={setAccount} fault={faultsOf(error)("account")} hint={t("security.providerHint")} />
    </FormDialog>
  );
}
