import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { Empty } from "../../ui/Empty.tsx";
import { formatMoney } from "../../ui/format.ts";
import { When } from "../../ui/When.tsx";
import { linkAuthorization } from "../link-token.ts";
import { LinkGate } from "../LinkGate.tsx";
import { readDelay } from "../remotes.ts";
import { Result } from "../Result.tsx";
import { useLinked } from "../use-link.ts";
import { AnswerForm } from "./AnswerForm.tsx";

export type Offer = Answer<typeof readDelay.of & object>;

/** The customer's page of an order that comes late: what happened, what is proposed, then yes or no. */
export default function DelayPage() {
  const [authorization] = useState(() => linkAuthorization(window));
  const query = useLinked(readDelay, authorization);
  return <LinkGate authorization={authorization} query={query}>{(offer) => <Offered offer={offer} authorization={authorization} onChanged={query.refetch} />}</LinkGate>;
}

function Offered({ offer, authorization, onChanged }: { offer: Offer; authorization: string | undefined; onChanged(): void }) {
  const t = useT();
  const { state, companyName, orderNumber, expiresAt } = offer;
  if (state === "lapsed" || state === "draft") return <Empty title={t("phone.delayLapsed")} hint={t("phone.delayLapsedHint", { company: companyName, order: orderNumber })} />;
  return (
    <>
      <h1>{t("phone.delayTitle", { order: orderNumber })}</h1>
      {state !== "released" && <Outcome offer={offer} accepted={state === "accepted"} />}
      <Told offer={offer} />
      <Proposed offer={offer} />
      {state === "released" && (offer.identityLocked
        ? <Empty title={t("phone.locked")} hint={t("phone.lockedHint")} />
        : <><p className="soft">{t("phone.validUntil")} <When at={expiresAt} show="absolute" /></p><AnswerForm {...{ offer, authorization }} onDone={onChanged} /></>)}
    </>
  );
}

function Told({ offer: { companyName, notice, dateBefore, dateAfter } }: { offer: Offer }) {
  const t = useT();
  return (
    <section className="card stack">
      <strong>{companyName}</strong>
      <p className="break">{notice}</p>
      <div className="between"><span><span className="label">{t("phone.delayWas")}</span> <span className="figure">{dateBefore ?? "—"}</span></span><span><span className="label">{t("phone.delayNow")}</span> <span className="figure">{dateAfter ?? "—"}</span></span></div>
    </section>
  );
}

/** Each difference from what to what, and the total where it changes. */
function Proposed({ offer: { words, differences, currency, totalBefore, totalAfter } }: { offer: Offer }) {
  const t = useT();
  const language = useLanguage();
  const money = (amount: string) => formatMoney(amount, { currency, language });
  return (
    <section className="card stack">
      <h2>{t("phone.delayProposal")}</h2>
      <ul className="rows">
        {differences.map(({ field, lineNo, name, unit, before, after }) => (
          <li key={`${field} ${lineNo ?? ""}`}>
            <div className="between"><strong>{t(`phone.changed_${field}`)}</strong><span className="soft">{lineNo !== null && `${t("phone.delayLine", { line: lineNo })} ${name ?? ""}`}</span></div>
            <p className="break"><del className="soft">{shown(field, before, unit)}</del> <span aria-hidden>→</span> <strong>{shown(field, after, unit)}</strong></p>
          </li>
        ))}
      </ul>
      {totalBefore !== totalAfter && <div className="between"><span className="label">{t("phone.delayTotal")}</span><span className="figure"><del className="soft">{money(totalBefore)}</del> → {money(totalAfter)}</span></div>}
      {words && <p className="break">{words}</p>}
    </section>
  );
}

const counted: readonly string[] = ["quantityUp", "quantityDown", "lineAdded", "lineRemoved"];
const shown = (field: string, value: string | null, unit: string | null): string => (value === null ? "—" : counted.includes(field) ? `${value} ${unit ?? ""}` : value);

/** What was answered; shown again however often the link is opened. */
function Outcome({ offer: { decidedAt, decidedByName, note }, accepted }: { offer: Offer; accepted: boolean }) {
  const t = useT();
  return (
    <Result tone={accepted ? "good" : "bad"} icon={accepted ? "check" : "cross"} title={t(accepted ? "phone.delayAccepted" : "phone.delayRefused")}>
      <p>{decidedByName} {decidedAt && <When at={decidedAt} show="absolute" />}</p>
      {note && <p className="break">{note}</p>}
      <p className="soft">{t(accepted ? "phone.delayAcceptedNext" : "phone.delayRefusedNext")}</p>
    </Result>
  );
}
