import { type FormEvent, useRef, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { Problem } from "../../ui/Problem.tsx";
import { acceptOrder } from "../remotes.ts";
import { SignaturePad } from "../SignaturePad.tsx";
import { useLinkCommand } from "../use-link.ts";
import { type Answers, answerOf, digitsMissing, sendEvidence } from "./answer.ts";
import type { Confirmation } from "./ConfirmPage.tsx";
import { Who } from "./Who.tsx";

interface Props {
  asked: Confirmation;
  authorization: string | undefined;
  onDone(): void;
  onRefuse(): void;
}

/** Accepts under the words shown above the button; with a signature or a scan where the customer gives one. */
export function AcceptForm({ asked, authorization, onDone, onRefuse }: Props) {
  const t = useT();
  const { run, pending, error, fail } = useLinkCommand(acceptOrder, authorization);
  const [name, setName] = useState("");
  const [digits, setDigits] = useState("");
  const [answers, setAnswers] = useState<Answers>({});
  const [attemptsLeft, setLeft] = useState<number>();
  const [scan, setScan] = useState<File>();
  const [sending, setSending] = useState(false);
  const signature = useRef<HTMLCanvasElement>(undefined);
  const sent = useRef<{ of: unknown; evidence: Awaited<ReturnType<typeof sendEvidence>> }>(undefined);
  const open = asked.questions.filter((question) => !answers[question]);
  const ready = name.trim() && !digitsMissing(asked, digits) && open.length === 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    try {
      // Files that arrived are not sent again when only the answer was lost.
      const of = `${signature.current?.toDataURL()} ${scan?.name} ${scan?.lastModified}`;
      const before = sent.current;
      const evidence = before?.of === of ? before.evidence : await sendEvidence({ signature: signature.current, scan, authorization });
      sent.current = { of, evidence };
      const answer = await run({ ...answerOf(asked, { name, digits, answers }), consent: true, evidence });
      if (answer?.decided || answer?.attemptsLeft === 0) onDone();
      else if (answer) setLeft(answer.attemptsLeft);
    } catch (failure) {
      fail(failure);
    } finally {
      setSending(false);
    }
  };
  return (
    <form className="card stack" onSubmit={(event) => void submit(event)}>
      {error !== undefined && <Problem error={error} focus />}
      {asked.questions.map((question) => (
        <label key={question} className="check"><input type="checkbox" checked={answers[question] ?? false} onChange={({ target }) => setAnswers({ ...answers, [question]: target.checked })} />{t(`phone.question_${question}`)}</label>
      ))}
      <Who {...{ asked, name, digits, attemptsLeft }} onName={setName} onDigits={(value) => (setDigits(value), setLeft(undefined))} />
      <SignaturePad name={name} onChange={(canvas) => (signature.current = canvas)} />
      <div className="button file">{scan ? scan.name : t("phone.uploadScan")}<input type="file" aria-label={t("phone.uploadScan")} accept="image/png,image/jpeg,application/pdf" onChange={({ target }) => setScan(target.files?.[0])} /></div>
      <p className="soft">{asked.consent}</p>
      <button type="submit" className="button main wide" disabled={!ready || pending || sending}>{t(pending || sending ? "phone.sending" : "phone.accept")}</button>
      {!ready && <p className="soft">{t(open.length ? "phone.answerAll" : "phone.nameFirst")}</p>}
      <button type="button" className="button wide" onClick={onRefuse}>{t("phone.refuse")}</button>
    </form>
  );
}
