import { type FormEvent, useState } from "react";
import { useT } from "../../i18n/words.ts";
import { isQuantity } from "../../ui/number.ts";
import type { Line } from "./PickLine.tsx";

export interface NewPiece {
  label: string;
  quantity: string;
  weight?: string;
}
interface Props {
  line: Line;
  onTake(piece: NewPiece): void;
  onPutBack(piece: Line["pieces"][number]): void;
}

/** Rolls or boxes of a line, each with what stands on its label; goods that are weighed beside being counted need their weight too. */
export function PieceForm({ line: { unit, secondUnit, weighed, pieces }, onTake, onPutBack }: Props) {
  const t = useT();
  const [form, setForm] = useState({ label: "", quantity: "", weight: "" });
  const whole = form.label !== "" && isQuantity(form.quantity) && (form.weight === "" ? !weighed : isQuantity(form.weight));
  const take = (event: FormEvent) => {
    event.preventDefault();
    if (!whole) return;
    onTake({ label: form.label, quantity: form.quantity, ...(form.weight && { weight: form.weight }) });
    setForm({ label: "", quantity: "", weight: "" });
  };
  const field = (name: keyof typeof form, label: string) => (
    <input className="field" style={{ flex: 1, width: 0 }} inputMode={name === "label" ? "text" : "decimal"} aria-label={label} placeholder={label} value={form[name]} onChange={({ target }) => setForm({ ...form, [name]: target.value.trim() })} />
  );
  return (
    <form className="stack" onSubmit={take}>
      <span className="label">{t("phone.byPiece")}</span>
      <div className="row">{field("label", t("phone.pieceLabel"))}{field("quantity", t("phone.pieceQuantity", { unit }))}{secondUnit && field("weight", t("phone.pieceWeight", { unit: secondUnit }))}</div>
      <button type="submit" className="button wide" disabled={!whole}>{t("phone.take")}</button>
      {!whole && <p className="soft">{t("phone.pieceFirst")}</p>}
      <ul className="rows">
        {pieces.map((piece) => <li key={piece.id} className="between"><span>{piece.label} · {piece.quantity} {unit} {piece.weight !== null && `${piece.weight} ${secondUnit ?? ""}`}</span><button type="button" className="button" aria-label={t("phone.putBack", { label: piece.label })} onClick={() => onPutBack(piece)}>−</button></li>)}
      </ul>
    </form>
  );
}
