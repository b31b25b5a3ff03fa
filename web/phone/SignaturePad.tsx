import { type PointerEvent, useEffect, useRef, useState } from "react";
import { useT } from "../i18n/words.ts";

/** Drawn in black on white whatever the appearance of the page: it is printed. */
const size = { width: 600, height: 240 };

interface Props {
  /** Written instead of a drawing, for those who cannot draw. */
  name: string;
  onChange(signed: HTMLCanvasElement | undefined): void;
}

/** A field to sign in by finger, pen or mouse; or with the typed name by a button, which needs neither. */
export function SignaturePad({ name, onChange }: Props) {
  const t = useT();
  const field = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number }>(undefined);
  const [signed, setSigned] = useState(false);
  useEffect(() => blank(field.current), []);
  const at = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const box = currentTarget.getBoundingClientRect();
    return { x: ((clientX - box.left) / box.width) * size.width, y: ((clientY - box.top) / box.height) * size.height };
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = at(event);
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const from = last.current;
    const pen = field.current?.getContext("2d");
    if (!from || !pen) return;
    const to = at(event);
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
    last.current = to;
    if (!signed) take();
  };
  const take = () => {
    setSigned(true);
    onChange(field.current ?? undefined);
  };
  const clear = () => {
    blank(field.current);
    setSigned(false);
    onChange(undefined);
  };
  const write = () => {
    blank(field.current);
    const pen = field.current?.getContext("2d");
    if (!pen) return;
    pen.font = "64px serif";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(name, size.width / 2, size.height / 2, size.width - 40);
    take();
  };
  return (
    <div>
      <span className="label" id="signature">{t("phone.signature")}</span>
      <canvas ref={field} {...size} className="pad" role="img" aria-labelledby="signature" onPointerDown={begin} onPointerMove={draw} onPointerUp={() => (last.current = undefined)} onPointerCancel={() => (last.current = undefined)} />
      <div className="row">
        <button type="button" className="button" disabled={!signed} onClick={clear}>{t("phone.clear")}</button>
        <button type="button" className="button" disabled={!name.trim()} onClick={write}>{t("phone.signByName")}</button>
        <span role="status" className="soft">{signed ? t("phone.signed") : ""}</span>
      </div>
    </div>
  );
}

function blank(canvas: HTMLCanvasElement | null): void {
  const pen = canvas?.getContext("2d");
  if (!pen) return;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, size.width, size.height);
  pen.fillStyle = "#111";
  pen.strokeStyle = "#111";
  pen.lineWidth = 5;
  pen.lineCap = "round";
  pen.lineJoin = "round";
}
