import { useParams, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { readPolicyVersion } from "../../../contract/policies.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Facts } from "../../ui/sheet/Facts.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { usePeople, useBarred } from "../people/names.ts";
import { AfterSales } from "./AfterSales.tsx";
import { Assessment } from "./Assessment.tsx";
import { ApproveForm, AssignForm } from "./dialogs.tsx";
import { Duties } from "./Duties.tsx";
import { Changes } from "./Changes.tsx";
import { Confirmation, Execution, Gates } from "./Execution.tsx";
import { Intake, Route } from "./Intake.tsx";
import { Papers } from "./Papers.tsx";
import type { PolicyVersion } from "./pack-words.ts";
import style from "./policies.module.css";

/** One version of a policy, as a page that people can read. */
export function PolicyRead() {
  const { policyId = "", version = "1" } = useParams({ strict: false });
  const { data, error, refetch } = useQueryOf(readPolicyVersion, { policyId, version: Number(version) }, { watches: ["policy"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <Head policy={data} />
      <Intake pack={data.pack} />
      <Route pack={data.pack} />
      <Confirmation pack={data.pack} />
      <Gates pack={data.pack} />
      <Execution pack={data.pack} />
      <Changes pack={data.pack} />
      <AfterSales pack={data.pack} />
      <Duties pack={data.pack} />
      <Assessment pack={data.pack} />
      <Papers pack={data.pack} />
      <Source policy={data} />
    </>
  );
}

function Head({ policy }: { policy: PolicyVersion }) {
  const t = useT();
  const language = useLanguage();
  const { history } = useRouter();
  const { nameOf } = usePeople();
  const barred = useBarred()("policies.manage");
  const held = useSession().data?.roles ?? [];
  const [asking, setAsking] = useState<"approve" | "assign">();
  const { policyId, version, name, state, pack, effectiveFrom, editedBy, editedAt, approvedBy, approvedAt, sha256 } = policy;
  const draft = state === "draft";
  const person = (id: string | null) => (id ? nameOf(id) || t("stock.bySystem") : "");
  return (
    <>
      <PageTitle
        title={`${name[language] ?? policy.packId} · ${t("policies.versionNo", { version })}`}
        beside={<StatusTag tone={draft ? "warn" : "good"}>{t(`policies.state_${state}`)}</StatusTag>}
      >
        {draft && <ActionButton type="primary" disabledReason={barred ?? (held.includes(pack.owner) ? undefined : t("policies.ownerApproves", { role: t(`people.role_${pack.owner}`) }))} onClick={() => setAsking("approve")}>{t("policies.approve")}</ActionButton>}
        <ActionButton disabledReason={barred ?? (draft ? t("policies.approveFirst") : undefined)} onClick={() => setAsking("assign")}>{t("policies.assign")}</ActionButton>
        <ActionButton disabledReason={barred} onClick={() => history.push(`/policies/check?policy=${policyId}&version=${version}`)}>{t("policies.newVersion")}</ActionButton>
      </PageTitle>
      <Section title={t("policies.about")}>
        <Facts
          rows={[
            [t("policies.packId"), <span key="p" className="figure">{policy.packId}</span>],
            [t("policies.owner"), t(`people.role_${pack.owner}`)],
            [t("policies.orderKinds"), pack.orderKinds.map((kind) => t("ui.noted", { text: kind.name[language], note: t(`policies.established_${kind.establishedAt}`) })).join(t("people.listComma"))],
            [t("policies.effectiveFrom"), effectiveFrom && <When key="f" at={effectiveFrom} />],
            [t("policies.editedBy"), <span key="e">{person(editedBy)} <When at={editedAt} /></span>],
            [t("policies.approvedBy"), approvedAt && <span key="a">{person(approvedBy)} <When at={approvedAt} /></span>],
            ["SHA-256", <span key="s" className="figure" title={sha256}>{sha256.slice(0, 16)}…</span>],
          ]}
        />
        <nav className={style.contents} aria-label={t("policies.contents")}>
          {(["intake", "review", "confirmation", "gates", "execution", "changes", "duties", "assessment", "papers", "text"] as const).map((part) => <Goto key={part} href={`#${part}`} onClick={(event) => (event.preventDefault(), document.getElementById(part)?.scrollIntoView())}>{t(`policies.${part}`)}</Goto>)}
        </nav>
      </Section>
      {asking === "approve" && <ApproveForm policy={policy} onClose={() => setAsking(undefined)} />}
      {asking === "assign" && <AssignForm policy={policy} onClose={() => setAsking(undefined)} />}
    </>
  );
}

/** The very text that was saved and approved. */
function Source({ policy }: { policy: PolicyVersion }) {
  const t = useT();
  return (
    <div id="text">
      <Section title={t("policies.text")}>
        <details>
          <summary>{t("policies.showText")}</summary>
          {/* The keyboard scrolls it (WCAG 2.1.1). */}
          <pre className={style.text} tabIndex={0} role="region" aria-label={t("policies.text")}>{policy.text}</pre>
        </details>
      </Section>
    </div>
  );
}
