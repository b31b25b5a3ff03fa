import { type FormEvent, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { Problem } from "../../ui/Problem.tsx";
import { refuseOrder } from "../remotes.ts";
import { useLinkCommand } from "../use-link.ts";
import { answerOf, digitsMissing } from "./answer.ts";
import type { Confirmation } from "./ConfirmPage.tsx";
import { Who } from "./Who.tsx";

interface Props {
  asked: Confirmation;
  authorization: string | undefined;
  onDone(): void;
  onBack(): void;
}

/** Refuses with the reason, which sales follows up. */
export function RefuseForm({ asked, authorization, onDone, onBack }: Props) {
  const t = useT();
  const { run, pending, error } = useLinkCommand(refuseOrder, authorization);
  const [name, setName] = useState("");
  const [digits, setDigits] = useState("");
  const [reason, setReason] = useState("");
  const [attemptsLeft, setLeft] = useState<number>();
  const ready = name.trim() && reason.trim() && !digitsMissing(asked, digits);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ ...answerOf(asked, { name, digits, answers: {} }), reason });
    if (!answer) return;
    if (answer.decided || answer.attemptsLeft === 0) onDone();
    else setLeft(answer.attemptsLeft);
  };
  return (
    <form className="card stack" onSubmit={(event) => void submit(event)}>
      {error !== undefined && <Problem error={error} focus />}
      <label>
        <span className="label">{t("phone.refuseReason")}</span>
        <textarea className="field" rows={3} maxLength={1000} required value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <Who {...{ asked, name, digits, attemptsLeft }} onName={setName} onDigits={(value) => (setDigits(value), setLeft(undefined))} />
      <button type="submit" className="button main wide" disabled={!ready || pending}>{t(pending ? "phone.sending" : "phone.sendRefusal")}</button>
      {!ready && <p className="soft">{t(reason.trim() ? "phone.nameFirst" : "phone.refuseFirst")}</p>}
      <button type="button" className="button wide" onClick={onBack}>{t("phone.back")}</button>
    </form>
  );
}
