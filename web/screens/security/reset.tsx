import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { resetPassword } from "../../../contract/security.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { SignInLayout } from "../../parts/SignInLayout.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import style from "../people/sign-in.module.css";
import { useSignInCall } from "./calls.ts";
import { SecretField } from "./SecretField.tsx";

/** Sets a forgotten password by the mailed link; the secret stands behind the #, which browsers send to no server, and leaves the address at once. */
export function Reset() {
  const t = useT();
  const [secret] = useState(() => {
    const behind = location.hash.slice(1);
    history.replaceState(history.state, "", location.pathname);
    return behind;
  });
  const [password, setPassword] = useState("");
  const [done, setDone] = useState(false);
  const { run, pending, error } = useSignInCall(resetPassword);
  const set = (event: FormEvent) => {
    event.preventDefault();
    void run({ secret, password }).then((answer) => answer && setDone(true));
  };
  return (
    <SignInLayout title={t("security.resetTitle")}>
      {error !== undefined && <Problem error={error} focus />}
      {done && <p role="status" className={style.form}>{t("security.resetDone")}</p>}
      {!done && (/^[\w-]{43,64}$/.test(secret) ? (
        <form className={style.form} onSubmit={set}>
          <SecretField label={t("people.newPassword")} autoComplete="new-password" autoFocus hint={t("security.passwordHint")} value={password} onChange={setPassword} />
          <Button type="primary" htmlType="submit" size="large" block loading={pending}>{t("security.resetSet")}</Button>
        </form>
      ) : <Empty title={t("security.resetMissing")} />)}
      <p><Goto className={style.way} href={done ? "/sign-in" : "/forgot"}>{t(done ? "security.toSignIn" : "security.forgotAgain")}</Goto></p>
    </SignInLayout>
  );
}
