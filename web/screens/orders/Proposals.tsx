import { useState } from "react";
import { listProposals } from "../../../contract/proposals.ts";
import { useQueryOf } from "../../api/hooks.ts";
import type { Answer } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { useMay } from "../../parts/session.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import type { Order } from "./order-actions.ts";
import { ProposalAnswer } from "./ProposalAnswer.tsx";
import { ProposalDialog } from "./ProposalDialog.tsx";
import { termsText } from "./proposal-words.ts";
import style from "./orders.module.css";

export type Proposal = Answer<typeof listProposals>[number];
const tones: Record<Proposal["state"], Tone> = { open: "warn", accepted: "good", declined: "bad", lapsed: "idle" };

/** What was proposed to the customer after a failed review, with the answers; here the next one is made. Nothing where no review failed. */
export function Proposals({ order }: { order: Order }) {
  const t = useT();
  const may = useMay();
  const [making, make] = useState(false);
  const [answered, answer] = useState<Proposal>();
  const { data = [] } = useQueryOf(listProposals, { orderId: order.id }, { watches: [`order:${order.id}`] });
  const failed = order.axes.review === "failed";
  if (!failed && data.length === 0) return null;
  const barred = may("orders.enter") ? undefined : t("orders.whyNot_permission");
  return (
    <Section
      title={t("orders.proposals")}
      actions={failed ? <ActionButton size="small" type="primary" disabledReason={barred} onClick={() => make(true)}>{t("orders.propose")}</ActionButton> : undefined}
    >
      {data.length === 0 && <p className="soft">{t("orders.noProposals")}</p>}
      <ul className={style.proposals}>
        {data.map((proposal) => (
          <li key={proposal.id}>
            <div className={style.tools}>
              <strong>{t(`orders.proposal_${proposal.terms.kind}`)}</strong>
              <StatusTag tone={tones[proposal.state]}>{t(`orders.proposalState_${proposal.state}`)}</StatusTag>
              <span className="soft">{proposal.byName} <When at={proposal.at} /></span>
              {proposal.state === "open" && <ActionButton size="small" disabledReason={barred} onClick={() => answer(proposal)}>{t("orders.recordProposalAnswer")}</ActionButton>}
            </div>
            <p>{termsText(proposal.terms, order, t)}</p>
            <p className="soft">{proposal.words}</p>
            {proposal.answer && <p>{t("orders.proposalAnsweredBy", { name: proposal.answer.contactName, by: proposal.answer.byName })} <When at={proposal.answer.agreedAt} /> {proposal.answer.note}</p>}
          </li>
        ))}
      </ul>
      {making && <ProposalDialog order={order} onClose={() => make(false)} />}
      {answered && <ProposalAnswer order={order} proposal={answered} onClose={() => answer(undefined)} />}
    </Section>
  );
}
