import { useLanguage, useT } from "../../i18n/words.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { Source } from "./Intake.tsx";
import { escalationText, lengthText, ownerText, type Pack } from "./pack-words.ts";

const limits = ["takenWithin", "foundWithin", "proposalWithin", "settledWithin"] as const;

/** How fast cases are worked on: from when to when each limit runs, whose it is, and whom it is told. */
export function AfterSales({ pack }: { pack: Pack }) {
  const t = useT();
  const language = useLanguage();
  const rows = limits.flatMap((key) => {
    const limit = pack.afterSales?.[key];
    return limit ? [{ key, limit }] : [];
  });
  return (
    <div id="afterSales">
      <Section flush title={t("policies.afterSales")} beside={pack.afterSales && <Source ids={pack.afterSales.source} />}>
        <Table
          label={t("policies.afterSales")} rows={rows} rowKey={({ key }) => key} empty={t("policies.noAfterSales")}
          columns={[
            { key: "id", title: t("policies.dutyId"), render: ({ limit }) => <span className="figure">{limit.id}</span> },
            { key: "name", title: t("policies.dutyName"), render: ({ limit }) => <>{limit.name[language] ?? ""} <Source ids={limit.source} /></> },
            { key: "runs", title: t("policies.limitRuns"), render: ({ key }) => t(`policies.limit_${key}`) },
            { key: "length", title: t("policies.length"), render: ({ limit }) => lengthText(limit, t) },
            { key: "owner", title: t("policies.dutyOwner"), render: ({ limit }) => ownerText(limit, pack, t) },
            { key: "warn", title: t("policies.warnAt"), align: "end", render: ({ limit }) => `${Math.round(limit.warnAt * 100)} %` },
            { key: "escalate", title: t("policies.escalate"), render: ({ limit }) => escalationText(limit, t) || "—" },
          ]}
        />
      </Section>
    </div>
  );
}
