import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { signInBase } from "../../../contract/people.ts";
import { listSignInWays, startSso } from "../../../contract/sso.ts";
import { call } from "../../api/client.ts";
import { Problem } from "../../ui/Problem.tsx";
import style from "../people/sign-in.module.css";
import { useSignInCall } from "./calls.ts";
import { keepNext } from "./next-address.ts";

/** A button for each company that is entered through its identity provider; nothing where there is none. */
export function SsoWays() {
  const { data = [] } = useQuery({ queryKey: ["listSignInWays"], queryFn: () => call(listSignInWays, {}, { base: signInBase }) });
  const { run, pending, error } = useSignInCall(startSso);
  const go = (companyId: string) =>
    void run({ companyId }).then((begun) => {
      if (!begun) return;
      keepNext();
      location.assign(begun.location);
    });
  if (data.length === 0) return null;
  return (
    <div className={style.form}>
      {error !== undefined && <Problem error={error} focus />}
      {data.map(({ companyId, label }) => <Button key={companyId} size="large" block loading={pending} onClick={() => go(companyId)}>{label}</Button>)}
    </div>
  );
}
