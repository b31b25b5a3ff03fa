import { useT } from "../../i18n/words.ts";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { CompanySecurity } from "./CompanySecurity.tsx";
import { Separation, useAdministers } from "./Separation.tsx";
import { SsoSettings } from "./SsoSettings.tsx";

/** What the company asks of everybody's sign-in, and by which ways it is entered. */
export function SecurityRead() {
  const t = useT();
  const administers = useAdministers();
  return (
    <>
      <PageTitle title={t("security.company")} />
      <CompanySecurity />
      <SsoSettings />
      {administers && <Separation />}
    </>
  );
}
