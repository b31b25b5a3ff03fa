import { myDuties } from "../../../contract/duties.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { dayIn } from "../../ui/format.ts";
import { Problem } from "../../ui/Problem.tsx";
import { useNow, useSetting } from "../../ui/setting.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { hrefOfSubject } from "../duties/subject-href.ts";
import style from "./home.module.css";

/** What I must do by a time, the most overdue first. */
export function MyDuties() {
  const t = useT();
  const language = useLanguage();
  const now = useNow();
  const { rows, error, refetch, loading } = useRowsOf(myDuties, { limit: 8 }, { watches: ["duty", "order"] });
  const { timeZone } = useSetting();
  const [next] = rows;
  // The list goes on beyond today: what is due first is then the next, and not today's.
  const later = next && next.dueAt !== null && dayIn(new Date(next.dueAt), timeZone) > dayIn(now, timeZone) ? next : undefined;
  const over = (dueAt: string | null) => dueAt !== null && new Date(dueAt) < now;
  return (
    <Section title={t("home.duties")} actions={<Goto href="/duties">{t("home.all")}</Goto>} flush>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : rows.length === 0 && !loading ? <Empty title={t("home.noDuties")} /> : (
        <>
          {later && <p className={style.free}><strong>{t("home.noDuties")}</strong> {t("home.nextDue", { name: later.definition.name[language], title: later.title })} {later.dueAt && <When at={later.dueAt} />}</p>}
          <ul className={style.rows}>
            {rows.slice(0, 8).map(({ id, subject, title, definition, dueAt }) => (
              <li key={id}>
                <Goto href={hrefOfSubject(subject) ?? "/duties"}>
                  <span><strong>{definition.name[language]}</strong> {title}</span>
                  {dueAt && <span>{over(dueAt) && <StatusTag tone="bad">{t("home.overdue")}</StatusTag>} <When at={dueAt} /></span>}
                </Goto>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
