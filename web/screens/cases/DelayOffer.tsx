import { useT } from "../../i18n/words.ts";
import { Goto } from "../../parts/Goto.tsx";
import { StatusTag, type Tone } from "../../ui/StatusTag.tsx";
import { When } from "../../ui/When.tsx";
import { ChangeDiff } from "../changes/ChangeDiff.tsx";
import style from "./cases.module.css";
import type { Row } from "./DelayTelling.tsx";

type Offer = Row["proposals"][number];
const tones: Record<Offer["state"], Tone> = { draft: "idle", released: "warn", accepted: "good", refused: "bad", lapsed: "idle" };

/** What is proposed about one order, the latest in full, from what to what, with the answer; earlier ones folded away. */
export function DelayOffer({ row: { proposals } }: { row: Row }) {
  const t = useT();
  const [latest, ...earlier] = proposals;
  if (!latest) return null;
  return (
    <>
      <One offer={latest} />
      {earlier.map((offer) => (
        <details key={offer.id} className={style.earlier}>
          <summary>{t(`orders.proposal_${offer.terms.kind}`)} · {t(`cases.offerState_${offer.state}`)}</summary>
          <One offer={offer} />
        </details>
      ))}
    </>
  );
}

function One({ offer: { state, terms, differences, currency, words, answer } }: { offer: Offer }) {
  const t = useT();
  return (
    <div className={style.offer}>
      <div><strong>{t(`orders.proposal_${terms.kind}`)}</strong> <StatusTag tone={tones[state]}>{t(`cases.offerState_${state}`)}</StatusTag></div>
      <ChangeDiff differences={differences} currency={currency} />
      {words && <div className="soft">{words}</div>}
      {answer && (
        <div>
          {answer.contactName} <span className="soft"><When at={answer.agreedAt} /></span> {answer.note}
          {answer.change && <> <Goto href={`/changes/${answer.change.id}`}>{t("cases.becameChange", { number: answer.change.number })}</Goto></>}
          {answer.obstacles.length > 0 && <div className={style.text}>{answer.obstacles.join("; ")}</div>}
        </div>
      )}
    </div>
  );
}
