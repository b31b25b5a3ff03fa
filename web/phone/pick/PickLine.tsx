import { useState } from "react";
import type * as shipping from "../../../contract/shipping.ts";
import type { Answer } from "../../api/client.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { formatQuantity } from "../../ui/format.ts";
import { Icon } from "../../ui/Icon.tsx";
import { isQuantity } from "../../ui/number.ts";
import { type NewPiece, PieceForm } from "./PieceForm.tsx";

export type Line = Answer<typeof shipping.readDelivery>["lines"][number];
const reasons = ["shortInStock", "damaged", "missing", "other"] as const;

interface Props {
  line: Line;
  onSet(picked: string): void;
  onShort(reason: (typeof reasons)[number]): void;
  onPiece(piece: NewPiece): void;
  onPutBack(piece: Line["pieces"][number]): void;
}

/** A line to pick: how much of how much; a tap opens it to be set by hand or to say why there is less. */
export function PickLine({ line, onSet, onShort, onPiece, onPutBack }: Props) {
  const t = useT();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const { name, spec, productCode, barCode, ordered, picked, unit, shortReason, least, most, secondUnit, secondPicked, pieces } = line;
  const complete = Number(picked) >= Number(pieces.length > 0 ? least : ordered);
  const byPiece = least !== most || secondUnit !== null;
  const set = (value: string) => {
    setTyped(undefined);
    onSet(value);
  };
  return (
    <li>
      <button type="button" className="open" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="between"><strong>{name} {spec}</strong><span className="figure total">{formatQuantity(picked, language)} / {formatQuantity(ordered, language)} {unit}</span></span>
        {byPiece && <span className="between soft"><span>{least !== most && t("phone.toleranceOf", { least, most })}</span><span>{secondPicked !== null && `${secondPicked} ${secondUnit ?? ""}`}</span></span>}
        <span className="between soft"><span>{[productCode, barCode].filter(Boolean).join(" · ")}</span><span>{complete ? <><Icon name="check" /> {t("phone.complete")}</> : shortReason && t(`phone.reason_${shortReason}`)}</span></span>
      </button>
      {open && (
        <div className="stack">
          {byPiece && <PieceForm line={line} onTake={onPiece} onPutBack={onPutBack} />}
          <div className="row">
            <input className="field" style={{ flex: 1, width: 0 }} inputMode="decimal" aria-label={t("phone.pickedOf", { name })} value={typed ?? picked} onChange={({ target }) => setTyped(target.value.trim())} />
            <button type="button" className="button" disabled={typed === undefined || !isQuantity(typed)} onClick={() => set(typed ?? picked)}>{t("phone.setTo")}</button>
            <button type="button" className="button" disabled={complete} onClick={() => set(ordered)}>{t("phone.all")}</button>
          </div>
          {!complete && <div className="chips">{reasons.map((reason) => <button key={reason} type="button" className="button" aria-pressed={shortReason === reason} onClick={() => onShort(reason)}>{t(`phone.reason_${reason}`)}</button>)}</div>}
        </div>
      )}
    </li>
  );
}
