import { Button } from "antd";
import type { ReactNode } from "react";
import { listNotices, markRead } from "../../../contract/notices.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { hrefOfSubject } from "../duties/subject-href.ts";
import style from "./notices.module.css";

type Notice = Answer<typeof listNotices>["rows"][number];
const watches = ["notices"];

/** What I was told: the unread above, what I have read below, each the newest first. */
export function NoticesList() {
  const t = useT();
  const unread = useRowsOf(listNotices, { only: "unread" }, { watches });
  const all = useRowsOf(listNotices, { only: "all" }, { watches });
  const { run, pending, error } = useCommand(markRead);
  const read = all.rows.filter(({ readAt }) => readAt !== null);
  const mark = (ids?: string[]) => void run(ids ? { ids } : {}).catch(() => undefined);
  const failure = unread.error ?? all.error;
  if (failure) return <Problem error={failure} onRetry={() => void Promise.all([unread.refetch(), all.refetch()])} />;
  return (
    <>
      <PageTitle title={t("notices.title")}>
        <ActionButton loading={pending} disabledReason={unread.rows.length === 0 ? t("notices.allRead") : undefined} onClick={() => mark()}>{t("notices.markAll")}</ActionButton>
      </PageTitle>
      {error && <Problem error={error} focus />}
      <Section flush title={t("notices.unread")} beside={unread.rows.length > 0 && <StatusTag tone="moving">{`${unread.rows.length}${unread.complete ? "" : "+"}`}</StatusTag>}>
        <Rows label={t("notices.unread")} list={unread} rows={unread.rows} empty={<Empty title={t("notices.allRead")} hint={t("notices.noneHint")}><Goto href="/duties">{t("notices.toDuties")}</Goto></Empty>} onRead={(id) => mark([id])} />
      </Section>
      {(read.length > 0 || !all.complete) && (
        <Section flush title={t("notices.read")}><Rows label={t("notices.read")} list={all} rows={read} empty={null} /></Section>
      )}
    </>
  );
}

interface RowsProps {
  label: string;
  rows: readonly Notice[];
  list: Pick<ReturnType<typeof useRowsOf<typeof listNotices>>, "onEnd" | "complete" | "loading">;
  empty: ReactNode;
  onRead?(id: string): void;
}

function Rows({ label, rows, list: { onEnd, complete, loading }, empty, onRead }: RowsProps) {
  const t = useT();
  if (rows.length === 0 && loading) return <PageSkeleton />;
  return (
    <>
      {rows.length === 0 ? empty : (
        <ul className={style.rows} aria-label={label}>
          {rows.map((notice) => <Row key={notice.id} notice={notice} onRead={onRead} />)}
        </ul>
      )}
      {!complete && <div className={style.more}><Button size="small" loading={loading} onClick={onEnd}>{t("ui.loadMore")}</Button></div>}
    </>
  );
}

/** Who is called by name in a comment, or gets a copy of it, is led to what was said; cases and changes show it on their one page. A copied decision is read among the copies. */
const hrefOf = ({ kind, subject, part }: Pick<Notice, "kind" | "subject" | "part">): string | undefined => {
  const href = subject ? hrefOfSubject(subject) : undefined;
  if (href && kind === "copied" && subject?.kind === "review") return `${href}?list=copied&step=${encodeURIComponent(part ?? "")}`;
  return href && (kind === "mentioned" || kind === "copied") && subject?.kind === "order" ? `${href}?tab=comments` : href;
};

function Row({ notice, onRead }: { notice: Notice; onRead: ((id: string) => void) | undefined }) {
  const t = useT();
  const { id, title, text, at } = notice;
  const href = hrefOf(notice);
  const name = onRead ? <strong>{title}</strong> : title;
  return (
    <li>
      <div className={style.told}>
        <div className={style.head}>
          {href ? <Goto href={href} onClick={() => onRead?.(id)}>{name}</Goto> : name}
          <span className="soft"><When at={at} /></span>
        </div>
        <p className={style.text}>{text}</p>
      </div>
      {onRead && <Button size="small" aria-label={t("notices.markOne", { title })} onClick={() => onRead(id)}>{t("notices.mark")}</Button>}
    </li>
  );
}
