import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { signInBase } from "../../../contract/people.ts";
import { readSecondFactor, removeSecondFactor, renewRecoveryCodes } from "../../../contract/security.ts";
import { call } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { TextField } from "../../ui/sheet/controls.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";
import { When } from "../../ui/When.tsx";
import { useSignInCall } from "./calls.ts";
import { Enrolment } from "./Enrolment.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";

type Asked = "enrol" | "codes" | "remove";

/** One's own second factor: how it stands, set up, new recovery codes, take away. */
export function SecondFactor() {
  const t = useT();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked>();
  const { data, error, refetch } = useQuery({ queryKey: ["readSecondFactor"], queryFn: () => call(readSecondFactor, {}, { base: signInBase }) });
  const close = () => {
    setAsked(undefined);
    void client.invalidateQueries();
  };
  const on = data?.since;
  return (
    <Section
      title={t("security.secondFactor")}
      actions={data && (on ? (
        <>
          <ActionButton onClick={() => setAsked("codes")}>{t("security.newCodes")}</ActionButton>
          <ActionButton danger disabledReason={data.required ? t("security.required") : undefined} onClick={() => setAsked("remove")}>{t("security.remove")}</ActionButton>
        </>
      ) : <ActionButton type="primary" onClick={() => setAsked("enrol")}>{t("security.enrol")}</ActionButton>)}
    >
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data && (
        <Facts
          rows={[
            [t("people.state"), <StatusTag key="state" tone={on ? "good" : data.required ? "bad" : "idle"}>{t(on ? "security.on" : "security.off")}</StatusTag>],
            [t("security.since"), on && <When at={on} />],
            [t("security.codesLeft"), on && String(data.recoveryLeft)],
            [t("security.asked"), t(data.required ? "security.required" : "security.notRequired")],
          ]}
        />
      )}
      {asked === "enrol" && <Dialog title={t("security.enrol")} onClose={close} stays><Enrolment onDone={close} /></Dialog>}
      {asked === "codes" && <NewCodes onClose={close} />}
      {asked === "remove" && <Remove onClose={close} />}
    </Section>
  );
}

/** Password and code, as everything is asked for that makes signing in weaker. */
function useBoth() {
  const t = useT();
  const [given, setGiven] = useState({ password: "", code: "" });
  const fields = (
    <div className={sheet.fields}>
      <TextField label={t("people.currentPassword")} required autoFocus type="password" max={128} value={given.password} onChange={(password) => setGiven((now) => ({ ...now, password }))} />
      <TextField label={t("security.code")} required max={60} value={given.code} onChange={(code) => setGiven((now) => ({ ...now, code }))} />
    </div>
  );
  const missing = !given.password ? t("people.currentPassword") : given.code.length < 6 ? t("security.code") : undefined;
  return { given, fields, disabledReason: missing && t("ui.fillIn", { field: missing }) };
}

function NewCodes({ onClose }: { onClose(): void }) {
  const t = useT();
  const { given, fields, disabledReason } = useBoth();
  const { run, pending, error } = useSignInCall(renewRecoveryCodes);
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <Dialog title={t("security.newCodes")} onClose={onClose} stays><RecoveryCodes codes={codes} onDone={onClose} /></Dialog>;
  return <FormDialog title={t("security.newCodes")} submit={t("security.newCodes")} {...{ pending, error, onClose, disabledReason }} onSubmit={() => void run(given).then((answer) => answer && setCodes(answer.recoveryCodes))}>{fields}</FormDialog>;
}

function Remove({ onClose }: { onClose(): void }) {
  const t = useT();
  const { given, fields, disabledReason } = useBoth();
  const { run, pending, error } = useSignInCall(removeSecondFactor);
  const remove = () =>
    void run(given).then((answer) => {
      if (!answer) return;
      toast({ text: t("security.removed") });
      onClose();
    });
  return <FormDialog title={t("security.remove")} submit={t("security.remove")} danger {...{ pending, error, onClose, disabledReason }} onSubmit={remove}>{fields}</FormDialog>;
}
