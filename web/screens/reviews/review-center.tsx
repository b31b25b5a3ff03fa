import { useParams, useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { listTasks } from "../../../contract/reviews.ts";
import { useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useMay } from "../../parts/session.ts";
import { TabBar } from "../../parts/TabBar.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import { toggled } from "../../ui/list/cursor.ts";
import { useNarrow } from "../../ui/useNarrow.ts";
import { useShortcut } from "../../ui/useShortcut.ts";
import { CopyList } from "../copies/CopyList.tsx";
import { Unread } from "../copies/Unread.tsx";
import { BatchApprove } from "./BatchApprove.tsx";
import { EstimateList } from "./EstimateList.tsx";
import { OpinionList } from "./OpinionList.tsx";
import { ReviewPanel } from "./ReviewPanel.tsx";
import style from "./reviews.module.css";
import { TaskCards } from "./TaskCards.tsx";
import { neighbour, taskHref, taskKey, type TaskList, taskLists } from "./tasks.ts";

type Shown = TaskList | "copied" | "estimates" | "opinions";

/** The approval centre: what waits on the left, what matters of it on the right; on phones one after the other. */
export function ReviewCenter() {
  const t = useT();
  const may = useMay();
  const { filter } = useFilter();
  const asked = filter["list"];
  const lists: readonly Shown[] = [...taskLists, "copied", ...(may("reviews.giveOpinion") ? ["opinions" as const] : []), ...(may("reviews.estimate") ? ["estimates" as const] : [])];
  const shown = lists.find((each) => each === asked) ?? "toDecide";
  return (
    <>
      <PageTitle title={t("reviews.title")}>
        <TabBar label={t("reviews.lists")} className={style.tabs}>
          {lists.map((each) => <Goto key={each} href={`/reviews?list=${each}`} className={style.tab} data-current={each === shown || undefined} aria-current={each === shown ? "true" : undefined}>{t(`reviews.list_${each}`)}{each === "copied" && <Unread />}</Goto>)}
        </TabBar>
      </PageTitle>
      {shown === "copied" ? <CopyList /> : shown === "estimates" ? <EstimateList /> : shown === "opinions" ? <OpinionList /> : <Tasks key={shown} list={shown} />}
    </>
  );
}

function Tasks({ list }: { list: TaskList }) {
  const t = useT();
  const narrow = useNarrow();
  const { history } = useRouter();
  const params = useParams({ strict: false });
  const { filter, choose } = useFilter();
  const reviewId = params.reviewId ?? filter["review"];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [batch, setBatch] = useState(false);
  const search = filter["search"];
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listTasks, { list, search }, { watches: ["order", "review"] });
  const first = rows[0];
  // Opened by itself it stays open: another card must not come under the pointer when a colleague takes this one away.
  const opened = narrow || reviewId ? undefined : first;
  useEffect(() => {
    if (opened) history.replace(taskHref(opened, list));
  }, [opened, list, history]);
  const current = reviewId ? { reviewId, stepKey: filter["step"] } : narrow || !first ? undefined : first;
  const currentKey = current?.stepKey ? taskKey({ reviewId: current.reviewId, stepKey: current.stepKey }) : rows.map((task) => (task.reviewId === reviewId ? taskKey(task) : undefined)).find(Boolean);
  const go = (by: 1 | -1) => {
    const next = neighbour(rows, currentKey, by);
    if (next) history.replace(taskHref(next, list));
  };
  const group = t("reviews.title");
  useShortcut({ keys: "j", label: t("reviews.keyNext"), group }, () => go(1));
  useShortcut({ keys: "k", label: t("reviews.keyPrevious"), group }, () => go(-1));
  useShortcut({ keys: "x", label: t("ui.select"), group, disabled: list !== "toDecide" || !currentKey }, () => currentKey && setChosen(toggled(chosen, currentKey)));
  const goOn = () => {
    const next = neighbour(rows, currentKey, 1) ?? neighbour(rows, currentKey, -1);
    history.replace(next && !narrow ? taskHref(next, list) : `/reviews?list=${list}`);
  };
  const batched = rows.filter((task) => chosen.has(taskKey(task)));
  const left = (
    <div className={style.left}>
      <div className={style.tools}>
        <SearchField label={t("reviews.search")} value={search ?? ""} onSearch={(words) => choose({ search: words })} />
        {list === "toDecide" && rows.length > 0 && <ActionButton shortcut="a" disabledReason={batched.length ? undefined : t("reviews.batchNone")} onClick={() => setBatch(true)}>{t("reviews.batch", { count: batched.length })}</ActionButton>}
      </div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {rows.length === 0 && !loading && !error && <Nothing list={list} search={search} onClear={() => choose({ search: undefined })} />}
      <TaskCards {...{ rows, list, currentKey, chosen }} {...(list === "toDecide" && { onChoose: setChosen })} />
      {!complete && <Button block onClick={onEnd} loading={loading}>{t("ui.loadMore")}</Button>}
    </div>
  );
  const right = current && <ReviewPanel key={`${current.reviewId} ${current.stepKey}`} reviewId={current.reviewId} stepKey={current.stepKey} several={batched.length > 0} onDecided={goOn} back={narrow ? `/reviews?list=${list}` : undefined} />;
  return (
    <>
      <div className={style.split} data-narrow={narrow || undefined}>
        {(!narrow || !reviewId) && left}
        {(!narrow || reviewId) && <div className={style.right}>{right ?? <Empty title={t("reviews.choose")} />}</div>}
      </div>
      {batch && <BatchApprove tasks={batched} onClose={() => (setBatch(false), setChosen(new Set()))} />}
    </>
  );
}

function Nothing({ list, search, onClear }: { list: TaskList; search: string | undefined; onClear(): void }) {
  const t = useT();
  if (search) return <Empty title={t("reviews.emptySearch", { words: search })}><Button onClick={onClear}>{t("reviews.clearSearch")}</Button></Empty>;
  return <Empty title={t(`reviews.empty_${list}`)} hint={t(`reviews.emptyHint_${list}`)} />;
}
