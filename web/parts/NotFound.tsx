import { useT } from "../i18n/words.ts";
import { Empty } from "../ui/Empty.tsx";
import { Goto } from "./Goto.tsx";
import { PageTitle } from "./PageTitle.tsx";

export function NotFound() {
  const t = useT();
  return (
    <>
      <PageTitle title={t("shell.missing")} />
      <Empty title={t("shell.missing")} hint={t("shell.missingHint")}>
        <Goto href="/">{t("shell.back")}</Goto>
      </Empty>
    </>
  );
}
