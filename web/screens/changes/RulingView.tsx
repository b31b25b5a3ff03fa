import { useLanguage, useT } from "../../i18n/words.ts";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { mannerTones, type Ruling } from "./change-words.ts";
import style from "./changes.module.css";

/** What the policy says of a change: how it comes about and why, who must agree, whose word is asked again. */
export function RulingView({ ruling: { how, rows, departments, askedAgain, asksCustomer } }: { ruling: Ruling }) {
  const t = useT();
  const language = useLanguage();
  const why = rows.filter((row) => row.how === how).map(({ field, progress }) => t("changes.because", { field: t(`changes.field_${field}`), progress: t(`changes.progress_${progress}`) }));
  const names = (all: Ruling["departments"]) => all.map(({ name }) => name[language]).join(t("people.listComma"));
  return (
    <div className={style.list}>
      <div><StatusTag tone={mannerTones[how]}>{t(`changes.how_${how}`)}</StatusTag></div>
      {rows.length > 0 && <p className="soft">{[...new Set(why)].join(t("changes.semicolon"))}</p>}
      {departments.length > 0 && <p>{t("changes.departments")} <strong>{names(departments)}</strong></p>}
      {askedAgain.length > 0 && <p>{t("changes.askedAgain")} <strong>{names(askedAgain)}</strong></p>}
      {asksCustomer && <p>{t("changes.asksCustomer")}</p>}
    </div>
  );
}
