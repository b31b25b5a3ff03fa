import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect } from "react";
import { listCopies, readCopies } from "../../../contract/copies.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { useNarrow } from "../../ui/useNarrow.ts";
import { When } from "../../ui/When.tsx";
import { hrefOfSubject } from "../duties/subject-href.ts";
import { ReviewPanel } from "../reviews/ReviewPanel.tsx";
import reviews from "../reviews/reviews.module.css";
import style from "./copies.module.css";

type Copy = Answer<typeof listCopies>["rows"][number];
const list = "/reviews?list=copied";

/** Where a copy leads: to the step that was decided, or to what was said on the document. */
function hrefOf({ review, subject }: Copy): string {
  if (review) return `/reviews/${review.id}?list=copied&step=${encodeURIComponent(review.stepKey)}`;
  return `${hrefOfSubject(subject) ?? "/"}${subject.kind === "order" ? "?tab=comments" : ""}`;
}

/** What I got a copy of 抄送我的, the latest first; opened, it counts as read. */
export function CopyList() {
  const t = useT();
  const narrow = useNarrow();
  const { reviewId } = useParams({ strict: false });
  const { filter, choose } = useFilter();
  const { run, pending, error: failed } = useCommand(readCopies);
  const only = filter["only"] === "unread" ? "unread" as const : "all" as const;
  const search = filter["search"];
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listCopies, { only, search }, { watches: ["notices"] });
  const mark = (ids?: string[]) => void run(ids ? { ids } : {}).catch(() => undefined);
  // However somebody got to a decision: what lies open beside the list has been read.
  const opened = rows.filter(({ readAt, review }) => readAt === null && review?.id === reviewId && review?.stepKey === filter["step"]).map(({ id }) => id).join(" ");
  useEffect(() => {
    if (opened) void run({ ids: opened.split(" ") }).catch(() => undefined);
  }, [opened, run]);
  const left = (
    <div className={reviews.left}>
      <div className={style.tools}>
        <SearchField label={t("copies.search")} value={search ?? ""} onSearch={(words) => choose({ search: words })} />
        <Button aria-pressed={only === "unread"} type={only === "unread" ? "primary" : "default"} onClick={() => choose({ only: only === "unread" ? undefined : "unread" })}>{t("copies.onlyUnread")}</Button>
        <ActionButton loading={pending} disabledReason={rows.some(({ readAt }) => readAt === null) ? undefined : t("copies.allRead")} onClick={() => mark()}>{t("copies.markAll")}</ActionButton>
      </div>
      {(error ?? failed) && <Problem error={error ?? failed} onRetry={() => void refetch()} />}
      {rows.length === 0 && !loading && !error && (
        <Empty title={t(search ? "copies.noneFound" : only === "unread" ? "copies.allRead" : "copies.none")} hint={t("copies.noneHint")}>
          {(search || only === "unread") && <Button onClick={() => choose({ search: undefined, only: undefined })}>{t("reviews.clearSearch")}</Button>}
        </Empty>
      )}
      <ul className={reviews.tasks} aria-label={t("reviews.list_copied")}>
        {rows.map((copy) => <Card key={copy.id} copy={copy} current={reviewId !== undefined && copy.review?.id === reviewId && copy.review.stepKey === filter["step"]} onOpen={() => copy.readAt === null && copy.review === null && mark([copy.id])} />)}
      </ul>
      {!complete && <Button block onClick={onEnd} loading={loading}>{t("ui.loadMore")}</Button>}
    </div>
  );
  return (
    <div className={reviews.split} data-narrow={narrow || undefined}>
      {(!narrow || !reviewId) && left}
      {(!narrow || reviewId) && (
        <div className={reviews.right}>
          {reviewId ? <ReviewPanel key={`${reviewId} ${filter["step"]}`} reviewId={reviewId} stepKey={filter["step"]} several={false} onDecided={() => undefined} back={narrow ? list : undefined} /> : <Empty title={t("copies.choose")} />}
        </div>
      )}
    </div>
  );
}

function Card({ copy, current, onOpen }: { copy: Copy; current: boolean; onOpen(): void }) {
  const t = useT();
  const { title, subject, occasion, words, byName, byPolicy, at, readAt } = copy;
  const name = readAt === null ? <strong>{title}</strong> : <span>{title}</span>;
  return (
    <li className={reviews.task} data-current={current || undefined}>
      <Goto href={hrefOf(copy)} onClick={onOpen} aria-current={current ? "true" : undefined}>
        <span className={style.row}>
          {name}
          {subject.kind === "change" && <StatusTag tone="moving">{t("changes.noun")}</StatusTag>}
          <StatusTag tone={readAt === null ? "moving" : "idle"}>{t(readAt === null ? "copies.unread" : "copies.read")}</StatusTag>
        </span>
        <span>{t(`copies.did_${occasion}`, { name: byName })}</span>
        {words && <span className={style.words}>{words}</span>}
        <span className={`${style.row} soft`}><When at={at} show="relative" />{byPolicy && <span>· {t("copies.byPolicy")}</span>}</span>
      </Goto>
    </li>
  );
}
