import { useParams } from "@tanstack/react-router";
import { readCase } from "../../../contract/cases.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { Comments } from "../comments/Comments.tsx";
import { hrefOfSubject } from "../duties/subject-href.ts";
import { addressOfFile } from "../orders/upload.ts";
import { useCompany } from "../people/names.ts";
import { type CaseFile, caseTones } from "./case-words.ts";
import { CaseActions } from "./CaseActions.tsx";
import { AffectedGoods, CaseCosts } from "./CaseGoods.tsx";
import { CaseNotes } from "./CaseNotes.tsx";
import { CaseReturns } from "./CaseReturns.tsx";
import { CaseSteps } from "./CaseSteps.tsx";
import style from "./cases.module.css";
import { DelayedOrders } from "./DelayedOrders.tsx";

/** A case: what went wrong, who answers for it, what was said and done, and how it ended. */
export function CaseRead() {
  const t = useT();
  const { caseId = "" } = useParams({ strict: false });
  const { data: file, error, refetch } = useQueryOf(readCase, { caseId }, { watches: [`case:${caseId}`] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!file) return <PageSkeleton />;
  const delayed = file.kind === "delay";
  return (
    <>
      <PageTitle title={file.number} beside={<><StatusTag tone={caseTones[file.state]}>{t(`cases.state_${file.state}`)}</StatusTag><span>{t(`cases.kind_${file.kind}`)}</span><span className="soft">{file.customerName}</span></>}>
        <CaseActions file={file} />
      </PageTitle>
      <div className={sheet.stack}>
        {delayed && <DelayedOrders file={file} />}
        <div className={sheet.columns}>
          <div className={sheet.stack}>
            <WhatHappened file={file} />
            {!delayed && <AffectedGoods file={file} />}
            <Outcome file={file} />
            {file.orderId !== null && !delayed && <CaseReturns file={file} />}
            <CaseCosts file={file} />
          </div>
          <div className={sheet.stack}>
            <CaseSteps file={file} />
            <CaseNotes file={file} />
            <Comments subject={{ kind: "case", id: file.id }} />
          </div>
        </div>
      </div>
    </>
  );
}

function WhatHappened({ file }: { file: CaseFile }) {
  const t = useT();
  const { data: company } = useCompany();
  const href = hrefOfSubject(file.subject);
  const departments = file.departments.flatMap((id) => company?.departments.find((each) => each.id === id)?.name ?? []);
  return (
    <Section title={t("cases.facts")}>
      <p className={style.text}>{file.description}</p>
      <Facts
        rows={[
          [t("cases.subject"), href ? <Goto key="s" href={href}>{file.title}</Goto> : file.title],
          [t("cases.customer"), file.customerName],
          [t("cases.kind"), t(`cases.kind_${file.kind}`)],
          [t("cases.source"), t(`cases.source_${file.source}`)],
          [t("cases.openedAt"), <span key="o">{file.openedByName ?? t("orders.system")} <When at={file.openedAt} /></span>],
          [t("cases.owner"), file.ownerName],
          [t("cases.escalateTo"), file.escalatedTo && t(`people.role_${file.escalatedTo}`)],
          [t("cases.departments"), departments.join(t("people.listComma"))],
          [t("cases.photos"), file.photos.length > 0 && <span key="p" className={style.photos}>{file.photos.map((id, at) => <a key={id} href={addressOfFile(id)}>{t("cases.photo", { number: String(at + 1) })}</a>)}</span>],
        ]}
      />
    </Section>
  );
}

function Outcome({ file }: { file: CaseFile }) {
  const t = useT();
  const { finding, blame, proposals, proposal, answer, customerAnswer, carriedOut, result, satisfaction, settledAt } = file;
  if ([finding, proposal, customerAnswer, result].every((each) => each === null)) return null;
  const told = (text: string | null, beside = "") => text !== null && <span className={style.text}>{[beside, text].filter(Boolean).join(" · ")}</span>;
  return (
    <Section title={t("cases.outcome")}>
      <Facts
        rows={[
          [t("cases.finding"), told(finding, blame ? t(`cases.blame_${blame}`) : "")],
          [t("cases.proposal"), told(proposal, proposals.map((kind) => t(`cases.remedy_${kind}`)).join(t("people.listComma")))],
          [t("cases.customerAnswer"), told(customerAnswer, answer ? t(`cases.answer_${answer}`) : "")],
          [t("cases.carriedOut"), told(carriedOut)],
          [t("cases.result"), told(result)],
          [t("cases.satisfaction"), satisfaction !== null && t(`cases.satisfaction_${satisfaction}`)],
          [t("cases.settledAt"), settledAt !== null && <When key="w" at={settledAt} />],
        ]}
      />
    </Section>
  );
}
