import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useT } from "../../i18n/words.ts";
import { Empty } from "../../ui/Empty.tsx";
import { When } from "../../ui/When.tsx";
import { linkAuthorization } from "../link-token.ts";
import { LinkGate } from "../LinkGate.tsx";
import { readConfirmation } from "../remotes.ts";
import { Result } from "../Result.tsx";
import { useLinked } from "../use-link.ts";
import { AcceptForm } from "./AcceptForm.tsx";
import { ConfirmPaper } from "./ConfirmPaper.tsx";
import { RefuseForm } from "./RefuseForm.tsx";

export type Confirmation = Answer<typeof readConfirmation.of & object>;

/** The customer's page of an order confirmation: what is promised, then yes or no. */
export default function ConfirmPage() {
  const [authorization] = useState(() => linkAuthorization(window));
  const query = useLinked(readConfirmation, authorization);
  return <LinkGate authorization={authorization} query={query}>{(asked) => <Asked asked={asked} authorization={authorization} onChanged={query.refetch} />}</LinkGate>;
}

interface AskedProps {
  asked: Confirmation;
  authorization: string | undefined;
  onChanged(): void;
}

function Asked({ asked, authorization, onChanged }: AskedProps) {
  const t = useT();
  const [refusing, setRefusing] = useState(false);
  const { state, paper, companyName, orderNumber, expiresAt } = asked;
  if (state === "superseded" || !paper) return <Empty title={t("phone.superseded")} hint={t("phone.supersededHint", { company: companyName, order: orderNumber })} />;
  return (
    <>
      <h1>{t(paper.change ? "phone.changeTitle" : "phone.confirmTitle", { order: orderNumber })}</h1>
      {state !== "awaiting" && <Outcome asked={asked} />}
      <ConfirmPaper paper={paper} authorization={authorization} />
      {state === "awaiting" && asked.identityLocked && <Empty title={t("phone.locked")} hint={t("phone.lockedHint")} />}
      {state === "awaiting" && !asked.identityLocked && (
        <>
          <p className="soft">{t("phone.validUntil")} <When at={expiresAt} show="absolute" /></p>
          {refusing ? <RefuseForm {...{ asked, authorization }} onDone={onChanged} onBack={() => setRefusing(false)} /> : <AcceptForm {...{ asked, authorization }} onDone={onChanged} onRefuse={() => setRefusing(true)} />}
        </>
      )}
    </>
  );
}

/** What was answered; shown again however often the link is opened. */
function Outcome({ asked: { state, decidedAt, decidedByName, reason } }: { asked: Confirmation }) {
  const t = useT();
  const given = state === "given";
  return (
    <Result tone={given ? "good" : "bad"} icon={given ? "check" : "cross"} title={t(given ? "phone.accepted" : "phone.refused")}>
      <p>{decidedByName} {decidedAt && <When at={decidedAt} show="absolute" />}</p>
      {reason && <p className="break">{reason}</p>}
      <p className="soft">{t(given ? "phone.acceptedNext" : "phone.refusedNext")}</p>
    </Result>
  );
}
