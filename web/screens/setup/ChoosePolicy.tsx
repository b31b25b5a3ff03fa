import { Button, Radio } from "antd";
import { useState } from "react";
import { approvePolicyVersion, assignPolicy, suggestPolicy } from "../../../contract/policies.ts";
import type { Answer } from "../../api/client.ts";
import { useCommand, useQueryOf } from "../../api/hooks.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { useSession } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { presentDay } from "../../ui/setting.ts";
import { StatusTag } from "../../ui/StatusTag.tsx";
import { toast } from "../../ui/toasts.ts";

type Suggested = Answer<typeof suggestPolicy>["policies"][number];
type Supply = "make" | "stock" | "both";

/** Three questions, and the policies in the order in which they fit the answers. */
export function ChoosePolicy() {
  const t = useT();
  const [supply, setSupply] = useState<Supply>("both");
  const [customerConfirms, setConfirms] = useState(true);
  const [credit, setCredit] = useState(true);
  const { data, error } = useQueryOf(suggestPolicy, { supply, customerConfirms, credit }, { keep: true });
  const yesNo = [{ value: true, label: t("setup.yes") }, { value: false, label: t("setup.no") }];
  return (
    <>
      <Asked label={t("setup.question_supply")}><Radio.Group aria-label={t("setup.question_supply")} value={supply} onChange={({ target }) => setSupply(target.value as Supply)} options={(["make", "stock", "both"] as const).map((value) => ({ value, label: t(`setup.supply_${value}`) }))} /></Asked>
      <Asked label={t("setup.question_customerConfirms")}><Radio.Group aria-label={t("setup.question_customerConfirms")} value={customerConfirms} onChange={({ target }) => setConfirms(target.value as boolean)} options={yesNo} /></Asked>
      <Asked label={t("setup.question_credit")}><Radio.Group aria-label={t("setup.question_credit")} value={credit} onChange={({ target }) => setCredit(target.value as boolean)} options={yesNo} /></Asked>
      {error && <Problem error={error} />}
      {data?.policies.map((policy, i) => <Suggestion key={policy.policyId} policy={policy} best={i === 0} />)}
    </>
  );
}

function Asked({ label, children }: { label: string; children: React.ReactNode }) {
  return <div style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px", marginBottom: 8 }}><strong style={{ minWidth: 260 }}>{label}</strong>{children}</div>;
}

/** A policy with what speaks for and against it. Its owner approves it, then it can be assigned. */
function Suggestion({ policy, best }: { policy: Suggested; best: boolean }) {
  const t = useT();
  const language = useLanguage();
  const { data: me } = useSession();
  const approve = useCommand(approvePolicyVersion);
  const assign = useCommand(assignPolicy);
  const owner = t(`people.role_${policy.owner}`);
  const mine = me?.roles.includes(policy.owner) ?? false;
  const approving = () => void approve.run({ policyId: policy.policyId, version: policy.version, effectiveFrom: presentDay() }).then(() => toast({ text: t("setup.approved") }), () => undefined);
  const assigning = () => void assign.run({ policyId: policy.policyId, orderKind: policy.orderKinds[0] ?? "standard", from: presentDay() }).then(() => toast({ text: t("setup.assigned") }), () => undefined);
  const error = approve.error ?? assign.error;
  return (
    <div style={{ borderTop: "1px solid var(--line)", padding: "8px 0" }}>
      <div><strong>{policy.name[language]}</strong> {best && <StatusTag tone="good">{t("setup.best")}</StatusTag>}</div>
      <div>{policy.fits.map(({ question, fits }) => <div key={question}><StatusTag tone={fits ? "good" : "warn"}>{t(`setup.${fits ? "fits" : "fitsNot"}_${question}`)}</StatusTag></div>)}</div>
      {error && <Problem error={error} />}
      <p style={{ display: "flex", flexWrap: "wrap", gap: 12, margin: "4px 0 0" }}>
        {policy.approved ? <StatusTag tone="good">{t("setup.approvedAlready")}</StatusTag> : <ActionButton size="small" loading={approve.pending} disabledReason={mine ? undefined : t("setup.ownerApproves", { owner })} onClick={approving}>{t("setup.approve")}</ActionButton>}
        <ActionButton size="small" type={best ? "primary" : "default"} loading={assign.pending} disabledReason={policy.approved ? undefined : t("setup.approveFirst", { owner })} onClick={assigning}>{t("setup.assign")}</ActionButton>
        <Button size="small" type="link" href={`/policies/${policy.policyId}`}>{t("setup.look")}</Button>
      </p>
    </div>
  );
}
