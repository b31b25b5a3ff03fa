import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { chooseCompany, type Session } from "../../../contract/people.ts";
import { signInWithCode } from "../../../contract/security.ts";
import { useT } from "../../i18n/words.ts";
import { Problem } from "../../ui/Problem.tsx";
import style from "../people/sign-in.module.css";
import { useSignInCall } from "./calls.ts";
import { Enrolment } from "./Enrolment.tsx";
import { OldPassword } from "./OldPassword.tsx";
import { SecretField } from "./SecretField.tsx";

interface Props {
  session: Session;
  password: string;
  onSession(session: Session): void;
  onDone(): void;
}

/** What a session still waits for after the password: the app's code, one of several companies, a second factor to set up, or another password. */
export function SecondStep({ session, password, onSession, onDone }: Props) {
  if (session.waitsFor === "code") return <Code onSession={onSession} />;
  if (session.companyId === null) return <Companies session={session} onSession={onSession} />;
  if (session.waitsFor === "password") return <OldPassword password={password} onSession={onSession} />;
  return <Due password={password} onDone={onDone} />;
}

function Code({ onSession }: Pick<Props, "onSession">) {
  const t = useT();
  const [code, setCode] = useState("");
  const { run, pending, error } = useSignInCall(signInWithCode);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void run({ code }).then((session) => session && onSession(session));
  };
  return (
    <form className={style.form} onSubmit={send}>
      {error !== undefined && <Problem error={error} focus />}
      <SecretField label={t("security.code")} autoComplete="one-time-code" autoFocus hint={t("security.codeHint")} value={code} onChange={setCode} />
      <Button type="primary" htmlType="submit" size="large" block loading={pending}>{t("security.goOn")}</Button>
    </form>
  );
}

function Companies({ session, onSession }: Pick<Props, "session" | "onSession">) {
  const t = useT();
  const { run, pending, error } = useSignInCall(chooseCompany);
  return (
    <div className={style.form}>
      {error !== undefined && <Problem error={error} focus />}
      <p>{t("security.whichCompany")}</p>
      {session.companies.map(({ id, name }) => (
        <Button key={id} size="large" block disabled={pending} onClick={() => void run({ companyId: id }).then((next) => next && onSession(next))}>{name}</Button>
      ))}
    </div>
  );
}

function Due({ password, onDone }: Pick<Props, "password" | "onDone">) {
  const t = useT();
  return (
    <>
      <p>{t("security.due")}</p>
      <Enrolment password={password} onDone={onDone} />
    </>
  );
}
