import { setMyLanguage } from "../../../contract/people.ts";
import { languages } from "../../../contract/toolkit.ts";
import { useCommand } from "../../api/hooks.ts";
import { languageNames, speak, useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useSession } from "../../parts/session.ts";
import { Problem } from "../../ui/Problem.tsx";
import { SelectField } from "../../ui/sheet/controls.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { roleName } from "./names.ts";
import style from "./sign-in.module.css";
import { StandIns } from "./StandIns.tsx";

/** One's own account: roles, language and stand-ins; what concerns signing in has a page of its own. */
export function MeRead() {
  const t = useT();
  const { data: me } = useSession();
  if (!me) return <PageSkeleton />;
  return (
    <>
      <PageTitle title={t("people.me")} beside={<span className="soft">{me.name}</span>}>
        <Goto href="/me/security" className={style.way}>{t("security.mine")}</Goto>
      </PageTitle>
      <div className={sheet.columns}>
        <Section title={t("people.about")}>
          <Facts
            rows={[
              [t("people.name"), me.name],
              [t("people.jobTitle"), me.jobTitle],
              [t("people.roles"), me.roles.map((role) => roleName(role, t)).join(t("people.listComma"))],
              [t("people.standIn"), me.standingInFor.map(({ name }) => name).join(t("people.listComma"))],
            ]}
          />
          <div style={{ maxWidth: 240, marginTop: 12 }}><LanguageChoice /></div>
        </Section>
        {me.permissions["people.see"] !== undefined && <StandIns />}
      </div>
    </>
  );
}

/** The language of the page at once, and of messages that the system sends. */
function LanguageChoice() {
  const t = useT();
  const { run, error } = useCommand(setMyLanguage);
  const choose = (chosen: string | undefined) => {
    const language = languages.find((each) => each === chosen);
    if (language) void run({ language }).then(() => speak(language), () => undefined);
  };
  return (
    <>
      <SelectField label={t("people.language")} value={useLanguage()} onChange={choose} choices={languages.map((value) => ({ value, label: languageNames[value] }))} />
      {error && <Problem error={error} />}
    </>
  );
}
