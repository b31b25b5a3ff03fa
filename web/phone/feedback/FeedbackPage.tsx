import { type FormEvent, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { Problem } from "../../ui/Problem.tsx";
import { linkAuthorization } from "../link-token.ts";
import { LinkGate } from "../LinkGate.tsx";
import { rateDelivery, readRating } from "../remotes.ts";
import { Result } from "../Result.tsx";
import { useLinkCommand, useLinked } from "../use-link.ts";

type Score = "quality" | "punctuality" | "service";

/** The customer rates an order: the scores that the policy asks, words if he likes, and how an objection was made good if he knows. */
export default function FeedbackPage() {
  const t = useT();
  const [authorization] = useState(() => linkAuthorization(window));
  const query = useLinked(readRating, authorization);
  const [thanked, setThanked] = useState(false);
  return (
    <LinkGate authorization={authorization} query={query}>
      {({ company, orderNumber, rated, policy, asksResult }) => (
        <>
          <h1>{t("phone.rateTitle")}</h1>
          <p className="soft">{company} · {orderNumber}</p>
          {rated || thanked
            ? <Result tone="good" title={t("phone.rated")} />
            : <Form {...{ authorization, asksResult }} scores={policy.scores} onDone={() => setThanked(true)} />}
        </>
      )}
    </LinkGate>
  );
}

function Form({ authorization, scores, asksResult, onDone }: { authorization: string | undefined; scores: readonly Score[]; asksResult: boolean; onDone(): void }) {
  const t = useT();
  const { run, pending, error } = useLinkCommand(rateDelivery, authorization);
  const [given, setGiven] = useState<Partial<Record<Score, number>>>({});
  const [comments, setComments] = useState("");
  const [result, setResult] = useState("");
  const ready = scores.every((score) => given[score] !== undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (ready && (await run({ ...given, comments, ...(result.trim() && { afterSalesResult: result.trim() }) }))) onDone();
  };
  return (
    <form className="card stack" onSubmit={(event) => void submit(event)}>
      {error !== undefined && <Problem error={error} focus />}
      {scores.map((score) => <Stars key={score} label={t(`phone.score_${score}`)} value={given[score] ?? 0} onChange={(value) => setGiven({ ...given, [score]: value })} />)}
      <label>
        <span className="label">{t("phone.comments")}</span>
        <textarea className="field" rows={3} maxLength={1000} value={comments} onChange={({ target }) => setComments(target.value)} />
      </label>
      {asksResult && (
        <label>
          <span className="label">{t("phone.afterSalesResult")}</span>
          <textarea className="field" rows={2} maxLength={500} value={result} onChange={({ target }) => setResult(target.value)} />
        </label>
      )}
      <button type="submit" className="button main wide" disabled={!ready || pending}>{t(pending ? "phone.sending" : "phone.rate")}</button>
      {!ready && <p className="soft">{t("phone.rateFirst")}</p>}
    </form>
  );
}

function Stars({ label, value, onChange }: { label: string; value: number; onChange(value: number): void }) {
  const t = useT();
  return (
    <fieldset className="plain">
      <legend className="label">{label}</legend>
      <div className="stars">
        {[1, 2, 3, 4, 5].map((each) => <button key={each} type="button" className="button" aria-pressed={each <= value} aria-label={`${label} ${t("phone.stars", { count: each })}`} onClick={() => onChange(each)}>{each <= value ? "★" : "☆"}</button>)}
      </div>
    </fieldset>
  );
}
