import { useRouter } from "@tanstack/react-router";
import { listPolicies, readPolicyVersion } from "../../../contract/policies.ts";
import type { Answer } from "../../api/client.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { PageSkeleton } from "../../parts/PageSkeleton.tsx";
import { PageTitle } from "../../parts/PageTitle.tsx";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { Table } from "../../ui/sheet/Table.tsx";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import style from "./policies.module.css";

type Listed = Answer<typeof listPolicies>;
type Policy = Listed["policies"][number];

/** The company's policies with their versions, and which kind and channel of order each serves from when. */
export function PolicyList() {
  const t = useT();
  const language = useLanguage();
  const { history } = useRouter();
  const { data, error, refetch } = useQueryOf(listPolicies, {}, { watches: ["policy"] });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { policies, assignments } = data;
  const nameOf = (id: string) => policies.find(({ policyId }) => policyId === id);
  const check = <ActionButton onClick={() => history.push("/policies/check")}>{t("policies.checkText")}</ActionButton>;
  return (
    <>
      <PageTitle title={t("policies.title")}>{check}</PageTitle>
      {policies.length === 0 && <Empty title={t("policies.none")} hint={t("policies.noneHint")}>{check}</Empty>}
      {policies.length > 0 && (
        <Section flush title={t("policies.versions")}>
          <Table
            label={t("policies.versions")}
            rows={policies}
            rowKey={({ policyId }) => policyId}
            empty="—"
            columns={[
              { key: "name", title: t("policies.name"), render: ({ name, packId }) => <>{name[language] ?? packId} <span className="soft figure">{packId}</span></> },
              { key: "versions", title: t("policies.version"), render: (policy) => <Versions policy={policy} /> },
            ]}
          />
        </Section>
      )}
      <Section flush title={t("policies.assignments")}>
        <Table
          label={t("policies.assignments")}
          rows={assignments}
          rowKey={({ orderKind, channel, from, policyId }) => `${orderKind} ${channel} ${from} ${policyId}`}
          empty={t("policies.noAssignments")}
          columns={[
            { key: "kind", title: t("policies.orderKind"), render: ({ orderKind, channel, policyId }) => <Served policy={nameOf(policyId)} orderKind={orderKind} channel={channel} /> },
            { key: "policy", title: t("policies.name"), render: ({ policyId }) => nameOf(policyId)?.name[language] ?? "—" },
            { key: "from", title: t("policies.from"), render: ({ from }) => <When at={from} /> },
          ]}
        />
      </Section>
    </>
  );
}

function Versions({ policy }: { policy: Policy }) {
  const t = useT();
  return (
    <ul className={style.versions}>
      {policy.versions.map(({ version, state, effectiveFrom, editedAt }) => (
        <li key={version}>
          <Goto href={`/policies/${policy.policyId}/${version}`}>{t("policies.versionNo", { version })}</Goto>
          <StatusTag tone={state === "approved" ? "good" : "warn"}>{t(`policies.state_${state}`)}</StatusTag>
          <span className="soft">{effectiveFrom ? <>{t("policies.effectiveFrom")} <When at={effectiveFrom} show="absolute" /></> : <>{t("policies.editedAt")} <When at={editedAt} show="absolute" /></>}</span>
        </li>
      ))}
    </ul>
  );
}

/** Kinds and channels carry their names in the pack that serves them. */
function Served({ policy, orderKind, channel }: { policy: Policy | undefined; orderKind: string; channel: string | null }) {
  const t = useT();
  const language = useLanguage();
  const version = policy?.versions.find(({ state }) => state === "approved")?.version;
  const { data } = useQueryOf(readPolicyVersion, { policyId: policy?.policyId ?? "", version: version ?? 1 }, { enabled: version !== undefined, watches: ["policy"] });
  const kind = data?.pack.orderKinds.find(({ key }) => key === orderKind)?.name[language] ?? orderKind;
  const way = channel && (data?.pack.intake.channels.find(({ key }) => key === channel)?.name[language] ?? channel);
  return <>{kind} <span className="soft">{way ?? t("policies.allChannels")}</span></>;
}
