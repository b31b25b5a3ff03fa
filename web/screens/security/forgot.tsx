import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { askPasswordReset } from "../../../contract/security.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { SignInLayout } from "../../parts/SignInLayout.tsx";
import { Problem } from "../../ui/Problem.tsx";
import style from "../people/sign-in.module.css";
import { useSignInCall } from "./calls.ts";
import { SecretField } from "./SecretField.tsx";

/** Asks for a link by mail; says the same whether or not there is such an account. */
export function Forgot() {
  const t = useT();
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState(false);
  const { run, pending, error } = useSignInCall(askPasswordReset);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    void run({ email }).then((answer) => answer && setSent(true));
  };
  return (
    <SignInLayout title={t("security.forgotTitle")}>
      {error !== undefined && <Problem error={error} focus />}
      {sent ? (
        <p role="status" className={style.form}>{t("security.forgotSent", { email })}</p>
      ) : (
        <form className={style.form} onSubmit={ask}>
          <p className="soft">{t("security.forgotHint")}</p>
          <SecretField label={t("people.email")} autoComplete="username" autoFocus value={email} onChange={setEmail} />
          <Button type="primary" htmlType="submit" size="large" block loading={pending}>{t("security.forgotSend")}</Button>
        </form>
      )}
      <p><Goto href="/sign-in" className={style.way}>{t("security.toSignIn")}</Goto></p>
    </SignInLayout>
  );
}
