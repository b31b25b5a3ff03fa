import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input } from "antd";
import { type FormEvent, useId, useState } from "react";
import { foundCompany, readInstallation } from "../../../contract/founding.ts";
import { signInBase } from "../../../contract/people.ts";
import { call } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { SignInLayout } from "../../parts/SignInLayout.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import style from "../people/sign-in.module.css";

const fields = ["company", "shortName", "admin", "email", "warehouse"] as const;
const longest = { company: 120, shortName: 20, admin: 40, email: 200, warehouse: 60 } as const;

/** The first company of an installation, by the secret that was printed where it was started; the administrator goes on to choose a password. */
export function Found() {
  const t = useT();
  const id = useId();
  const [token] = useState(() => location.hash.slice(1));
  const { data } = useQuery({ queryKey: ["installation"], queryFn: () => call(readInstallation, {}, { base: signInBase }) });
  const [form, setForm] = useState({ company: "", shortName: "", admin: "", email: "", warehouse: t("setup.firstWarehouse") });
  const [removeDemo, setRemoveDemo] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const found = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { invitation } = await call(foundCompany, { token, ...form, removeDemo }, { base: signInBase });
      location.assign(`/join#${invitation}`);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <SignInLayout title={t("setup.found")}>
      {error !== undefined && <Problem error={error} focus />}
      {data?.holds === "real" && <Empty title={t("setup.closed")} />}
      {data && data.holds !== "real" && !/^[\w-]{20,}$/.test(token) && <Empty title={t("setup.tokenMissing")} />}
      {data && data.holds !== "real" && /^[\w-]{20,}$/.test(token) && (
        <form className={style.form} onSubmit={(event) => void found(event)}>
          {fields.map((field) => (
            <div key={field}>
              <label htmlFor={id + field}>{t(`setup.found_${field}`)}</label>
              <Input id={id + field} required maxLength={longest[field]} type={field === "email" ? "email" : "text"} value={form[field]} onChange={({ target }) => setForm((all) => ({ ...all, [field]: target.value }))} />
            </div>
          ))}
          {data.holds === "demo" && <Checkbox checked={removeDemo} onChange={({ target }) => setRemoveDemo(target.checked)}>{t("setup.removeDemo")}</Checkbox>}
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>{t("setup.foundNow")}</Button>
        </form>
      )}
    </SignInLayout>
  );
}
