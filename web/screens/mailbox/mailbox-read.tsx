import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { listMailbox, readMail } from "../../../contract/notices.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf, useRowsOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { useNarrow } from "../../ui/useNarrow.ts";
import { When } from "../../ui/When.tsx";
import { framed } from "./letter.ts";
import style from "./mailbox.module.css";

type Card = Answer<typeof listMailbox>["rows"][number];
const tones: Record<Card["state"], Tone> = { queued: "moving", sent: "good", failed: "bad" };

/** The mailbox of a demonstration: what customers and colleagues would have got. */
export function MailboxRead() {
  const t = useT();
  const narrow = useNarrow();
  const { mailId } = useParams({ strict: false });
  const { rows, onEnd, complete, loading, error, refetch } = useRowsOf(listMailbox, {}, { watches: ["mail", "order", "delivery"] });
  if (error) return <><PageTitle title={t("mailbox.title")} /><Problem error={error} onRetry={() => void refetch()} /></>;
  const shown = mailId ?? (narrow ? undefined : rows[0]?.id);
  const list = (
    <nav className={style.list} aria-label={t("mailbox.letters")}>
      {rows.map((mail) => <Letter key={mail.id} mail={mail} current={mail.id === shown} />)}
      {!complete && <Button block loading={loading} onClick={onEnd}>{t("ui.loadMore")}</Button>}
    </nav>
  );
  return (
    <>
      <PageTitle title={t("mailbox.title")} beside={<span className="soft">{t("mailbox.hint")}</span>} />
      {rows.length === 0 && !mailId ? (loading ? <PageSkeleton /> : <Empty title={t("mailbox.none")} hint={t("mailbox.noneHint")} />) : (
        <div className={style.split}>
          {(!narrow || !mailId) && list}
          {(!narrow || mailId) && <div className={style.letter}>{shown ? <Opened key={shown} mailId={shown} back={narrow} /> : <Empty title={t("mailbox.choose")} />}</div>}
        </div>
      )}
    </>
  );
}

function Letter({ mail, current }: { mail: Card; current: boolean }) {
  const t = useT();
  return (
    <Goto href={`/mailbox/${mail.id}`} className={style.card} data-current={current || undefined} aria-current={current ? "true" : undefined}>
      <strong>{mail.title}</strong>
      <span className={style.row}><span>{mail.recipientName || mail.recipient}</span>{mail.state !== "sent" && <StatusTag tone={tones[mail.state]}>{t(`mailbox.state_${mail.state}`)}</StatusTag>}</span>
      <span className="soft"><When at={mail.sentAt ?? mail.queuedAt} /></span>
    </Goto>
  );
}

function Opened({ mailId, back }: { mailId: string; back: boolean }) {
  const t = useT();
  const { data: mail, error, refetch } = useQueryOf(readMail, { mailId }, { watches: ["mail"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!mail) return <PageSkeleton />;
  return (
    <article aria-label={mail.title}>
      {back && <Goto href="/mailbox">← {t("mailbox.back")}</Goto>}
      <h2>{mail.title}</h2>
      <Facts
        rows={[
          [t("mailbox.to"), <span key="t">{mail.recipientName} <span className="soft">{mail.recipient}</span></span>],
          [t("mailbox.at"), <When key="w" at={mail.sentAt ?? mail.queuedAt} />],
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
