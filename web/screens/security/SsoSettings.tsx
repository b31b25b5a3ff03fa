import { useState } from "react";
import { readSso, setSso } from "../../../contract/sso.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { CheckField, TextField } from "../../ui/sheet/controls.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import { useBarred } from "../people/names.ts";

type Sso = Answer<typeof readSso>;

/** 单点登录: how people sign in through the company's own identity provider, for whoever looks after accounts. */
export function SsoSettings() {
  return useMay()("people.manage") ? <Shown /> : null;
}

function Shown() {
  const t = useT();
  const why = useBarred()("people.manage");
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQueryOf(readSso, {}, { watches: ["company"] });
  const settings = data?.settings;
  const yes = (holds: boolean) => t(holds ? "security.yes" : "security.no");
  return (
    <Section title={t("security.sso")} actions={<ActionButton disabledReason={why ?? (data ? undefined : t("ui.loading"))} onClick={() => setEditing(true)}>{t(settings ? "people.edit" : "security.ssoSetUp")}</ActionButton>}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data && !settings && <p className="soft">{t("security.ssoNone")}</p>}
      {settings && (
        <Facts
          rows={[
            [t("people.state"), t(settings.enabled ? "security.on" : "security.off")],
            [t("security.ssoIssuer"), settings.issuer],
            [t("security.ssoClaim"), settings.accountClaim],
            [t("security.ssoDomains"), settings.emailDomains.join(t("people.listComma")) || t("security.ssoAnyDomain")],
            [t("security.ssoPasswordsToo"), yes(settings.passwordsToo)],
            [t("security.ssoProvesFactor"), yes(settings.provesSecondFactor)],
            [t("security.ssoReturn"), <code key="back">{data.returnAddress}</code>],
            [t("security.ssoSignOut"), <code key="out">{data.signOutAddress}</code>],
          ]}
        />
      )}
      {data && editing && <Form sso={data} onClose={() => setEditing(false)} />}
    </Section>
  );
}

type Said = Omit<NonNullable<Sso["settings"]>, "revision" | "emailDomains"> & { clientSecret: string; domains: string };
const blank: Said = { enabled: true, label: "", issuer: "", clientId: "", clientSecret: "", accountClaim: "email", domains: "", passwordsToo: true, provesSecondFactor: false };

function useForm({ settings }: Sso, onSaved: () => void) {
  const [said, setSaid] = useState<Said>(settings ? { ...settings, clientSecret: "", domains: settings.emailDomains.join(" ") } : blank);
  const { run, pending, error } = useCommand(setSso);
  const save = () => {
    const { enabled, label, issuer, clientId, clientSecret, accountClaim, domains, passwordsToo, provesSecondFactor } = said;
    const emailDomains = domains.split(/[\s,，、;；]+/).filter(Boolean);
    const sent = { enabled, label: label.trim(), issuer: issuer.trim(), clientId: clientId.trim(), accountClaim: accountClaim.trim(), emailDomains, passwordsToo, provesSecondFactor };
    void run({ ...sent, expectedRevision: settings?.revision ?? 0, ...(clientSecret && { clientSecret }) }).then(onSaved, () => undefined);
  };
  return { said, say: (change: Partial<Said>) => setSaid((before) => ({ ...before, ...change })), save, pending, error };
}

function Form({ sso, onClose }: { sso: Sso; onClose(): void }) {
  const t = useT();
  const saved = () => {
    toast({ text: t("security.companySaved") });
    onClose();
  };
  const { said, say, save, pending, error } = useForm(sso, saved);
  const faults = faultsOf(error);
  const missing = !said.label.trim() ? "security.ssoLabel" : !said.issuer.trim() ? "security.ssoIssuer" : !said.clientId.trim() ? "security.ssoClient" : !said.accountClaim.trim() ? "security.ssoClaim" : undefined;
  const hosts = sso.hosts.length ? t("security.ssoHosts", { hosts: sso.hosts.join(t("people.listComma")) }) : t("security.ssoNoHosts");
  return (
    <FormDialog title={t("security.sso")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={save}>
      <p className="soft">{t("security.ssoRegister")}</p>
      <Facts rows={[[t("security.ssoReturn"), <code key="back">{sso.returnAddress}</code>], [t("security.ssoSignOut"), <code key="out">{sso.signOutAddress}</code>]]} />
      <CheckField label={t("security.ssoEnabled")} value={said.enabled} onChange={(enabled) => say({ enabled })} />
      <div className={sheet.fields}>
        <TextField label={t("security.ssoLabel")} required autoFocus max={40} value={said.label} onChange={(label) => say({ label })} fault={faults("label")} hint={t("security.ssoLabelHint")} />
        <TextField label={t("security.ssoIssuer")} required wide max={300} value={said.issuer} onChange={(issuer) => say({ issuer })} fault={faults("issuer")} hint={hosts} />
        <TextField label={t("security.ssoClient")} required max={200} value={said.clientId} onChange={(clientId) => say({ clientId })} fault={faults("clientId")} />
        <TextField label={t("security.ssoSecret")} required={!sso.settings} type="password" max={300} value={said.clientSecret} onChange={(clientSecret) => say({ clientSecret })} fault={faults("clientSecret")} {...(sso.settings && { hint: t("system.keptUnless") })} />
        <TextField label={t("security.ssoClaim")} required max={100} value={said.accountClaim} onChange={(accountClaim) => say({ accountClaim })} fault={faults("accountClaim")} hint={t("security.ssoClaimHint")} />
        <TextField label={t("security.ssoDomains")} max={500} value={said.domains} onChange={(domains) => say({ domains })} fault={faults("emailDomains")} hint={t("security.ssoDomainsHint")} />
      </div>
      <CheckField label={t("security.ssoPasswordsToo")} value={said.passwordsToo} onChange={(passwordsToo) => say({ passwordsToo })} />
      <p className="soft">{faults("passwordsToo") ?? t("security.ssoPasswordsHint")}</p>
      <CheckField label={t("security.ssoProvesFactor")} value={said.provesSecondFactor} onChange={(provesSecondFactor) => say({ provesSecondFactor })} />
      <p className="soft">{t("security.ssoFactorHint")}</p>
    </FormDialog>
  );
}
