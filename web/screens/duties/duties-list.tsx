import { useRouter } from "@tanstack/react-router";
import { listDuties, myDuties } from "../../../contract/duties.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useMay } from "../../parts/session.ts";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { DutyTable, useDutyColumns } from "./DutyTable.tsx";
import type { DutyRow } from "./duty-words.ts";
import { MissingReports } from "./MissingReports.tsx";
import { hrefOfSubject } from "./subject-href.ts";

const ofMine = ["owned", "escalated"] as const;
const ofCompany = ["overdue", "paused", "broken"] as const;
type Mine = (typeof ofMine)[number];
type Company = (typeof ofCompany)[number];
const watches = ["duty", "order"];

/** What must be done by a time: one's own; for supervisors also the company's, and whose report of the day is missing. */
export function DutiesList() {
  const t = useT();
  const supervises = useMay()("duties.manage");
  const { filter, choose } = useFilter();
  const open = useOpen();
  const views = [...ofMine, ...(supervises ? [...ofCompany, "reports" as const] : [])];
  const view = views.find((each) => each === filter["list"]) ?? "owned";
  const search = filter["q"] || undefined;
  return (
    <>
      <PageTitle title={t("duties.title")}>{view !== "reports" && <Export key={view} list={view} search={search} />}</PageTitle>
      <div className={sheet.filters}>
        <Views label={t("duties.lists")} value={view} views={views.map((value) => ({ value, label: t(`duties.list_${value}`) }))} onChoose={(value) => choose({ list: value === "owned" ? undefined : value })} />
        {view !== "reports" && <SearchField label={t("duties.search")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />}
      </div>
      {view === "reports" ? <MissingReports day={filter["day"]} onDay={(day) => choose({ day })} onOpen={open} /> : isMine(view) ? <MyList key={view} {...{ list: view, search }} onOpen={open} /> : <CompanyList key={view} {...{ list: view, search }} onOpen={open} />}
    </>
  );
}

function Export({ list, search }: { list: Mine | Company; search: string | undefined }) {
  const name = useT()(`duties.list_${list}`);
  const columns = useDutyColumns(list === "broken").filter(({ key }) => key !== "act");
  return <ExportButton {...{ name, columns }} read={() => (isMine(list) ? allRows(myDuties, { list, search }) : allRows(listDuties, { list, search }))} />;
}

const isMine = (view: Mine | Company): view is Mine => ofMine.some((each) => each === view);

function useOpen() {
  const { history } = useRouter();
  return ({ subject }: DutyRow) => {
    const href = hrefOfSubject(subject);
    if (href) history.push(href);
  };
}

interface ListProps<L> {
  list: L;
  search: string | undefined;
  onOpen(row: DutyRow): void;
}

function MyList({ list, search, onOpen }: ListProps<Mine>) {
  const label = useT()(`duties.list_${list}`);
  const { rows, complete, onEnd, loading, error, refetch } = useRowsOf(myDuties, { list, search }, { watches });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return <DutyTable {...{ label, rows, onEnd, loading, onOpen }} total={complete ? rows.length : undefined} empty={<None list={list} searched={search !== undefined} />} />;
}

function CompanyList({ list, search, onOpen }: ListProps<Company>) {
  const label = useT()(`duties.list_${list}`);
  const { rows, complete, onEnd, loading, error, refetch } = useRowsOf(listDuties, { list, search }, { watches });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return <DutyTable over={list === "broken"} {...{ label, rows, onEnd, loading, onOpen }} total={complete ? rows.length : undefined} empty={<None list={list} searched={search !== undefined} />} />;
}

function None({ list, searched }: { list: Mine | Company; searched: boolean }) {
  const t = useT();
  if (searched) return <Empty title={t("ui.nothingFound")} hint={t("duties.searchHint")} />;
  return <Empty title={t(`duties.none_${list}`)} hint={t(`duties.noneHint_${list}`)}><Goto href="/orders">{t("duties.toOrders")}</Goto></Empty>;
}
