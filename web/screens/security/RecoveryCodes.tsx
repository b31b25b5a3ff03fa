import { Button } from "antd";
import { useT } from "../../i18n/words.ts";
import { toast } from "../../ui/toasts.ts";
import style from "../people/sign-in.module.css";

/** Recovery codes, shown this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const t = useT();
  return (
    <div className={style.form}>
      <p>{t("security.keepCodes")}</p>
      <ul className={style.codes}>{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
      <Button size="large" block onClick={() => void navigator.clipboard.writeText(codes.join("\n")).then(() => toast({ text: t("ui.copied") }))}>{t("security.copyCodes")}</Button>
      <Button type="primary" size="large" block onClick={onDone}>{t("security.codesKept")}</Button>
    </div>
  );
}
