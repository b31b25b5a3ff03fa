import { type FormEvent, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { Problem } from "../../ui/Problem.tsx";
import { digitsMissing } from "../confirm/answer.ts";
import { Who } from "../confirm/Who.tsx";
import { answerDelay } from "../remotes.ts";
import { useLinkCommand } from "../use-link.ts";
import type { Offer } from "./DelayPage.tsx";

/** Yes or no to what is proposed, by whom. */
export function AnswerForm({ offer, authorization, onDone }: { offer: Offer; authorization: string | undefined; onDone(): void }) {
  const t = useT();
  const { run, pending, error } = useLinkCommand(answerDelay, authorization);
  const [name, setName] = useState("");
  const [digits, setDigits] = useState("");
  const [note, setNote] = useState("");
  const [attemptsLeft, setLeft] = useState<number>();
  const ready = name.trim() && !digitsMissing(offer, digits);
  const answer = async (outcome: "accepted" | "refused") => {
    const told = await run({ outcome, name: name.trim(), note: note.trim(), ...(offer.identity === "phoneDigits" && { digits }) });
    if (!told) return;
    if (told.decided || told.attemptsLeft === 0) onDone();
    else setLeft(told.attemptsLeft);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void answer("accepted");
  };
  return (
    <form className="card stack" onSubmit={submit}>
      {error !== undefined && <Problem error={error} focus />}
      <p className="soft">{t("phone.delayEffect")}</p>
      <label>
        <span className="label">{t("phone.delayNote")}</span>
        <textarea className="field" rows={2} maxLength={1000} value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      <Who asked={offer} {...{ name, digits, attemptsLeft }} onName={setName} onDigits={(value) => (setDigits(value), setLeft(undefined))} />
      <button type="submit" className="button main wide" disabled={!ready || pending}>{t(pending ? "phone.sending" : "phone.delayAccept")}</button>
      <button type="button" className="button wide" disabled={!ready || pending} onClick={() => void answer("refused")}>{t("phone.delayRefuse")}</button>
      {!ready && <p className="soft">{t("phone.nameFirst")}</p>}
    </form>
  );
}
