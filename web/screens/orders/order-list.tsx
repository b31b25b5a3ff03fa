import { useRouter } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { listOrders } from "../../../contract/orders.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { allRows, ExportButton } from "../../parts/ExportButton.tsx";
import { Goto } from "../../parts/Goto.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { type Session, useMay, useSession } from "../../parts/session.ts";
import { Stage } from "../../parts/Stage.tsx";
import { TabBar } from "../../parts/TabBar.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ColumnSettings } from "../../ui/list/ColumnSettings.tsx";
import { arranged, type Sort, sortWord } from "../../ui/list/columns.ts";
import { SortChoice } from "../../ui/list/SortChoice.tsx";
import { VirtualList } from "../../ui/list/VirtualList.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { useToday } from "../../ui/setting.ts";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import { toast } from "../../ui/toasts.ts";
import { useShortcut } from "../../ui/useShortcut.ts";
import { When } from "../../ui/When.tsx";
import { BatchBar } from "./BatchBar.tsx";
import { Chips, type FilterProps, Filters } from "./Filters.tsx";
import { waitingFile } from "./import/files.ts";
import importing from "./import/import.module.css";
import { useDropping } from "./import/use-dropping.ts";
import { LastTalk, orderColumns, type Row, Todo } from "./order-columns.tsx";
import { RowActions } from "./RowActions.tsx";
import { TagChips } from "./TagChips.tsx";
import { useLayout } from "./use-layout.ts";
import { useRowActs } from "./use-row-acts.tsx";
import { useEntryRules } from "./use-rules.ts";
import { type SavedView, useSavedViews, ViewMenu } from "./SavedViews.tsx";
import { questionOf, showing, sortOf, standardSort, type View, viewOf, views } from "./views.ts";
import style from "./orders.module.css";

/** 订单列表: saved views, search, filter, and everything that can be done to several orders at once. */
export function OrderList() {
  const { data } = useSession();
  return data ? <List session={data} /> : <PageSkeleton />;
}

function List({ session }: { session: Session }) {
  const t = useT();
  const { history } = useRouter();
  const { filter, choose } = useFilter();
  const today = useToday();
  const { channelName } = useEntryRules();
  const question = useMemo(() => questionOf(filter, { me: session.id, today }), [filter, session.id, today]);
  const sorting = { sort: sortOf(filter), standardSort: standardSort(filter), onSort: (next: Sort | undefined) => choose({ sort: sortWord(next) }) };
  const { rows, onEnd, loading, error, refetch } = useRowsOf(listOrders, { ...question, limit: 100 }, { watches: ["order", "orderTag"] });
  const columns = useMemo(() => orderColumns({ t, today, channelName }), [t, today, channelName]);
  const sorted = sorting.standardSort.key === "paid" ? [{ key: "paid", title: t("orders.lastPaid"), sort: sorting.standardSort.direction }, ...columns] : columns;
  const { layout, change } = useLayout("orders", session.id);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => rows.filter(({ id }) => selected.has(id)), [rows, selected]);
  const may = useMay();
  const { over, dropping } = useDropping((file) => {
    if (!may("orders.enter")) return toast({ text: t("orders.noPermission") });
    waitingFile.set(file);
    history.push("/orders/new");
  });
  const open = useCallback(({ id }: Row) => history.push(`/orders/${id}`), [history]);
  const { acts, opened } = useRowActs(session);
  const actions = useCallback((row: Row) => <RowActions {...{ row, acts }} />, [acts]);
  const show = (view: View) => (select(new Set()), choose({ view: view === "all" ? undefined : view, stage: undefined, own: undefined }));
  const own = useSavedViews();
  const showOwn = (saved: SavedView) => (select(new Set()), change(saved.layout), choose(showing(saved.id, saved.filter)));
  return (
    <div className={`${style.list} ${over ? importing.over : ""}`} {...dropping}>
      <PageTitle title={t("orders.title")}>
        <ExportButton name={t("orders.title")} columns={arranged(columns, layout)} read={() => allRows(listOrders, question)} />
        <NewOrder />
      </PageTitle>
      <Views view={viewOf(filter)} onChoose={show} own={own} current={filter["own"]} onOwn={showOwn} />
      <div className={style.tools}>
        <SearchField key={filter["q"] ?? ""} label={t("orders.search")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
        <Filters {...{ filter, choose }} />
        <SortChoice columns={sorted} {...sorting} />
        <Chips {...{ filter, choose }} />
        <div className={style.toolsEnd}><ViewMenu {...{ own, filter, choose, layout }} /><ColumnSettings {...{ columns, layout }} onChange={change} /></div>
      </div>
      <BatchBar orders={chosen} columns={arranged(columns, layout)} onClear={() => select(new Set())} />
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : (
        <VirtualList
          label={t("orders.title")} {...{ rows, columns, layout, selected, loading, onEnd }} rowKey={keyOf} onSelect={select} onOpen={open} onPreview={acts.preview} actions={actions}
          {...sorting} card={(row) => <Card row={row} today={today} />} empty={<NoOrders {...{ filter, choose }} />}
        />
      )}
      {opened}
    </div>
  );
}

