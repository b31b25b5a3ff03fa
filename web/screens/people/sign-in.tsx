import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type FormEvent, useId, useState } from "react";
import { demoPeople, demoSignIn, type Session, signIn, signInBase } from "../../../contract/people.ts";
import { call } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { SignInLayout } from "../../parts/SignInLayout.tsx";
import { Problem } from "../../ui/Problem.tsx";
import style from "./sign-in.module.css";

/** Sign-in by e-mail and password; where the server runs a demonstration, as one of its people with one click. */
export function SignIn() {
  const t = useT();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const enter = async (open: () => Promise<Session>) => {
    setBusy(true);
    setError(undefined);
    try {
      await open();
      location.assign(nextAddress());
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <SignInLayout title={t("shell.signIn")}>
      {error !== undefined && <Problem error={error} focus />}
      <Password busy={busy} onEnter={(body) => void enter(() => call(signIn, body, { base: signInBase }))} />
      <DemoPeople onEnter={(personId) => void enter(() => call(demoSignIn, { personId }, { base: signInBase }))} />
    </SignInLayout>
  );
}

function Password({ busy, onEnter }: { busy: boolean; onEnter(body: { email: string; password: string }): void }) {
  const t = useT();
  const id = useId();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onEnter({ email, password });
  };
  return (
    <form className={style.form} onSubmit={submit}>
      <label htmlFor={`${id}e`}>{t("people.email")}</label>
      <Input id={`${id}e`} type="email" autoComplete="username" required size="large" value={email} onChange={(event) => setEmail(event.target.value)} />
      <label htmlFor={`${id}p`}>{t("people.password")}</label>
      <Input.Password id={`${id}p`} autoComplete="current-password" required size="large" value={password} onChange={(event) => setPassword(event.target.value)} />
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>{t("shell.signIn")}</Button>
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
            <strong>{jobTitle}</strong>
            <span>{name}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

/** Only a path of our own: an address from outside must not send anybody elsewhere. */
function nextAddress(): string {
  const next = new URLSearchParams(location.search).get("next") ?? "/";
  return /^\/(?![/\\])/.test(next) ? next : "/";
}
