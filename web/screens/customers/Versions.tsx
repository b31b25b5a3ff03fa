import { useState } from "react";
import { listCustomerVersions } from "../../../contract/customers.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import { usePeople } from "../people/names.ts";
import type { CustomerFile } from "./customer-words.ts";
import { changedFields } from "./versions.ts";

/** Every version of the file: who changed what and when. */
export function Versions({ file }: { file: CustomerFile }) {
  const t = useT();
  const [shown, setShown] = useState(false);
  const { data = [], error, refetch } = useQueryOf(listCustomerVersions, { id: file.id }, { watches: [`customer:${file.id}`], enabled: shown });
  const { nameOf } = usePeople();
  return (
    <Section flush title={t("customers.versions")} beside={<span className="soft">{t("customers.revision", { revision: file.revision })}</span>}>
      <details onToggle={(event) => setShown(event.currentTarget.open)} style={{ padding: "8px 12px" }}>
        <summary>{t("customers.showVersions")}</summary>
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {shown && (
          <Table
            label={t("customers.versions")}
            rows={data}
            rowKey={({ revision }) => String(revision)}
            empty={t("ui.loading")}
            columns={[
              { key: "revision", title: t("customers.version"), render: ({ revision }) => revision },
              { key: "at", title: t("customers.changedAt"), render: ({ changedAt }) => <When at={changedAt} /> },
              { key: "by", title: t("customers.changedBy"), render: ({ changedBy }) => nameOf(changedBy) || "—" },
              { key: "what", title: t("customers.changes"), render: ({ revision }) => <Changes versions={data} revision={revision} /> },
            ]}
          />
        )}
      </details>
    </Section>
  );
}

function Changes({ versions, revision }: { versions: readonly { revision: number; archive: Record<string, unknown> }[]; revision: number }) {
  const t = useT();
  const { nameOf } = usePeople();
  const at = versions.findIndex((each) => each.revision === revision);
  const before = versions[at + 1]?.archive;
  const changes = before ? changedFields(before, versions[at]?.archive ?? {}) : undefined;
  if (!changes) return t("customers.firstVersion");
  if (changes.length === 0) return "—";
  const shown = (field: string, value: string) => (field === "state" ? t(`customers.state_${value}`) : nameOf(value) || value || "—");
  return <ul style={{ paddingInlineStart: 16 }}>{changes.map(({ field, from, to }) => <li key={field}>{t(`customers.field_${field}`)}{t("ui.colon")}{shown(field, from)} → {shown(field, to)}</li>)}</ul>;
}
