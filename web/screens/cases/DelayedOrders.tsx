import { useState } from "react";
import { readDelay } from "../../../contract/case-delays.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { When } from "../../ui/When.tsx";
import { Banner } from "../orders/Banner.tsx";
import { useBarred } from "../people/names.ts";
import style from "./cases.module.css";
import type { CaseFile } from "./case-words.ts";
import { DelayOffer } from "./DelayOffer.tsx";
import { OfferAnswerDialog, OfferDialog } from "./OfferDialogs.tsx";
import { DelayAnswerDialog, type Row, TellDialog } from "./DelayTelling.tsx";

const openOffer = ({ proposals: [latest] }: Row) => latest && (latest.state === "draft" || latest.state === "released" || latest.state === "accepted");
const drafted = ({ proposals: [latest] }: Row) => latest?.state === "draft";
/** A refusal, or a yes that could not be carried out, is the next thing for the case's owner. */
const waitsForOwner = ({ proposals: [latest] }: Row) => latest?.state === "refused" || (latest?.state === "accepted" && latest.answer?.change === null);

/** The orders of a delay: from which day to which, what their customers were told and offered, and what they said. */
export function DelayedOrders({ file }: { file: CaseFile }) {
  const t = useT();
  const barred = useBarred()("cases.work") ?? (file.state === "settled" ? t("cases.isSettled") : undefined);
  const { data, error, refetch } = useQueryOf(readDelay, { caseId: file.id }, { watches: [`case:${file.id}`, "order"] });
  const [telling, tell] = useState<readonly Row[]>();
  const [asked, ask] = useState<Row>();
  const [offering, offer] = useState<Row>();
  const [answered, answer] = useState<Row>();
  const rows = data?.rows ?? [];
  const untold = rows.filter((row) => row.toldAt === null || drafted(row));
  const noOffer = barred ?? (file.ownerId === null ? t("cases.takeFirst") : undefined);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  const told = (row: Row) => (
    <>
      {row.toldAt && row.toldMeans && <div>{t(`shipping.toldDelay_${row.toldMeans}`)} {row.toldByName} <span className="soft"><When at={row.toldAt} /></span></div>}
      {(row.toldAt === null || drafted(row)) && <ActionButton size="small" disabledReason={barred} onClick={() => tell([row])}>{t(drafted(row) ? "cases.tellWithOffer" : "cases.tell")}</ActionButton>}
    </>
  );
  const offered = (row: Row) => (
    <div className={style.offer}>
      <DelayOffer row={row} />
      {(!openOffer(row) || drafted(row) || waitsForOwner(row)) && <ActionButton size="small" type={waitsForOwner(row) ? "primary" : "default"} disabledReason={noOffer} onClick={() => offer(row)}>{t(row.proposals.length > 0 ? "cases.offerAgain" : "cases.offer")}</ActionButton>}
      {row.proposals[0]?.state === "released" && <ActionButton size="small" disabledReason={barred} onClick={() => answer(row)}>{t("cases.answerProposal")}</ActionButton>}
    </div>
  );
  const said = (row: Row) => row.answer
    ? <>{t(`cases.delay_${row.answer}`)} {row.answerNote}</>
    : !row.proposals.length && <ActionButton size="small" disabledReason={barred ?? (row.toldAt ? undefined : t("cases.tellFirst"))} onClick={() => ask(row)}>{t("cases.act_answer")}</ActionButton>;
  return (
    <>
      {file.state !== "settled" && rows.filter(waitsForOwner).map((row) => (
        <Banner key={row.orderId} tone="warn" title={t(row.proposals[0]?.state === "refused" ? "cases.nextProposal" : "cases.nextProposalImpossible", { customer: row.customerName, number: row.orderNumber })}>
          <ActionButton size="small" type="primary" disabledReason={noOffer} onClick={() => offer(row)}>{t("cases.offerAgain")}</ActionButton>
        </Banner>
      ))}
      <Section
        flush title={t("cases.delayedOrders")} beside={rows.length > 0 && <span className="soft">{t("cases.toldCount", { told: String(rows.length - untold.length), all: String(rows.length) })}</span>}
        actions={<ActionButton type="primary" disabledReason={barred ?? (untold.length === 0 ? t("cases.allTold") : undefined)} onClick={() => tell(untold)}>{t("cases.tellAll")}</ActionButton>}
      >
        <Table
          label={t("cases.delayedOrders")} rows={rows} rowKey={({ orderId }) => orderId} empty={t("cases.noOrders")}
          columns={[
            { key: "order", title: t("cases.order"), render: ({ orderId, orderNumber, customerName }) => <><Goto href={`/orders/${orderId}`}><span className="figure">{orderNumber}</span></Goto> <span className="soft">{customerName}</span></> },
            { key: "dates", title: t("cases.newDate"), render: ({ dateBefore, dateAfter }) => <span className="figure">{dateBefore ?? "—"} → {dateAfter ?? t("cases.notKnown")}</span> },
            { key: "offer", title: t("cases.offered"), render: offered },
            { key: "told", title: t("cases.toldOf"), render: told },
            { key: "answer", title: t("cases.customerAnswer"), render: said },
          ]}
        />
      </Section>
      {telling && <TellDialog caseId={file.id} rows={telling} onClose={() => tell(undefined)} />}
      {asked && <DelayAnswerDialog caseId={file.id} row={asked} onClose={() => ask(undefined)} />}
      {offering && <OfferDialog caseId={file.id} row={offering} onClose={() => offer(undefined)} />}
      {answered && <OfferAnswerDialog caseId={file.id} row={answered} onClose={() => answer(undefined)} />}
    </>
  );
}
