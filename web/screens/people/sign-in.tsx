import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useEffect, useState } from "react";
import { demoPeople, demoSignIn, readSession, type Session, signIn, signInBase, signOut } from "../../../contract/people.ts";
import { call } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { SignInLayout } from "../../parts/SignInLayout.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SecondStep } from "../security/SecondStep.tsx";
import { nextAddress } from "../security/next-address.ts";
import { SecretField } from "../security/SecretField.tsx";
import { SsoWays } from "../security/SsoWays.tsx";
import style from "./sign-in.module.css";

/** Whether nothing stands between a session and the pages any more. */
const isOpen = ({ waitsFor, companyId }: Session): boolean => waitsFor === null && companyId !== null;
const enterPages = () => location.assign(nextAddress());

/** Sign-in by e-mail and password or through a company's identity provider, then by what the session still waits for; where the server runs a demonstration, as one of its people with one click. */
export function SignIn() {
  const t = useT();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [password, setPassword] = useState("");
  const [session, setSession] = useState<Session>();
  // Who reloads the page between the steps goes on where he was.
  useEffect(() => {
    call(readSession, {}, { base: signInBase }).then((found) => !isOpen(found) && setSession(found), () => undefined);
  }, []);
  const goOn = (next: Session) => (isOpen(next) ? enterPages() : setSession(next));
  const enter = async (open: () => Promise<Session>) => {
    setBusy(true);
    setError(undefined);
    await open().then(goOn, setError);
    setBusy(false);
  };
  const back = () => void call(signOut, {}, { base: signInBase }).finally(() => setSession(undefined));
  return (
    <SignInLayout title={t(session ? "security.secondStep" : "shell.signIn")}>
      {error !== undefined && <Problem error={error} focus />}
      {session ? (
        <>
          <SecondStep session={session} password={password} onSession={goOn} onDone={() => void call(readSession, {}, { base: signInBase }).then(goOn, enterPages)} />
          <Button type="link" style={{ paddingInline: 0 }} onClick={back}>{t("security.otherAccount")}</Button>
        </>
      ) : (
        <>
          <Password busy={busy} password={password} onPassword={setPassword} onEnter={(email) => void enter(() => call(signIn, { email, password }, { base: signInBase }))} />
          <SsoWays />
          <DemoPeople onEnter={(personId) => void enter(() => call(demoSignIn, { personId }, { base: signInBase }))} />
        </>
      )}
    </SignInLayout>
  );
}

interface PasswordProps {
  busy: boolean;
  password: string;
  onPassword(password: string): void;
  onEnter(email: string): void;
}

function Password({ busy, password, onPassword, onEnter }: PasswordProps) {
  const t = useT();
  const [email, setEmail] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onEnter(email);
  };
  return (
    <form className={style.form} onSubmit={submit}>
      <SecretField label={t("people.email")} autoComplete="username" value={email} onChange={setEmail} />
      <SecretField label={t("people.password")} autoComplete="current-password" value={password} onChange={onPassword} />
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>{t("shell.signIn")}</Button>
      <Goto href="/forgot" className={style.way}>{t("security.forgot")}</Goto>
    </form>
  );
}

function DemoPeople({ onEnter }: { onEnter(personId: string): void }) {
  const t = useT();
  const { data = [] } = useQuery({ queryKey: ["demoPeople"], queryFn: () => call(demoPeople, {}, { base: signInBase }) });
  if (data.length === 0) return null;
  return (
    <section className={style.demo} aria-labelledby="demo-people">
      <h2 id="demo-people">{t("people.demo", { company: data[0]?.companyName ?? "" })}</h2>
      <div className={style.people}>
        {data.map(({ id, name, jobTitle }) => (
          <button key={id} type="button" onClick={() => onEnter(id)}>
            <strong>{jobTitle || name}</strong>
            {jobTitle && <span>{name}</span>}
          </button>
        ))}
      </div>
    </section>
  );
}
