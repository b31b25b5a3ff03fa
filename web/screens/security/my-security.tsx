import { Button } from "antd";
import { useState } from "react";
import { changePassword, mySignIns } from "../../../contract/people.ts";
import { readSecurity } from "../../../contract/security.ts";
import { useQueryOf, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useMay } from "../../parts/session.ts";
import { Problem } from "../../ui/Problem.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { Tokens } from "../people/Tokens.tsx";
import { useSignInCall } from "./calls.ts";
import { deviceName } from "./device.ts";
import { SecondFactor } from "./SecondFactor.tsx";
import { Sessions } from "./Sessions.tsx";

/** One's own sign-in: password, second factor, sessions, tokens, and what is on record. */
export function MySecurity() {
  const t = useT();
  return (
    <>
      <PageTitle title={t("security.mine")} />
      <div className={sheet.columns}>
        <Password />
        <SecondFactor />
      </div>
      <Sessions />
      <Tokens />
      <SignIns />
    </>
  );
}

function Password() {
  const t = useT();
  const [changing, setChanging] = useState(false);
  const { data } = useQueryOf(readSecurity, {}, { watches: ["company"], enabled: useMay()("people.see") });
  return (
    <Section title={t("people.password")} actions={<Button onClick={() => setChanging(true)}>{t("people.changePassword")}</Button>}>
      <p className="soft">{t(data ? `security.profileHint_${data.passwordProfile}` : "security.passwordHint")}</p>
      {changing && <PasswordForm onClose={() => setChanging(false)} />}
    </Section>
  );
}

function PasswordForm({ onClose }: { onClose(): void }) {
  const t = useT();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const { run, pending, error } = useSignInCall(changePassword);
  const faults = faultsOf(error);
  const save = () =>
    void run({ current, next }).then((answer) => {
      if (!answer) return;
      toast({ text: t("people.passwordChanged") });
      onClose();
    });
  const missing = !current ? "people.currentPassword" : !next ? "people.newPassword" : undefined;
  return (
    <FormDialog title={t("people.changePassword")} submit={t("ui.save")} {...{ pending, error, onClose }} disabledReason={missing && t("ui.fillIn", { field: t(missing) })} onSubmit={save}>
      <div className={sheet.fields}>
        <TextField label={t("people.currentPassword")} required autoFocus type="password" max={128} value={current} onChange={setCurrent} fault={faults("current")} />
        <TextField label={t("people.newPassword")} required type="password" max={128} value={next} onChange={setNext} fault={faults("next")} />
      </div>
    </FormDialog>
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
          { key: "what", title: t("people.what"), render: ({ what }) => t(`security.what_${what}`) },
          { key: "address", title: t("people.address"), render: ({ address }) => <span className="figure">{address}</span> },
          { key: "device", title: t("people.device"), render: ({ userAgent }) => <span className="soft">{deviceName(userAgent)}</span> },
        ]}
      />
      {!complete && <div style={{ padding: 8 }}><Button block loading={loading} onClick={onEnd}>{t("ui.loadMore")}</Button></div>}
    </Section>
  );
}
