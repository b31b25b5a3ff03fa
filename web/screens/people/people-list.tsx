import { useRouter } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useState } from "react";
import { listPeople } from "../../../contract/people.ts";
import { roles } from "../../../contract/permissions.ts";
import type { Answer } from "../../api/client.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import type { WrittenColumn } from "../../ui/list/columns.ts";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { roleChoices, roleName, useBarred, useCompany } from "./names.ts";
import { PersonCreate } from "./PersonForms.tsx";
import { StandIns } from "./StandIns.tsx";

type Row = Answer<typeof listPeople>["rows"][number];

/** The company's people with their roles, and who stands in for whom. */
export function PeopleList() {
  const t = useT();
  const barred = useBarred();
  const columns = useColumns();
  const { history } = useRouter();
  const { filter, choose } = useFilter();
  const [creating, setCreating] = useState(false);
  const { search } = filter;
  const role = roles.find((each) => each === filter["role"]);
  const state = filter["state"] === "left" ? "left" : filter["state"] === "active" ? "active" : undefined;
  const asked = { search, role, state } as const;
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listPeople, asked, { watches: ["person"] });
  return (
    <>
      <PageTitle title={t("people.title")}>
        <Goto href="/permissions">{t("people.permissions")}</Goto>
        <Goto href="/company">{t("people.company")}</Goto>
        <ExportButton name={t("people.title")} columns={columns} read={() => allRows(listPeople, asked)} />
        <ActionButton type="primary" disabledReason={barred("people.manage")} onClick={() => setCreating(true)}>{t("people.create")}</ActionButton>
      </PageTitle>
      <div className={sheet.filters}>
        <SearchField label={t("people.search")} value={search ?? ""} onSearch={(words) => choose({ search: words })} />
        <Select allowClear aria-label={t("people.role")} placeholder={t("people.role")} style={{ minWidth: 130 }} value={role} onChange={(value: string | undefined) => choose({ role: value })} options={roleChoices(t)} />
        <Select allowClear aria-label={t("people.state")} placeholder={t("people.state")} style={{ minWidth: 100 }} value={state} onChange={(value: string | undefined) => choose({ state: value })} options={["active", "left"].map((value) => ({ value, label: t(`people.state_${value}`) }))} />
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("people.title")}
          {...{ rows, onEnd, loading }}
          rowKey={({ id }) => id}
          columns={columns}
          onOpen={({ id }) => history.push(`/people/${id}`)}
          card={(row) => <Card row={row} />}
          empty={<Empty title={t("people.none")}><Button onClick={() => choose({ search: undefined, role: undefined, state: undefined })}>{t("customers.clear")}</Button></Empty>}
        />
      )}
      <StandIns />
      {creating && <PersonCreate onClose={() => setCreating(false)} />}
    </>
  );
}

function useColumns(): WrittenColumn<Row>[] {
  const t = useT();
  const { data: company } = useCompany();
  const departments = (ids: readonly string[]) => ids.map((id) => company?.departments.find((each) => each.id === id)?.name).filter(Boolean).join(t("people.listComma"));
  return [
    { key: "name", title: t("people.name"), width: 140, text: ({ name }) => name, render: ({ id, name }) => <Goto href={`/people/${id}`}>{name}</Goto> },
    { key: "title", title: t("people.jobTitle"), width: 180, render: ({ jobTitle }) => jobTitle || "—" },
    { key: "roles", title: t("people.roles"), width: 260, grow: true, render: (row) => row.roles.map((role) => roleName(role, t)).join(t("people.listComma")) },
    { key: "departments", title: t("people.departments"), width: 180, render: ({ departmentIds }) => departments(departmentIds) || "—" },
    { key: "state", title: t("people.state"), width: 90, text: ({ state }) => t(`people.state_${state}`), render: ({ state }) => <StatusTag tone={state === "active" ? "good" : "idle"}>{t(`people.state_${state}`)}</StatusTag> },
  ];
}

function Card({ row }: { row: Row }) {
  const t = useT();
  return (
    <div className={sheet.card}>
      <div><Goto href={`/people/${row.id}`}><strong>{row.name}</strong></Goto><StatusTag tone={row.state === "active" ? "good" : "idle"}>{t(`people.state_${row.state}`)}</StatusTag></div>
      <div className="soft"><span>{row.jobTitle}</span><span>{row.roles.map((role) => roleName(role, t)).join(t("people.listComma"))}</span></div>
    </div>
  );
}