const keyOf = ({ id }: Row) => id;

function NewOrder() {
  const t = useT();
  const { history } = useRouter();
  const may = useMay();
  return <ActionButton type="primary" disabledReason={may("orders.enter") ? undefined : t("orders.noPermission")} onClick={() => history.push("/orders/new")}>{t("orders.enter")}</ActionButton>;
}

interface ViewsProps {
  view: View;
  onChoose(view: View): void;
  own: readonly SavedView[];
  /** Which of one's own is shown. */
  current: string | undefined;
  onOwn(view: SavedView): void;
}

/** One's own views first, then those that everybody has; 1 to 9 show them in this order. */
function Views({ view, onChoose, own, current, onOwn }: ViewsProps) {
  const t = useT();
  const mine = own.some(({ id }) => id === current);
  const keys = (at: number) => (at < 9 ? String(at + 1) : "");
  return (
    <TabBar label={t("orders.views")} className={style.views}>
      {own.map((each, at) => <ViewTab key={each.id} keys={keys(at)} label={each.name} current={each.id === current} onChoose={() => onOwn(each)} />)}
      {views.map((each, at) => <ViewTab key={each} keys={keys(own.length + at)} label={t(`orders.view_${each}`)} current={!mine && each === view} onChoose={() => onChoose(each)} />)}
    </TabBar>
  );
}

function ViewTab({ keys, label, current, onChoose }: { keys: string; label: string; current: boolean; onChoose(): void }) {
  const t = useT();
  useShortcut({ keys, label: t("orders.showView", { view: label }), group: t("ui.list") }, onChoose);
  return <button type="button" aria-current={current} onClick={onChoose}>{label}</button>;
}

function Card({ row, today }: { row: Row; today: string }) {
  const t = useT();
  const due = row.promisedDate ?? row.requestedDate;
  return (
    <Goto href={`/orders/${row.id}`} className={style.card}>
      <div><strong className="figure">{row.number}</strong><Stage stage={row.stage} /></div>
      <div><span>{row.customerName}</span><strong><Money amount={row.totalAmount} currency={row.currency} /></strong></div>
      <div><span>{due ? <When at={due} /> : t("orders.noDate")}</span><Todo row={row} t={t} today={today} /></div>
      {row.tags.length > 0 && <TagChips wrapping tags={row.tags} />}
      {row.lastFollowUp && <div className={style.said}><LastTalk said={row.lastFollowUp} /></div>}
    </Goto>
  );
}

/** Why there are none: nothing fits the filter, or nothing was entered yet. */
function NoOrders({ filter, choose }: FilterProps) {
  const t = useT();
  const asked = Object.keys(filter).filter((key) => key !== "view" && key !== "sort" && key !== "own");
  const view = viewOf(filter);
  if (asked.length > 0)
    return (
      <Empty title={t("orders.noneFound")} hint={t("orders.noneFoundHint")}>
        <ActionButton onClick={() => choose(Object.fromEntries(asked.map((key) => [key, undefined])))}>{t("orders.clearFilter")}</ActionButton>
      </Empty>
    );
  if (view !== "all") return <Empty title={t("orders.noneInView", { view: t(`orders.view_${view}`) })}><ActionButton onClick={() => choose({ view: undefined })}>{t("orders.showAll")}</ActionButton></Empty>;
  return <Empty title={t("orders.none")} hint={t("orders.noneHint")}><NewOrder /></Empty>;
}
