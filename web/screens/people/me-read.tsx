import { Button } from "antd";
import { useState } from "react";
import { changePassword, mySignIns, setMyLanguage, signInBase } from "../../../contract/people.ts";
import { languages } from "../../../contract/toolkit.ts";
import { call } from "../../api/client.ts";
import { useCommand, useRowsOf } from "../../api/hooks.ts";
import { languageNames, speak, useLanguage, useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useSession } from "../../parts/session.ts";
import { Problem } from "../../ui/Problem.tsx";
import { SelectField, TextField } from "../../ui/sheet/controls.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { roleName } from "./names.ts";
import { StandIns } from "./StandIns.tsx";
import { Tokens } from "./Tokens.tsx";

/** One's own account: roles, language, password, stand-ins, tokens and sign-ins. */
export function MeRead() {
  const t = useT();
  const { data: me } = useSession();
  const [changing, setChanging] = useState(false);
  if (!me) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={t("people.me")} beside={<span className="soft">{me.name}</span>}>
        <Button onClick={() => setChanging(true)}>{t("people.changePassword")}</Button>
      </PageTitle>
      <div className={sheet.columns}>
        <Section title={t("people.about")}>
          <Facts
            rows={[
              [t("people.name"), me.name],
              [t("people.jobTitle"), me.jobTitle],
              [t("people.roles"), me.roles.map((role) => roleName(role, t)).join(t("people.listComma"))],
              [t("people.standIn"), me.standingInFor.map(({ name }) => name).join(t("people.listComma"))],
            ]}
          />
          <div style={{ maxWidth: 240, marginTop: 12 }}><LanguageChoice /></div>
        </Section>
        <StandIns />
      </div>
      <Tokens />
      <SignIns />
      {changing && <PasswordForm onClose={() => setChanging(false)} />}
    </>
  );
}

/** The language of the page at once, and of messages that the system sends. */
function LanguageChoice() {
  const t = useT();
  const { run, error } = useCommand(setMyLanguage);
  const choose = (chosen: string | undefined) => {
    const language = languages.find((each) => each === chosen);
    if (language) void run({ language }).then(() => speak(language), () => undefined);
  };
  return (
    <>
      <SelectField label={t("people.language")} value={useLanguage()} onChange={choose} choices={languages.map((value) => ({ value, label: languageNames[value] }))} />
      {error && <Problem error={error} />}
    </>
  );
}

function SignIns() {
  const t = useT();
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(mySignIns, {}, { watches: ["person"] });
  return (
    <Section flush title={t("people.signIns")}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      <Table
        label={t("people.signIns")}
        rows={rows}
        rowKey={({ id }) => id}
        empty={loading ? t("ui.loading") : "—"}
        columns={[
          { key: "at", title: t("people.at"), render: ({ at }) => <When at={at} /> },
          { key: "what", title: t("people.what"), render: ({ what }) => t(`people.what_${what}`) },
          { key: "address", title: t("people.address"), render: ({ address }) => <span className="figure">{address}</span> },
          { key: "device", title: t("people.device"), render: ({ userAgent }) => <span className="soft">{userAgent}</span> },
        ]}
      />
      {!complete && <div style={{ padding: 8 }}><Button block loading={loading} onClick={onEnd}>{t("ui.loadMore")}</Button></div>}
    </Section>
  );
}

const shortest = 10;

/** Signing in has endpoints of its own, which take no idempotency key. */
function PasswordForm({ onClose }: { onClose(): void }) {
  const t = useT();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const faults = faultsOf(error);
  const save = () => {
    setPending(true);
    call(changePassword, { current, next }, { base: signInBase }).then(() => (toast({ text: t("people.passwordChanged") }), onClose()), setError).finally(() => setPending(false));
  };
  return (
    <FormDialog title={t("people.changePassword")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={next.length < shortest || !current ? t("ui.fillIn", { field: t("people.newPassword") }) : undefined} onSubmit={save}>
      <div className={sheet.fields}>
        <TextField label={t("people.currentPassword")} required autoFocus type="password" max={128} value={current} onChange={setCurrent} fault={faults("current")} />
        <TextField label={t("people.newPassword")} required type="password" max={128} value={next} onChange={setNext} fault={faults("next")} />
      </div>
    </FormDialog>
  );
}
