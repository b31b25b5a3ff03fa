import { Button, QRCode } from "antd";
import { type FormEvent, useState } from "react";
import { beginSecondFactor, confirmSecondFactor } from "../../../contract/security.ts";
import type { Answer } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { Problem } from "../../ui/Problem.tsx";
import style from "../people/sign-in.module.css";
import { useSignInCall } from "./calls.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { SecretField } from "./SecretField.tsx";

interface Props {
  /** The password that was typed a moment ago, where one was. */
  password?: string;
  onDone(): void;
}

/** Sets up a second factor: the password, a QR code for the app, its first code, and the recovery codes to keep. */
export function Enrolment({ password = "", onDone }: Props) {
  const t = useT();
  const [given, setGiven] = useState(password);
  const [code, setCode] = useState("");
  const [begun, setBegun] = useState<Answer<typeof beginSecondFactor>>();
  const [codes, setCodes] = useState<readonly string[]>();
  const begin = useSignInCall(beginSecondFactor);
  const confirm = useSignInCall(confirmSecondFactor);
  const start = (event: FormEvent) => {
    event.preventDefault();
    void begin.run(given ? { password: given } : {}).then((answer) => answer && setBegun(answer));
  };
  const finish = (event: FormEvent) => {
    event.preventDefault();
    void confirm.run({ code }).then((answer) => answer && setCodes(answer.recoveryCodes));
  };
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (!begun) {
    return (
      <form className={style.form} onSubmit={start}>
        {begin.error !== undefined && <Problem error={begin.error} focus />}
        <p>{t("security.enrolHint")}</p>
        <SecretField label={t("people.password")} autoComplete="current-password" autoFocus optional hint={t("security.enrolPassword")} value={given} onChange={setGiven} />
        <Button type="primary" htmlType="submit" size="large" block loading={begin.pending}>{t("security.enrolBegin")}</Button>
      </form>
    );
  }
  return (
    <form className={style.form} onSubmit={finish}>
      {confirm.error !== undefined && <Problem error={confirm.error} focus />}
      <p>{t("security.scan")}</p>
      <div className={style.code}><QRCode type="svg" value={begun.address} size={180} bordered={false} color="#000000" bgColor="#ffffff" aria-label={t("security.qr")} /></div>
      <p className="soft">{t("security.typeSecret")} <code className={style.secret}>{begun.secret.replace(/.{4}(?=.)/g, "$& ")}</code></p>
      <SecretField label={t("security.code")} autoComplete="one-time-code" autoFocus value={code} onChange={setCode} />
      <Button type="primary" htmlType="submit" size="large" block loading={confirm.pending}>{t("security.enrolConfirm")}</Button>
    </form>
  );
}
