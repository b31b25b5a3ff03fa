import { Button } from "antd";
import { useState } from "react";
import { dutiesOfSubject } from "../../../contract/duties.ts";
import type { Subject } from "../../../contract/toolkit.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { roleName, usePeople } from "../people/names.ts";
import { Due } from "./Due.tsx";
import { DutyDrawer } from "./DutyHistory.tsx";
import { DutyHandOver } from "./HandOver.tsx";
import type { DutyRow } from "./duty-words.ts";

/** All time limits of a document, running ones first, each with what became of it. */
export function SubjectDuties({ subject }: { subject: Subject }) {
  const t = useT();
  const language = useLanguage();
  const { nameOf } = usePeople();
  const [shown, show] = useState<DutyRow>();
  const { data, error, refetch } = useQueryOf(dutiesOfSubject, subject, { watches: [`${subject.kind}:${subject.id}`, "duty"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <Section flush title={t("duties.ofSubject")} beside={<span className="soft">{data.length}</span>}>
      <Table
        label={t("duties.ofSubject")} rows={data} rowKey={({ id }) => id} empty={t("duties.noneOfSubject")}
        columns={[
          { key: "what", title: t("duties.what"), render: ({ definition, day }) => <><strong>{definition.name[language]}</strong> {day && <span className="soft figure">{day}</span>}</> },
          { key: "due", title: t("duties.due"), render: (duty) => <Due duty={duty} /> },
          { key: "owner", title: t("duties.owner"), render: ({ ownerId, ownerRole }) => nameOf(ownerId) || (ownerRole ? roleName(ownerRole, t) : "—") },
          { key: "history", title: t("duties.escalated"), render: ({ escalations }) => escalations.flatMap(({ to, firedAt }) => (firedAt ? [roleName(to, t)] : [])).join(t("people.listComma")) || "—" },
          { key: "act", title: t("ui.actions"), render: (duty) => <><DutyHandOver duty={duty} /> <Button size="small" aria-label={t("duties.historyOf", { name: duty.definition.name[language] })} onClick={() => show(duty)}>{t("duties.history")}</Button></> },
        ]}
      />
      {shown && <DutyDrawer duty={shown} onClose={() => show(undefined)} />}
    </Section>
  );
}
