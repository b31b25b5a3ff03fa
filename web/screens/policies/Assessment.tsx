import { useLanguage, useT } from "../../i18n/words.ts";
import { useSetting } from "../../ui/setting.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { measureText, moneyIn } from "../assessment/assessment-words.ts";
import { roleNames } from "../reviews/Path.tsx";
import { Condition, Source } from "./Intake.tsx";
import type { Pack } from "./pack-words.ts";

/** What may be proposed about people's work: when, what, who confirms it, and how long they may appeal. */
export function Assessment({ pack: { assessment } }: { pack: Pack }) {
  const t = useT();
  const language = useLanguage();
  const money = moneyIn(useSetting().currency, language);
  const onText = ({ on }: Pack["assessment"][number]) =>
    on === "byHand" ? t("policies.assessmentByHand") : on.brokenDuty === "any" ? t("policies.assessmentAny") : t("policies.assessmentDuties", { duties: on.brokenDuty.join(t("people.listComma")) });
  return (
    <div id="assessment">
      <Section flush title={t("policies.assessment")} beside={<span className="soft">{t("assessment.adviceOnly")}</span>}>
        <Table
          label={t("policies.assessment")} rows={assessment} rowKey={({ key }) => key} empty={t("policies.noAssessment")}
          columns={[
            { key: "name", title: t("assessment.term"), render: ({ name, source }) => <>{name[language]} <Source ids={source} /></> },
            { key: "on", title: t("policies.assessmentOn"), render: (term) => <>{onText(term)}{term.when && <div><Condition when={term.when} /></div>}</> },
            { key: "kind", title: t("policies.assessedKind"), render: ({ kind, amountMinor, points }) => measureText({ kind, amount: amountMinor === undefined ? null : (amountMinor / 100).toFixed(2), points: points ?? null }, { t, money }) },
            { key: "by", title: t("policies.assessmentBy"), render: ({ confirmedBy }) => roleNames(confirmedBy, t) },
            { key: "appeal", title: t("policies.assessmentAppeal"), align: "end", render: ({ appealDays }) => t("policies.assessmentDays", { count: appealDays }) },
          ]}
        />
      </Section>
    </div>
  );
}
