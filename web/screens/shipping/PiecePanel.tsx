import { Button, Input, Select } from "antd";
import { type FormEvent, useState } from "react";
import { pickDelivery } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { isQuantity } from "../../ui/number.ts";
import { Problem } from "../../ui/Problem.tsx";
import type { Delivery } from "./delivery-read.tsx";
import style from "./shipping.module.css";

type Line = Delivery["lines"][number];

/** Whether a line is picked roll by roll: its weight varies within a tolerance, or it is weighed beside being counted. */
const byPiece = ({ least, most, secondUnit, pieces }: Line): boolean => least !== most || secondUnit !== null || pieces.length > 0;

/** Rolls and boxes with what stands on their label; nothing where no line is picked so. */
export function PiecePanel({ deliveryId, lines: all }: { deliveryId: string; lines: readonly Line[] }) {
  const t = useT();
  const lines = all.filter(byPiece);
  const { run, pending, error } = useCommand(pickDelivery);
  const [chosen, setChosen] = useState<string>();
  const [form, setForm] = useState({ label: "", quantity: "", weight: "" });
  const line = lines.find(({ id }) => id === chosen) ?? lines[0];
  if (!line) return null;
  const whole = form.label.trim() !== "" && isQuantity(form.quantity) && (form.weight === "" ? !line.weighed : isQuantity(form.weight));
  const take = (event: FormEvent) => {
    event.preventDefault();
    if (!whole) return;
    const piece = { lineId: line.id, label: form.label, quantity: form.quantity, ...(form.weight && { weight: form.weight }) };
    void run({ deliveryId, pieces: [piece] }).then(() => setForm({ label: "", quantity: "", weight: "" }), () => undefined);
  };
  const field = (name: keyof typeof form, label: string) => (
    <Input className={style.figure} aria-label={label} placeholder={label} inputMode={name === "label" ? "text" : "decimal"} value={form[name]} onChange={({ target }) => setForm({ ...form, [name]: target.value.trim() })} />
  );
  return (
    <form className={style.scan} onSubmit={take} aria-label={t("shipping.pickByPiece")}>
      <span>{t("shipping.pickByPiece")}</span>
      {lines.length > 1 && <Select aria-label={t("shipping.product")} style={{ minWidth: 160 }} value={line.id} onChange={setChosen} options={lines.map(({ id, productCode, name }) => ({ value: id, label: `${productCode} ${name}` }))} />}
      {field("label", t("shipping.pieceLabel"))}
      {field("quantity", t("shipping.pieceQuantity", { unit: line.unit }))}
      {line.secondUnit && field("weight", t("shipping.pieceWeight", { unit: line.secondUnit }))}
      <Button htmlType="submit" loading={pending} disabled={!whole}>{t("shipping.pieceTake")}</Button>
      {!whole && <span className="soft">{t("shipping.pieceFirst")}</span>}
      {error !== undefined && error !== null && <Problem error={error} />}
      <div className={style.pieces}>
        {line.pieces.map(({ id, label, quantity, weight }) => (
          <span key={id}>{label} {quantity} {line.unit} {weight !== null && `${weight} ${line.secondUnit ?? ""}`} <Button size="small" type="link" aria-label={`${t("shipping.putBack")} ${label}`} onClick={() => void run({ deliveryId, putBack: [id] }).catch(() => undefined)}>{t("shipping.putBack")}</Button></span>
        ))}
      </div>
    </form>
  );
}
