import { useParams, useRouter } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useState } from "react";
import { listAssessments } from "../../../contract/assessment.ts";
import { assessmentKinds } from "../../../contract/policy-words.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { DayPicker } from "../../ui/DayPicker.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Problem } from "../../ui/Problem.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { useBarred, usePeople } from "../people/names.ts";
import { EntryCard, useColumns } from "./assessment-columns.tsx";
import { AssessmentDrawer } from "./AssessmentDrawer.tsx";
import { AssessmentPage } from "./AssessmentPage.tsx";
import { ProposeDialog } from "./ProposeDialog.tsx";

const kinds = Object.keys(assessmentKinds) as (keyof typeof assessmentKinds)[];

/** 考核: what was proposed about people's work, the newest first; one's own, for those who lead people also what waits for them. */
export function AssessmentList() {
  const t = useT();
  const columns = useColumns();
  const leads = useMay()("assessment.decide");
  const barred = useBarred()("assessment.propose");
  const { history } = useRouter();
  const { assessmentId } = useParams({ strict: false });
  const { filter, choose } = useFilter();
  const [proposing, setProposing] = useState(false);
  const views = leads ? (["toDecide", "mine", "all"] as const) : (["mine"] as const);
  const list = views.find((each) => each === filter["list"]) ?? views[0];
  const kind = kinds.find((each) => each === filter["kind"]);
  const month = /^\d{4}-\d{2}$/.test(filter["month"] ?? "") ? filter["month"] : undefined;
  const { rows, complete, onEnd, loading, error, refetch } = useRowsOf(listAssessments, { list, kind, month, personId: filter["person"] }, { watches: ["assessment"] });
  const narrowed = Boolean(kind ?? month ?? filter["person"]);
  const go = (id: string) => history.push(`/assessment/entries${id && `/${id}`}${history.location.search}`);
  return (
    <AssessmentPage actions={<ActionButton disabledReason={barred} onClick={() => setProposing(true)}>{t("assessment.propose")}</ActionButton>}>
      <div className={sheet.filters}>
        {views.length > 1 && <Views label={t("assessment.lists")} value={list} views={views.map((value) => ({ value, label: t(`assessment.list_${value}`) }))} onChoose={(value) => choose({ list: value === views[0] ? undefined : value })} />}
        <DayPicker month aria-label={t("assessment.month")} placeholder={t("assessment.month")} value={month ?? ""} onChange={(value) => choose({ month: value || undefined })} />
        <Select allowClear aria-label={t("assessment.kind")} placeholder={t("assessment.kind")} style={{ minWidth: 110 }} value={kind} onChange={(value) => choose({ kind: value })} options={kinds.map((value) => ({ value, label: t(`assessment.kind_${value}`) }))} />
        {leads && list !== "mine" && <PersonFilter value={filter["person"]} onChange={(person) => choose({ person })} />}
      </div>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("assessment.title")} {...{ rows, columns, onEnd, loading }} rowKey={({ id }) => id} onOpen={({ id }) => go(id)} card={(row) => <EntryCard row={row} />} total={complete ? rows.length : undefined}
          empty={narrowed ? <Empty title={t("ui.nothingFound")}><Button onClick={() => choose({ kind: undefined, month: undefined, person: undefined })}>{t("assessment.clear")}</Button></Empty> : <Empty title={t(`assessment.none_${list}`)} hint={t("assessment.noneHint")}><Goto href="/duties">{t("assessment.toDuties")}</Goto></Empty>}
        />
      )}
      {assessmentId && <AssessmentDrawer assessmentId={assessmentId} onClose={() => go("")} />}
      {proposing && <ProposeDialog onClose={() => setProposing(false)} />}
    </AssessmentPage>
  );
}

function PersonFilter({ value, onChange }: { value: string | undefined; onChange(value: string | undefined): void }) {
  const t = useT();
  const { choices } = usePeople();
  return <Select allowClear showSearch={{ optionFilterProp: "label" }} aria-label={t("assessment.person")} placeholder={t("assessment.person")} style={{ minWidth: 150 }} value={value} onChange={onChange} options={[...choices]} />;
}
