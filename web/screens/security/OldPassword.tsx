import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { changePassword, readSession, type Session, signInBase } from "../../../contract/people.ts";
import { call } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { Problem } from "../../ui/Problem.tsx";
import style from "../people/sign-in.module.css";
import { useSignInCall } from "./calls.ts";
import { SecretField } from "./SecretField.tsx";

/** A password that is too old for the company: another one is chosen before anything opens. `password` was typed a moment ago, where it was. */
export function OldPassword({ password, onSession }: { password: string; onSession(session: Session): void }) {
  const t = useT();
  const [current, setCurrent] = useState(password);
  const [next, setNext] = useState("");
  const { run, pending, error } = useSignInCall(changePassword);
  const change = (event: FormEvent) => {
    event.preventDefault();
    void run({ current, next }).then((answer) => answer && call(readSession, {}, { base: signInBase }).then(onSession, () => location.reload()));
  };
  return (
    <form className={style.form} onSubmit={change}>
      {error !== undefined && <Problem error={error} focus />}
      <p>{t("security.passwordOld")}</p>
      <SecretField label={t("people.currentPassword")} autoComplete="current-password" autoFocus={!password} value={current} onChange={setCurrent} />
      <SecretField label={t("people.newPassword")} autoComplete="new-password" autoFocus={Boolean(password)} hint={t("security.passwordHint")} value={next} onChange={setNext} />
      <Button type="primary" htmlType="submit" size="large" block loading={pending}>{t("security.resetSet")}</Button>
    </form>
  );
}
