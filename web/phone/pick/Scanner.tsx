import { type FormEvent, useEffect, useRef, useState } from "react";
import { useT } from "../../i18n/words.ts";

/** Only some browsers have it; the typed field works everywhere. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
const DetectorOf = (globalThis as { BarcodeDetector?: new () => Detector }).BarcodeDetector;
const lookMs = 250;
/** The same code again within this time is the same box still in the picture. */
const sameMs = 1500;

/** Gives codes by camera where the phone can, by a scanner that types, or by hand. */
export function Scanner({ onCode }: { onCode(code: string): void }) {
  const t = useT();
  const [code, setCode] = useState("");
  const [camera, setCamera] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim()) onCode(code.trim());
    setCode("");
    field.current?.focus();
  };
  const possible = DetectorOf !== undefined && typeof navigator.mediaDevices?.getUserMedia === "function";
  return (
    <div className="stack">
      {camera && <Camera onCode={onCode} onFail={() => setCamera(false)} />}
      {possible && <button type="button" className="button wide" onClick={() => setCamera(!camera)}>{t(camera ? "phone.cameraOff" : "phone.cameraOn")}</button>}
      <form className="row" onSubmit={submit}>
        <input ref={field} className="field" style={{ flex: 1, width: 0 }} autoComplete="off" enterKeyHint="done" aria-label={t("phone.code")} placeholder={t("phone.code")} value={code} onChange={({ target }) => setCode(target.value)} />
        <button type="submit" className="button">{t("phone.take")}</button>
      </form>
      {!possible && <p className="soft">{t("phone.noCamera")}</p>}
    </div>
  );
}

function Camera({ onCode, onFail }: { onCode(code: string): void; onFail(): void }) {
  const t = useT();
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef({ onCode, onFail });
  useEffect(() => {
    latest.current = { onCode, onFail };
  });
  useEffect(() => {
    const { current: screen } = video;
    if (!screen || !DetectorOf) return;
    return watch(screen, new DetectorOf(), { code: (code) => latest.current.onCode(code), fail: () => latest.current.onFail() });
  }, []);
  return <video ref={video} className="camera" muted playsInline aria-label={t("phone.cameraOn")} />;
}

/** Looks through the camera until the answered function is called. */
function watch(screen: HTMLVideoElement, detector: Detector, { code, fail }: { code(code: string): void; fail(): void }): () => void {
  let stopped = false;
  let stream: MediaStream | undefined;
  let last = { code: "", at: 0 };
  const look = async () => {
    const [found] = await detector.detect(screen).catch(() => []);
    const now = Date.now();
    if (found && (found.rawValue !== last.code || now - last.at > sameMs)) code(found.rawValue);
    if (found) last = { code: found.rawValue, at: now };
    if (!stopped) setTimeout(() => void look(), lookMs);
  };
  const begin = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    if (stopped) return end();
    screen.srcObject = stream;
    await screen.play();
    void look();
  };
  const end = () => {
    stopped = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  begin().catch(fail);
  return end;
}
