import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { finishSso } from "../../../contract/sso.ts";
import { useT } from "../../i18n/words.ts";
import { SignInLayout } from "../../parts/SignInLayout.tsx";
import { Problem } from "../../ui/Problem.tsx";
import style from "../people/sign-in.module.css";
import { useSignInCall } from "./calls.ts";
import { keptNext } from "./next-address.ts";

/** Where an identity provider leads back to: what it sent leaves the address at once and is shown to the server, once; then the sign-in goes on where it was wanted. */
export function SsoReturn() {
  const t = useT();
  const [sent] = useState(() => {
    const { search } = location;
    history.replaceState(history.state, "", location.pathname);
    return search;
  });
  const toSignIn = `/sign-in?next=${encodeURIComponent(keptNext())}`;
  const { run, error } = useSignInCall(finishSso);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    // What the session still waits for, the sign-in page asks.
    void run({ sent }).then((session) => session && location.replace(session.waitsFor === null && session.companyId !== null ? keptNext() : toSignIn));
  });
  return (
    <SignInLayout title={t("security.secondStep")}>
      {error === undefined ? <p role="status" className={style.form}>{t("security.ssoUnderWay")}</p> : (
        <div className={style.form}>
          <Problem error={error} focus />
          <Button type="primary" size="large" block href={toSignIn}>{t("security.toSignIn")}</Button>
        </div>
      )}
    </SignInLayout>
  );
}
