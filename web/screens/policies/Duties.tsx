import { useLanguage, useT } from "../../i18n/words.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { Condition, Source } from "./Intake.tsx";
import { escalationText, lengthText, ownerText, type Pack, wordOf, wordsOf } from "./pack-words.ts";

/** Who has to do what by when, and whom it is told when he does not. */
export function Duties({ pack }: { pack: Pack }) {
  const t = useT();
  const language = useLanguage();
  const { duties, reminders } = pack;
  return (
    <div id="duties">
      <Section flush title={t("policies.duties")} beside={<span className="soft">{t("policies.remindAgain", { minutes: reminders.againAfter })} <Source ids={reminders.source} /> · {t("policies.count", { count: duties.length })}</span>}>
        <Table
          label={t("policies.duties")}
          rows={duties}
          rowKey={({ id }) => id}
          empty={t("policies.noDuties")}
          columns={[
            { key: "id", title: t("policies.dutyId"), render: ({ id }) => <span className="figure">{id}</span> },
            { key: "name", title: t("policies.dutyName"), render: ({ name, source }) => <>{name[language] ?? ""} <Source ids={source} /></> },
            { key: "opens", title: t("policies.opens"), render: ({ opens, when }) => <>{wordOf("event", opens, t)}{when && <div><Condition when={when} /></div>}</> },
            { key: "closes", title: t("policies.closes"), render: ({ closes }) => wordsOf("event", closes, t) },
            { key: "length", title: t("policies.length"), render: (duty) => lengthText(duty, t) },
            { key: "owner", title: t("policies.dutyOwner"), render: (duty) => ownerText(duty, pack, t) },
            { key: "warn", title: t("policies.warnAt"), align: "end", render: ({ warnAt }) => `${Math.round(warnAt * 100)} %` },
            { key: "escalate", title: t("policies.escalate"), render: (duty) => escalationText(duty, t) || "—" },
          ]}
        />
      </Section>
    </div>
  );
}
