import type { Translate } from "../../i18n/translator.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { roleNames } from "../reviews/Path.tsx";
import { Source } from "./Intake.tsx";
import { type Pack, wordOf } from "./pack-words.ts";

/** What may be changed of a standing order while it is where, who agrees, and which of its reviews survive. */
export function Changes({ pack }: { pack: Pack }) {
  const t = useT();
  const language = useLanguage();
  const { departments, rows, agreement } = pack.changes;
  const several = (names: readonly (string | undefined)[]) => names.join(t("people.listComma"));
  const named = (all: readonly Pick<Pack["review"]["steps"][number], "key" | "name">[], keys: readonly string[]) => several(keys.map((key) => all.find((one) => one.key === key)?.name[language]));
  return (
    <>
      <div id="changes">
        <Section flush title={t("policies.changes")} beside={agreement && <span className="soft">{t("policies.agreementSignedBy", { roles: roleNames(agreement.signedBy, t) })} <Source ids={agreement.source} /></span>}>
          <Table
            label={t("policies.changes")} rows={rows} rowKey={({ fields, states }) => `${fields.join()} ${states.join()}`} empty={t("policies.noChanges")}
            columns={[
              { key: "what", title: t("policies.changedField"), render: ({ fields }) => several(fields.map((field) => t(`changes.field_${field}`))) },
              { key: "when", title: t("policies.changedWhile"), render: ({ states }) => several(states.map((state) => t(`changes.progress_${state}`))) },
              { key: "how", title: t("policies.changedHow"), render: ({ how }) => t(`changes.how_${how}`) },
              { key: "by", title: t("policies.changeAgreedBy"), render: ({ approvedBy }) => named(departments, approvedBy) || "—" },
              { key: "keeps", title: t("policies.changeKeeps"), render: ({ keeps }) => named(pack.review.steps, keeps) || "—" },
              { key: "source", title: t("policies.source"), render: ({ source }) => <Source ids={source} /> },
            ]}
          />
        </Section>
      </div>
      <Departments departments={departments} />
    </>
  );
}

const rulesOf = ({ statement, signature, selfApproval, handOver, copyTo }: Pack["changes"]["departments"][number], t: Translate): string =>
  [t(`policies.statement_${statement}`), wordOf("signature", signature, t), t(selfApproval ? "policies.selfApproval" : "policies.noSelfApproval"), wordOf("handOver", handOver, t), ...(copyTo.length ? [t("policies.copies", { roles: roleNames(copyTo, t) })] : [])].join(" · ");

/** The departments that agree to changes: who decides for each, with which words and signature, and to whom it may be handed. */
function Departments({ departments }: { departments: Pack["changes"]["departments"] }) {
  const t = useT();
  const language = useLanguage();
  if (!departments.length) return null;
  return (
    <Section flush title={t("policies.changeDepartments")}>
      <Table
        label={t("policies.changeDepartments")} rows={departments} rowKey={({ key }) => key} empty=""
        columns={[
          { key: "name", title: t("policies.changeDepartment"), render: ({ name }) => name[language] },
          { key: "roles", title: t("policies.changeDecidedBy"), render: ({ roles }) => roleNames(roles, t) },
          { key: "rules", title: t("policies.changeRules"), render: (department) => <span className="soft">{rulesOf(department, t)}</span> },
        ]}
      />
    </Section>
  );
}
