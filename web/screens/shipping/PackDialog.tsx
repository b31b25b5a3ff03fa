import { Button, Input } from "antd";
import { useState } from "react";
import { packDelivery } from "../../../contract/shipping.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { isQuantity } from "../../ui/number.ts";
import { FormDialog } from "../../ui/sheet/FormDialog.tsx";
import type { DialogProps } from "./dialog-props.ts";
import style from "./shipping.module.css";

interface Box {
  label: string;
  weightKg: string;
  size: string;
}

/** Boxes with weight and size; without boxes the goods leave loose. */
export function PackDialog({ delivery, onClose }: DialogProps) {
  const t = useT();
  const { run, pending, error } = useCommand(packDelivery);
  const [boxes, setBoxes] = useState<readonly Box[]>(() => delivery.packages.length ? delivery.packages.map(({ label, weightKg, size }) => ({ label, weightKg: weightKg ?? "", size: size ?? "" })) : [{ label: "1", weightKg: "", size: "" }]);
  const change = (at: number, part: Partial<Box>) => setBoxes(boxes.with(at, { ...(boxes[at] ?? { label: "", weightKg: "", size: "" }), ...part }));
  const wrong = boxes.some(({ label, weightKg }) => !label.trim() || (weightKg && !isQuantity(weightKg)));
  const send = () => void run({
    deliveryId: delivery.id, expectedRevision: delivery.revision, packages: boxes.map(({ label, weightKg, size }) => ({ label, weightKg: weightKg || null, size: size || null })),
  }).then(onClose, () => undefined);
  return (
    <FormDialog title={t("shipping.packOf", { number: delivery.number })} submit={t("shipping.pack")} width={680} {...{ pending, error, onClose }} disabledReason={wrong ? t("shipping.boxWrong") : undefined} onSubmit={send}>
      <div className={style.boxes}>
        {boxes.map((box, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- boxes have no other identity than their place
          <div key={at} className={style.box}>
            <Input aria-label={t("shipping.boxLabel", { no: at + 1 })} prefix={t("shipping.box")} maxLength={40} value={box.label} onChange={({ target }) => change(at, { label: target.value })} />
            <Input aria-label={t("shipping.weight", { no: at + 1 })} suffix="kg" inputMode="decimal" value={box.weightKg} onChange={({ target }) => change(at, { weightKg: target.value.trim() })} />
            <Input aria-label={t("shipping.size", { no: at + 1 })} placeholder={t("shipping.sizeHint")} maxLength={60} value={box.size} onChange={({ target }) => change(at, { size: target.value })} />
            <Button type="text" aria-label={t("shipping.removeBox", { no: at + 1 })} onClick={() => setBoxes(boxes.toSpliced(at, 1))}>×</Button>
          </div>
        ))}
      </div>
      <Button onClick={() => setBoxes([...boxes, { label: String(boxes.length + 1), weightKg: boxes.at(-1)?.weightKg ?? "", size: boxes.at(-1)?.size ?? "" }])}>{t("shipping.addBox")}</Button>
      <p className="soft">{t("shipping.packSum", { boxes: boxes.length })}</p>
    </FormDialog>
  );
}
