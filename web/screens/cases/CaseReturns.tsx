import { useState } from "react";
import { authoriseReturn, listReturns, readReturn } from "../../../contract/aftersales.ts";
import { compare, minus } from "../../../contract/money.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { addressOfFile } from "../orders/upload.ts";
import { useT } from "../../i18n/words.ts";
import { PartPapersButton } from "../../parts/PartPapers.tsx";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Money, Quantity } from "../../ui/Money.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { useBarred } from "../people/names.ts";
import type { CaseFile } from "./case-words.ts";
import style from "./cases.module.css";
import { QuantitiesDialog } from "./QuantitiesDialog.tsx";
import { ReturnSteps } from "./ReturnSteps.tsx";
import { type ReturnAct, ReturnDialog } from "./ReturnDialogs.tsx";

export type ReturnFile = Answer<typeof readReturn>;
const tones: Record<ReturnFile["state"], Tone> = { authorised: "warn", received: "moving", inspected: "good", cancelled: "idle" };

/** Goods that come back out of the case, each return with its lines and what may be done next. */
export function CaseReturns({ file }: { file: CaseFile }) {
  const t = useT();
  const may = useMay();
  const barred = useBarred()("aftersales.authorise");
  const [authorising, setAuthorising] = useState<"return" | "stays">();
  const { data } = useQueryOf(listReturns, { caseId: file.id, limit: 20 }, { watches: ["return", `case:${file.id}`], enabled: may("aftersales.see") });
  const why = barred ?? (file.state === "settled" ? t("cases.isSettled") : file.lines.length === 0 ? t("cases.noAffected") : undefined);
  const rows = data?.rows ?? [];
  return (
    <Section flush title={t("cases.returns")} actions={(
        <>
          <ActionButton disabledReason={why} onClick={() => setAuthorising("stays")}>{t("cases.makeGood")}</ActionButton>
          <ActionButton disabledReason={why} onClick={() => setAuthorising("return")}>{t("cases.authorise")}</ActionButton>
        </>
      )}>
      {rows.length === 0 ? <div className={sheet.none}>{t("cases.noReturns")}</div> : rows.map(({ id }) => <OneReturn key={id} returnId={id} />)}
      {authorising && <AuthoriseDialog file={file} comesBack={authorising === "return"} onClose={() => setAuthorising(undefined)} />}
    </Section>
  );
}

function AuthoriseDialog({ file, comesBack, onClose }: { file: CaseFile; comesBack: boolean; onClose(): void }) {
  const t = useT();
  const { run, pending, error } = useCommand(authoriseReturn);
  return (
    <QuantitiesDialog
      title={t(comesBack ? "cases.authorise" : "cases.makeGood")} note={t("cases.reason")} {...{ pending, error, onClose }}
      rows={file.lines.map(({ orderLineId, productCode, name, unit, quantity }) => ({ id: orderLineId, name: `${productCode} ${name}`, unit, given: [quantity] }))} columns={[t("cases.quantity")]}
      onSubmit={({ lines, note, files }) => void run({ caseId: file.id, reason: note, comesBack, files, lines: lines.map(({ id, figures }) => ({ orderLineId: id, quantity: figures[0] ?? "0" })).filter(({ quantity }) => compare(quantity, "0") > 0) }).then(onClose, () => undefined)}
    >{!comesBack && <p>{t("cases.makeGoodHint")}</p>}</QuantitiesDialog>
  );
}

type Line = ReturnFile["lines"][number];
type Figure = "quantity" | "received" | "restocked" | "repaired" | "scrapped" | "onHold" | "replaced";
/** What was put back is shown without what was repaired and goes to its customer again. */
const figureOf = (line: Line, key: Figure): string => (key === "restocked" ? minus(line.restocked, line.repaired) : line[key]);

function OneReturn({ returnId }: { returnId: string }) {
  const t = useT();
  const barred = useBarred();
  const [act, setAct] = useState<ReturnAct>();
  const { data: file } = useQueryOf(readReturn, { returnId }, { watches: [`return:${returnId}`] });
  if (!file) return null;
  const photos = [...file.files, ...file.receiptFiles, ...file.inspectionFiles];
  const open = file.state === "authorised";
  const here = file.state === "received" || file.state === "inspected" || (open && !file.comesBack);
  const madeGood = file.credit !== null || file.lines.some(({ replaced }) => compare(replaced, "0") > 0);
  const state = (allowed: boolean, why: string) => (allowed ? undefined : t(why));
  const reasons: Record<ReturnAct, string | undefined> = {
    receive: barred("aftersales.receive") ?? state(open, "cases.return_received"),
    inspect: barred("aftersales.inspect") ?? state(file.state === "received", here ? "cases.return_decided" : "cases.return_notHere"),
    repair: barred("aftersales.inspect") ?? state(file.state === "received", here ? "cases.return_decided" : "cases.return_notHere"),
    credit: barred("aftersales.credit") ?? state(here, "cases.return_notHere") ?? state(file.credit === null, "cases.return_credited"),
    replace: barred("aftersales.authorise") ?? state(here, "cases.return_notHere"),
    cancel: barred("aftersales.authorise") ?? state(open, "cases.return_received") ?? state(!madeGood, "cases.return_madeGood"),
  };
  const shown: ReturnAct[] = file.state === "cancelled" ? [] : !file.comesBack ? ["replace", "credit", "cancel"] : open ? ["receive", "cancel"] : ["inspect", "repair", "credit", "replace"];
  const figure = (key: Figure) => ({ key, title: t(`cases.goods_${key}`), align: "end" as const, render: (line: Line) => <Quantity value={figureOf(line, key)} unit={line.unit} /> });
  const decided: readonly Figure[] = file.lines.some(({ repaired }) => compare(repaired, "0") > 0) ? ["restocked", "repaired", "scrapped"] : ["restocked", "scrapped"];
  return (
    <div className={style.return}>
      <div className={sheet.filters}>
        <strong className="figure">{file.number}</strong> <StatusTag tone={tones[file.state]}>{t(open && !file.comesBack ? "cases.return_state_stays" : `cases.return_state_${file.state}`)}</StatusTag> <span>{file.reason}</span>
        {file.credit && <span>{t("cases.creditNote")} <span className="figure">{file.credit.number}</span> <Money amount={file.credit.amount} currency={file.currency} /></span>}
      </div>
      <Table label={file.number} rows={file.lines} rowKey={({ id }) => id} empty="" columns={[{ key: "product", title: t("cases.product"), render: ({ productCode, name }) => `${productCode} ${name}` }, figure("quantity"), ...(file.comesBack ? [figure("received"), ...decided.map(figure), figure("onHold")] : [figure("replaced")])]} />
      {(file.finding ?? file.receiptNote) && <p className={style.text}>{[file.receiptNote, file.finding].filter(Boolean).join("\n")}</p>}
      {photos.length > 0 && <div className={style.photos}>{photos.map((id, at) => <a key={id} href={addressOfFile(id)}>{t("cases.photo", { number: String(at + 1) })}</a>)}</div>}
      <ReturnSteps file={file} />
      <div className={sheet.filters}>
        {shown.map((each) => <ActionButton key={each} size="small" disabledReason={reasons[each]} onClick={() => setAct(each)}>{t(`cases.return_${each}`)}</ActionButton>)}
        <PartPapersButton small number={file.number} orderId={file.orderId} part={returnId} watches={[`return:${returnId}`]} />
      </div>
      {act && <ReturnDialog act={act} file={file} onClose={() => setAct(undefined)} />}
    </div>
  );
}
