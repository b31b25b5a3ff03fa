import { Button, Input } from "antd";
import { type FormEvent, useId, useState } from "react";
import { acceptInvitation, signIn, signInBase } from "../../../contract/people.ts";
import { call } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { SignInLayout } from "../../parts/SignInLayout.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import style from "./sign-in.module.css";

/** Takes up an invitation: chooses the password (or shows the present one) and signs in with it. */
export function Join() {
  const t = useT();
  const id = useId();
  const [invitation] = useState(() => location.hash.slice(1));
  const [password, setPassword] = useState("");
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const join = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { email } = await call(acceptInvitation, { invitation, password }, { base: signInBase });
      const session = await call(signIn, { email, password }, { base: signInBase });
      location.assign(session.waitsFor === null && session.companyId ? "/" : "/sign-in");
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <SignInLayout title={t("people.joinTitle")}>
      {error !== undefined && <Problem error={error} focus />}
      {/^[\w-]{43,64}$/.test(invitation) ? (
        <form className={style.form} onSubmit={(event) => void join(event)}>
          <p className="soft">{t("people.joinHint")}</p>
          <label htmlFor={id}>{t("people.password")}</label>
          <Input.Password id={id} autoComplete="new-password" required maxLength={128} size="large" value={password} onChange={(event) => setPassword(event.target.value)} />
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>{t("people.join")}</Button>
        </form>
      ) : (
        <Empty title={t("people.joinMissing")} />
      )}
    </SignInLayout>
  );
}
