import { useT } from "../../i18n/words.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { type Pack, wordOf, wordsOf } from "./pack-words.ts";

/** Which papers are made when, how numbers are written, and who talks with the customer about what. */
export function Papers({ pack: { papers, numbering, contactOwners } }: { pack: Pack }) {
  const t = useT();
  const signer = (who: string) => (who === "customer" ? t("policies.customer") : t(`people.role_${who}`));
  return (
    <div id="papers" className={sheet.columns}>
      <Section flush title={t("policies.papers")}>
        <Table
          label={t("policies.papers")}
          rows={papers}
          rowKey={({ paper }) => paper}
          empty="—"
          columns={[
            { key: "paper", title: t("policies.paper"), render: ({ paper }) => t(`policies.paper_${paper}`) },
            { key: "on", title: t("policies.madeOn"), render: ({ on }) => (on.length ? wordsOf("event", on, t) : t("policies.madeWhenAsked")) },
            { key: "signed", title: t("policies.signedBy"), render: ({ signedBy }) => signedBy.map(signer).join(t("people.listComma")) || "—" },
          ]}
        />
      </Section>
      <div className={sheet.stack}>
        <Section flush title={t("policies.numbering")}>
          <Table
            label={t("policies.numbering")}
            rows={numbering}
            rowKey={({ of }) => of}
            empty="—"
            columns={[
              { key: "of", title: t("policies.document"), render: ({ of }) => wordOf("numbered", of, t) },
              { key: "format", title: t("policies.format"), render: ({ format }) => <code>{format}</code> },
            ]}
          />
        </Section>
        <Section flush title={t("policies.contactOwners")}>
          <Table
            label={t("policies.contactOwners")}
            rows={contactOwners}
            rowKey={({ on }) => on}
            empty="—"
            columns={[
              { key: "on", title: t("policies.event"), render: ({ on }) => wordOf("event", on, t) },
              { key: "role", title: t("catalog.role"), render: ({ role }) => t(`people.role_${role}`) },
            ]}
          />
        </Section>
      </div>
    </div>
  );
}
