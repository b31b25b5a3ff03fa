import { type FormEvent, useRef, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { pngOf, shrunk } from "../pictures.ts";
import { SignaturePad } from "../SignaturePad.tsx";
import { type LinkedLine, photoWord, receivedLines, type Said } from "./lines.ts";
import { ReceivedLine } from "./ReceivedLine.tsx";

/** As many as the contract takes. */
const mostPhotos = 10;
export interface Taken {
  blob: Blob;
  lineId?: string;
}

type Evidence = "drawnSignature" | "stampedScan" | "photo";
/** What was filled in, for every line. */
export interface Filled {
  signer: string;
  lines: NonNullable<ReturnType<typeof receivedLines>>;
  objection: string;
  signature?: string;
}

interface Props {
  lines: readonly LinkedLine[];
  /** What the policy takes as proof. */
  evidence: readonly Evidence[];
  pending: boolean;
  onSign(filled: Filled, photos: readonly Taken[]): void;
}

/**
 * Every line is filled in as sent, so that a full receipt is a name, a signature and one tap. Where the policy takes no drawn signature,
 * a photo of the signed paper stands for it.
 */
export function SignForm({ lines: sent, evidence, pending, onSign }: Props) {
  const t = useT();
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({});
  const [photos, setPhotos] = useState<readonly Taken[]>([]);
  const [signer, setSigner] = useState("");
  const [objection, setObjection] = useState("");
  const [signed, setSigned] = useState(false);
  const signature = useRef<HTMLCanvasElement>(undefined);
  const lines = receivedLines(sent, said);
  const draws = evidence.includes("drawnSignature");
  const unproven = draws ? !signed && "phone.signFirst" : !photos.some(({ lineId }) => !lineId) && "phone.paperFirst";
  const missing = !lines ? "phone.reasonFirst" : !signer.trim() ? "phone.nameFirst" : unproven || undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (lines && !missing) onSign({ signer: signer.trim(), lines, objection, ...(signature.current && { signature: pngOf(signature.current) }) }, photos);
  };
  const photograph = async (files: FileList | null, lineId?: string) => {
    for (const file of files ?? []) {
      const blob = await shrunk(file);
      setPhotos((before) => [...before, { blob, ...(lineId && { lineId }) }].slice(0, mostPhotos));
    }
  };
  const photoLabel = draws ? photoWord(t, photos.length) : t("phone.photoOfPaper", { count: photos.filter(({ lineId }) => !lineId).length });
  const saidOf = (line: LinkedLine): Said => said[line.id] ?? { received: line.shipped, note: "" };
  return (
    <form className="stack" onSubmit={submit}>
      <section className="card">
        <h2>{t("phone.received")}</h2>
        <ul className="rows">
          {sent.map((line) => <ReceivedLine key={line.id} line={line} said={saidOf(line)} photos={photos.filter(({ lineId }) => lineId === line.id).length} onSay={(next) => setSaid({ ...said, [line.id]: next })} onPhoto={(files) => void photograph(files, line.id)} />)}
        </ul>
      </section>
      <section className="card stack">
        <label><span className="label">{t("phone.objection")}</span><textarea className="field" rows={2} maxLength={1000} value={objection} onChange={({ target }) => setObjection(target.value)} /></label>
        {(!draws || evidence.includes("photo")) && <div className="button file">{photoLabel}<input type="file" aria-label={photoLabel} accept="image/*" capture="environment" multiple onChange={({ target }) => void photograph(target.files)} /></div>}
        <label><span className="label">{t("phone.signer")}</span><input className="field" autoComplete="name" maxLength={40} required value={signer} onChange={({ target }) => setSigner(target.value)} /></label>
        {draws && <SignaturePad name={signer} onChange={(canvas) => ((signature.current = canvas), setSigned(canvas !== undefined))} />}
        <button type="submit" className="button main wide" disabled={missing !== undefined || pending}>{t(pending ? "phone.sending" : "phone.sign")}</button>
        {missing && <p className="soft">{t(missing)}</p>}
      </section>
    </form>
  );
}
