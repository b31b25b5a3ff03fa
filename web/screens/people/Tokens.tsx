import { Button } from "antd";
import { useState } from "react";
import { issuePersonalToken, issueServiceToken, listTokens, revokeToken, tokenText } from "../../../contract/people.ts";
import { roles as allRoles } from "../../../contract/permissions.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { useMay, useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useNow, useSetting } from "../../ui/setting.ts";
import { DayField, SeveralField, TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { useParted } from "../security/parted.ts";
import { startOfDay } from "./days.ts";
import { roleChoices } from "./names.ts";
import { Once } from "./Once.tsx";
import { newSecret } from "./secrets.ts";

type Token = Answer<typeof listTokens>[number];
type Kind = "personal" | "service";

/** Tokens of programs: one's own, and those of services for who manages people. */
export function Tokens() {
  const t = useT();
  const may = useMay();
  const parted = useParted();
  const [issuing, setIssuing] = useState<Kind>();
  const { data, error, refetch } = useQueryOf(listTokens, {}, { watches: ["token"] });
  const actions = (
    <>
      <Button onClick={() => setIssuing("personal")}>{t("people.addToken")}</Button>
      {may("people.authorise") && <ActionButton disabledReason={parted ? t("people.tokenApart") : undefined} onClick={() => setIssuing("service")}>{t("people.addServiceToken")}</ActionButton>}
    </>
  );
  return (
    <Section flush title={t("people.tokens")} actions={actions}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table
        label={t("people.tokens")}
        rows={data ?? []}
        rowKey={({ id }) => id}
        empty={t("people.noTokens")}
        columns={[
          { key: "name", title: t("people.tokenName"), render: ({ name }) => name },
          { key: "kind", title: t("people.tokenKind"), render: ({ personId }) => t(personId ? "people.tokenPersonal" : "people.tokenService") },
          { key: "prefix", title: t("people.tokenPrefix"), render: ({ prefix }) => <code>{prefix}…</code> },
          { key: "state", title: t("people.state"), render: (token) => <TokenState token={token} /> },
          { key: "expires", title: t("people.expiresAt"), render: ({ expiresAt }) => <When at={expiresAt} /> },
          { key: "used", title: t("people.lastUsed"), render: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} /> : t("people.never")) },
          { key: "revoke", title: "", align: "end", render: (token) => !token.revokedAt && <Revoke token={token} /> },
        ]}
      />
      {issuing && <TokenForm kind={issuing} onClose={() => setIssuing(undefined)} />}
    </Section>
  );
}

function TokenState({ token: { revokedAt, expiresAt } }: { token: Token }) {
  const t = useT();
  const now = useNow();
  if (revokedAt) return <StatusTag tone="bad">{t("people.revoked")}</StatusTag>;
  return new Date(expiresAt) < now ? <StatusTag tone="idle">{t("people.expired")}</StatusTag> : <StatusTag tone="good">{t("people.valid")}</StatusTag>;
}

function Revoke({ token }: { token: Token }) {
  const t = useT();
  const { run, pending, error } = useCommand(revokeToken);
  return (
    <>
      <ActionButton size="small" danger loading={pending} onClick={() => void run({ tokenId: token.id }).then(() => toast({ text: t("people.revokedDone") }), () => undefined)}>{t("people.revoke")}</ActionButton>
      {error && <Problem error={error} />}
    </>
  );
}

function TokenForm({ kind, onClose }: { kind: Kind; onClose(): void }) {
  const t = useT();
  const { data: session } = useSession();
  const { timeZone } = useSetting();
  const [secret] = useState(newSecret);
  const [form, setForm] = useState({ name: "", until: "", roles: [] as readonly string[] });
  const set = (change: Partial<typeof form>) => setForm((current) => ({ ...current, ...change }));
  const [made, setMade] = useState(false);
  const personal = useCommand(issuePersonalToken);
  const service = useCommand(issueServiceToken);
  const { pending, error } = kind === "service" ? service : personal;
  const faults = faultsOf(error);
  const title = t(kind === "service" ? "people.addServiceToken" : "people.addToken");
  const save = () => {
    const body = { name: form.name, secret, expiresAt: startOfDay(form.until, timeZone, 1) };
    const sent = kind === "service" ? service.run({ ...body, roles: allRoles.filter((role) => form.roles.includes(role)) }) : personal.run(body);
    void sent.then(() => setMade(true), () => undefined);
  };
  if (made) return <Once title={title} label={t("people.token")} value={tokenText(session?.company.id ?? "", secret)} copy={t("people.copyToken")} onClose={onClose}><p>{t("people.tokenOnce")}</p></Once>;
  const missing = !form.name.trim() ? "people.tokenName" : !form.until ? "people.expiresAt" : kind === "service" && form.roles.length === 0 ? "people.roles" : undefined;
  return (
    <FormDialog title={title} submit={title} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={save}>
      <div className={sheet.fields}>
        <TextField label={t("people.tokenName")} required autoFocus max={60} value={form.name} onChange={(name) => set({ name })} fault={faults("name")} />
        <DayField label={t("people.expiresAt")} required value={form.until} onChange={(until) => set({ until })} fault={faults("expiresAt")} />
        {kind === "service" && <SeveralField label={t("people.roles")} required wide value={form.roles} onChange={(roles) => set({ roles })} choices={roleChoices(t)} fault={faults("roles")} />}
      </div>
    </FormDialog>
  );
}
