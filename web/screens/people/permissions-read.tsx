import { permissions, type Role, roles } from "../../../contract/permissions.ts";
import { useT } from "../../i18n/words.ts";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { roleName } from "./names.ts";

type Row = readonly [permission: string, grants: Partial<Record<Role, string>>];
const rows: readonly Row[] = Object.entries(permissions);

/** Who may do what and how far: the one table that decides it, as it is. */
export function PermissionsRead() {
  const t = useT();
  return (
    <>
      <PageTitle title={t("people.permissions")} />
      <p className="soft">{t("people.permissionsHint")}</p>
      <Section flush title={t("people.permissions")}>
        <Table
          matrix
          label={t("people.permissions")}
          rows={rows}
          rowKey={([permission]) => permission}
          empty="—"
          columns={[
            { key: "permission", title: t("people.permission"), render: ([permission]) => <><strong>{t(`people.may_${permission.replace(".", "_")}`)}</strong> <span className="soft figure">{permission}</span></> },
            ...roles.map((role) => ({ key: role, title: roleName(role, t), render: ([, grants]: Row) => (grants[role] ? <span className="nowrap">{t(`people.reach_${grants[role]}`)}</span> : <span className="soft">—</span>) })),
          ]}
        />
      </Section>
    </>
  );
}
