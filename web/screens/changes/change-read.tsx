import { useParams } from "@tanstack/react-router";
import { readChange } from "../../../contract/changes.ts";
import { listFiles } from "../../../contract/files.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { Money } from "../../ui/Money.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { Comments } from "../comments/Comments.tsx";
import { SubjectDuties } from "../duties/SubjectDuties.tsx";
import { ChangeMargin } from "../orders/ChangeMargin.tsx";
import { addressOfFile } from "../orders/upload.ts";
import { useEntryRules } from "../orders/use-rules.ts";
import { type ChangeFile, changeTones } from "./change-words.ts";
import { ChangeActions } from "./ChangeActions.tsx";
import { ChangeDiff } from "./ChangeDiff.tsx";
import { Approvals, Consent, KeptSheets } from "./ChangeProgress.tsx";
import { RulingView } from "./RulingView.tsx";
import style from "./changes.module.css";

/** One change: what it changes and means, who has agreed, and how it ended. */
export function ChangeRead() {
  const t = useT();
  const { changeId = "" } = useParams({ strict: false });
  const { data: change, error, refetch } = useQueryOf(readChange, { changeId }, { watches: [`change:${changeId}`, "order", "review", "confirmation"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!change) return <PageSkeleton />;
  return (
    <div className={style.stack}>
      <PageTitle title={change.number} beside={<><StatusTag tone={changeTones[change.state]}>{t(`changes.state_${change.state}`)}</StatusTag><span>{t(`changes.kind_${change.kind}`)}</span><Goto href={`/orders/${change.orderId}`}>{change.orderNumber}</Goto></>}>
        <ChangeActions change={change} />
      </PageTitle>
      <div className={style.entry}>
        <div className={style.form}>
          <Section title={t("changes.differences")}><ChangeDiff differences={change.differences} currency={change.currency} /></Section>
          <Approvals change={change} />
          <Consent change={change} />
          <SubjectDuties subject={{ kind: "change", id: change.id }} />
          <KeptSheets change={change} />
        </div>
        <div className={style.stack}>
          <About change={change} />
          <Section title={t("changes.ruling")}><RulingView ruling={change.ruling} /></Section>
          <ChangeMargin changeId={change.id} />
          <Comments subject={{ kind: "change", id: change.id }} />
        </div>
      </div>
    </div>
  );
}

function About({ change }: { change: ChangeFile }) {
  const t = useT();
  const { channelName } = useEntryRules();
  return (
    <Section title={t("changes.facts")}>
      <Facts
        rows={[
          [t("changes.reason"), change.reason],
          [t("changes.from"), t(`changes.from_${change.source.from}`)],
          [t("orders.channel"), channelName(change.source.channel)],
          [t("changes.evidence"), change.source.evidence.length > 0 && <Evidence key="e" change={change} />],
          [t("changes.customer"), <Goto key="c" href={`/customers/${change.customerId}`}>{change.customerName}</Goto>],
          [t("changes.requestedBy"), <span key="r">{change.requestedByName} <When at={change.requestedAt} /></span>],
          ...(change.consent === null ? [] : [[t("changes.consentBefore", { name: change.consent.by }), <span key="o"><When at={change.consent.at} /> <Goto href={`/cases/${change.consent.caseId}`}>{t("changes.consentCase")}</Goto></span>] as const]),
          [t("changes.baseVersion"), t("changes.version", { version: change.baseVersion })],
          ...(change.appliedVersion === null ? [] : [[t("changes.appliedVersion"), t("changes.version", { version: change.appliedVersion })] as const]),
          ...(change.compensation === null ? [] : [[t("changes.compensation"), <Money key="m" amount={change.compensation} currency={change.currency} />] as const]),
          ...(change.closedAt === null ? [] : [[t("changes.closed"), <span key="w">{change.closedByName} <When at={change.closedAt} /></span>] as const]),
          ...(change.closedWhy === null ? [] : [[t("changes.closedWhy"), change.closedWhy] as const]),
        ]}
      />
    </Section>
  );
}

function Evidence({ change: { orderId, source } }: { change: ChangeFile }) {
  const t = useT();
  const { data = [] } = useQueryOf(listFiles, { kind: "order", id: orderId }, { watches: [`order:${orderId}`] });
  return <>{source.evidence.map((id) => <div key={id}><a href={addressOfFile(id)}>{data.find((file) => file.id === id)?.name ?? t("orders.original")}</a></div>)}</>;
}
