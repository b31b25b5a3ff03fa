import { Button } from "antd";
import { auditKinds, listAudit } from "../../../contract/security.ts";
import type { Answer } from "../../api/client.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { Problem } from "../../ui/Problem.tsx";
import { DayField, SelectField } from "../../ui/sheet/controls.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import { usePeople } from "../people/names.ts";
import { factsTold } from "./audit-words.ts";
import { deviceName } from "./device.ts";

type Row = Answer<typeof listAudit>["rows"][number];

function useColumns(): readonly WrittenColumn<Row>[] {
  const t = useT();
  return [
    { key: "at", title: t("people.at"), width: 150, render: ({ at }) => <When at={at} />, text: ({ at }) => at },
    { key: "what", title: t("people.what"), width: 150, render: ({ what }) => t(`security.what_${what}`) },
    { key: "actor", title: t("security.who"), width: 120, render: ({ actorName, personName }) => actorName ?? personName },
    { key: "about", title: t("security.about"), width: 120, render: ({ actorName, personName }) => (actorName ? personName : "") },
    { key: "facts", title: t("security.facts"), width: 260, render: ({ facts }) => factsTold(facts, t) },
    { key: "address", title: t("people.address"), width: 120, render: ({ address }) => address },
    { key: "device", title: t("people.device"), width: 160, render: ({ userAgent }) => deviceName(userAgent), text: ({ userAgent }) => userAgent },
  ];
}

/** Sign-ins, denied access, changes of power and what left the house, for who watches over it. */
export function AuditList() {
  const t = useT();
  const { filter, choose } = useFilter();
  const { choices } = usePeople();
  const columns = useColumns();
  const asked = { personId: filter["person"], kind: auditKinds.find((each) => each === filter["kind"]), from: filter["from"], to: filter["to"] };
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listAudit, asked, { watches: ["person"] });
  return (
    <>
      <PageTitle title={t("security.audit")}><ExportButton name={t("security.audit")} columns={columns} read={() => allRows(listAudit, asked)} /></PageTitle>
      <Section flush title={t("security.record")}>
        <div className={sheet.fields} style={{ padding: 12 }}>
          {choices.length > 0 && <SelectField label={t("security.person")} clearable value={filter["person"]} onChange={(person) => choose({ person })} choices={choices} />}
          <SelectField label={t("people.what")} clearable value={asked.kind} onChange={(kind) => choose({ kind })} choices={auditKinds.map((value) => ({ value, label: t(`security.what_${value}`) }))} />
          <DayField label={t("people.from")} value={filter["from"] ?? ""} onChange={(from) => choose({ from })} />
          <DayField label={t("people.to")} value={filter["to"] ?? ""} onChange={(to) => choose({ to })} />
        </div>
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        <Table label={t("security.record")} rows={rows} rowKey={({ id }) => id} empty={loading ? t("ui.loading") : t("security.noRecord")} columns={columns.map(({ key, title, render }) => ({ key, title, render }))} />
        {!complete && <div style={{ padding: 8 }}><Button block loading={loading} onClick={onEnd}>{t("ui.loadMore")}</Button></div>}
      </Section>
    </>
  );
}
