import { useLanguage, useT } from "../../i18n/words.ts";
import { formatQuantity } from "../../ui/format.ts";
import { differs, type LinkedLine, photoWord, reasons, type Said, stepped } from "./lines.ts";

interface Props {
  line: LinkedLine;
  said: Said;
  photos: number;
  onSay(said: Said): void;
  onPhoto(files: FileList | null): void;
}

/** How much of a line came, by big buttons or typed; when it differs why, with photo and words. */
export function ReceivedLine({ line, said, photos, onSay, onPhoto }: Props) {
  const t = useT();
  const language = useLanguage();
  const { name, spec, productCode, customerPartNo, unit, shipped, secondPicked, secondUnit } = line;
  const step = (by: 1 | -1) => onSay({ ...said, received: stepped(said.received, by, shipped) });
  return (
    <li>
      <div className="between"><strong>{name} {spec}</strong><span className="figure">{t("phone.sent", { quantity: formatQuantity(shipped, language), unit })}</span></div>
      <div className="soft">{[productCode, customerPartNo, secondPicked && `${secondPicked} ${secondUnit ?? ""}`].filter(Boolean).join(" · ")}</div>
      <div className="counter">
        <button type="button" className="button" aria-label={t("phone.less", { name })} onClick={() => step(-1)}>−</button>
        <input className="field" inputMode="decimal" aria-label={t("phone.receivedOf", { name })} value={said.received} onChange={({ target }) => onSay({ ...said, received: target.value.trim() })} />
        <button type="button" className="button" aria-label={t("phone.more", { name })} onClick={() => step(1)}>+</button>
      </div>
      {differs(line, said) && (
        <fieldset className="plain">
          <legend className="label">{t("phone.why")}</legend>
          <div className="chips">{reasons.map((reason) => <button key={reason} type="button" className="button" aria-pressed={said.reason === reason} onClick={() => onSay({ ...said, reason })}>{t(`phone.reason_${reason}`)}</button>)}</div>
          <div className="row">
            <input className="field" placeholder={t("phone.note")} aria-label={t("phone.note")} maxLength={300} value={said.note} onChange={({ target }) => onSay({ ...said, note: target.value })} />
            <div className="button file">{photoWord(t, photos)}<input type="file" aria-label={`${photoWord(t, photos)} ${name}`} accept="image/*" capture="environment" multiple onChange={({ target }) => onPhoto(target.files)} /></div>
          </div>
        </fieldset>
      )}
    </li>
  );
}
