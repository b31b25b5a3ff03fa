import { type FormEvent, useState } from "react";
import type { refusalReasons } from "../../../contract/trips.ts";
import { useT } from "../../i18n/words.ts";
import { shrunk } from "../pictures.ts";
import { photoWord } from "../sign/lines.ts";
import type { Taken } from "../sign/SignForm.tsx";

type Reason = (typeof refusalReasons)[number];
const reasons = ["damaged", "wrongProduct", "quality", "late", "notOrdered", "other"] as const satisfies readonly Reason[];
/** As many as the contract takes. */
const mostPhotos = 10;

/** The receiver does not take a delivery: why, in his words, with photos. */
export function RefusedForm({ number, onSend }: { number: string; onSend(said: { reason: Reason; words: string }, photos: readonly Taken[]): void }) {
  const t = useT();
  const [reason, setReason] = useState<Reason>();
  const [words, setWords] = useState("");
  const [photos, setPhotos] = useState<readonly Taken[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason && words.trim()) onSend({ reason, words: words.trim() }, photos);
  };
  const photograph = async (files: FileList | null) => {
    for (const file of files ?? []) {
      const blob = await shrunk(file);
      setPhotos((before) => [...before, { blob }].slice(0, mostPhotos));
    }
  };
  const missing = !reason || !words.trim();
  return (
    <form className="card stack" onSubmit={submit}>
      <h1>{t("phone.refuseAtDoorTitle", { number })}</h1>
      <fieldset className="plain">
        <legend className="label">{t("phone.why")}</legend>
        <div className="chips">{reasons.map((each) => <button key={each} type="button" className="button" aria-pressed={reason === each} onClick={() => setReason(each)}>{t(`phone.refuseWhy_${each}`)}</button>)}</div>
      </fieldset>
      <label><span className="label">{t("phone.refuseWords")}</span><textarea className="field" rows={2} maxLength={500} required value={words} onChange={({ target }) => setWords(target.value)} /></label>
      <div className="button file">{photoWord(t, photos.length)}<input type="file" aria-label={photoWord(t, photos.length)} accept="image/*" capture="environment" multiple onChange={({ target }) => void photograph(target.files)} /></div>
      <button type="submit" className="button main wide" disabled={missing}>{t("phone.save")}</button>
      {missing && <p className="soft">{t("phone.wordsFirst")}</p>}
    </form>
  );
}
