import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { listMailbox, mailReaders, readMail } from "../../../contract/notices.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useFilter } from "../../parts/useFilter.ts";
import { Views } from "../../parts/Views.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { SearchField } from "../../ui/sheet/SearchField.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { useNarrow } from "../../ui/useNarrow.ts";
import { When } from "../../ui/When.tsx";
import { framed } from "./letter.ts";
import style from "./mailbox.module.css";

type Card = Answer<typeof listMailbox>["rows"][number];
/** What a visitor sees at first: the letters of the day; older ones are asked for, or searched. */
const fewest = 8;
const tones: Record<Card["state"], Tone> = { queued: "moving", sent: "good", failed: "bad" };

/** The mailbox of a demonstration: what customers and colleagues would have got. */
export function MailboxRead() {
  const t = useT();
  const narrow = useNarrow();
  const { mailId } = useParams({ strict: false });
  const { filter, choose } = useFilter();
  const to = mailReaders.find((each) => each === filter["to"]) ?? "customers";
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listMailbox, { to, search: filter["q"] || undefined, limit: fewest }, { watches: ["mail", "order", "delivery"] });
  if (error) return <><PageTitle title={t("mailbox.title")} /><Problem error={error} onRetry={() => void refetch()} /></>;
  const asked = new URLSearchParams(filter);
  const query = asked.size ? `?${asked}` : "";
  const shown = mailId ?? (narrow ? undefined : rows[0]?.id);
  const list = (
    <nav className={style.list} aria-label={t("mailbox.letters")}>
      <Views label={t("mailbox.whose")} value={to} views={mailReaders.map((value) => ({ value, label: t(`mailbox.to_${value}`) }))} onChoose={(value) => choose({ to: value === "customers" ? undefined : value })} />
      <SearchField label={t("mailbox.search")} value={filter["q"] ?? ""} onSearch={(q) => choose({ q })} />
      {rows.length === 0 && !loading && <Empty title={t("mailbox.none")} hint={t("mailbox.noneHint")} />}
      {rows.map((mail) => <Letter key={mail.id} mail={mail} query={query} current={mail.id === shown} />)}
      {!complete && <Button block loading={loading} onClick={onEnd}>{t("mailbox.older")}</Button>}
    </nav>
  );
  return (
    <>
      <PageTitle title={t("mailbox.title")} beside={<span className="soft">{t("mailbox.hint")}</span>} />
      <div className={style.split}>
        {(!narrow || !mailId) && list}
        {(!narrow || mailId) && <div className={style.letter}>{shown ? <Opened key={shown} mailId={shown} back={narrow ? `/mailbox${query}` : undefined} /> : <Empty title={t("mailbox.choose")} />}</div>}
      </div>
    </>
  );
}

/** A letter of the list; `query` keeps the list as it is when it is opened. */
function Letter({ mail, query, current }: { mail: Card; query: string; current: boolean }) {
  const t = useT();
  return (
    <Goto href={`/mailbox/${mail.id}${query}`} className={style.card} data-current={current || undefined} aria-current={current ? "true" : undefined}>
      <strong>{mail.title}</strong>
      <span className={style.row}><span>{mail.recipientName || mail.recipient}</span>{mail.state !== "sent" && <StatusTag tone={tones[mail.state]}>{t(`mailbox.state_${mail.state}`)}</StatusTag>}</span>
      <span className="soft"><When at={mail.queuedAt} /></span>
    </Goto>
  );
}

function Opened({ mailId, back }: { mailId: string; back: string | undefined }) {
  const t = useT();
  const { data: mail, error, refetch } = useQueryOf(readMail, { mailId }, { watches: ["mail"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!mail) return <PageSkeleton />;
  return (
    <article aria-label={mail.title}>
      {back && <Goto href={back}>← {t("mailbox.back")}</Goto>}
      <h2>{mail.title}</h2>
      <Facts
        rows={[
          [t("mailbox.to"), <span key="t">{mail.recipientName} <span className="soft">{mail.recipient}</span></span>],
          [t("mailbox.at"), <When key="w" at={mail.queuedAt} />],
          [t("mailbox.state"), <StatusTag key="s" tone={tones[mail.state]}>{t(`mailbox.state_${mail.state}`)}</StatusTag>],
          ...(mail.lastError ? ([[t("mailbox.error"), mail.lastError]] as const) : []),
          ...(mail.attachments.length ? ([[t("mailbox.attachments"), mail.attachments.map(({ name }) => name).join(", ")]] as const) : []),
          ...(mail.subject?.kind === "order" ? ([[t("mailbox.order"), <Goto key="o" href={`/orders/${mail.subject.id}`}>{t("mailbox.openOrder")}</Goto>]] as const) : []),
        ]}
      />
      {/* No scripts and no origin of ours; links open beside it, free of the sandbox, or the page behind them could do nothing. */}
      <iframe className={style.frame} title={t("mailbox.letter")} sandbox="allow-popups allow-popups-to-escape-sandbox" srcDoc={framed(mail)} />
    </article>
  );
}
