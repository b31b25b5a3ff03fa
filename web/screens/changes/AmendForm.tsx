import { Button, Input } from "antd";
import { useEffect, useRef } from "react";
import { useT } from "../../i18n/words.ts";
import type { LineGridHandle } from "../../ui/lines/LineGrid.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { DayField } from "../orders/DayField.tsx";
import type { EntryForm } from "../orders/entry-form.ts";
import { Parties } from "../orders/EntryHeader.tsx";
import { EntryLines } from "../orders/EntryLines.tsx";
import type { Order } from "../orders/order-actions.ts";
import { Totals } from "../orders/Totals.tsx";
import { useAdvice, useSuggestions } from "../orders/use-entry.ts";
import { type ChangeForm, goneLines, withLine } from "./change-form.ts";
import style from "./changes.module.css";

interface Props {
  form: ChangeForm;
  order: Order;
  change(form: ChangeForm): void;
}

const needs = ["customised", "urgent", "packaging"] as const;

/** The order as it is wanted: a copy that can be typed over. Its lines keep who they are. */
export function AmendForm({ form, order, change }: Props) {
  const t = useT();
  const { wanted } = form;
  const about = useSuggestions(wanted);
  const { advice } = useAdvice(wanted, about.suggested, order.id);
  const grid = useRef<LineGridHandle>(null);
  // Answers come while somebody types on: what they add goes into the form as it is then.
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
  });
  const set = (fields: Partial<EntryForm>) => change({ ...form, wanted: (latest.current = { ...latest.current, ...fields }) });
  const gone = goneLines(order, form);
  return (
    <>
      <div className={style.header}>
        <Field label={t("orders.requestedDate")}>
          {(control) => <DayField control={control} label={t("orders.requestedDate")} value={wanted.requestedDate} onChange={(requestedDate) => set({ requestedDate })} />}
        </Field>
        <Parties form={wanted} {...{ set, about }} fault={() => undefined} />
      </div>
      <EntryLines form={wanted} {...{ latest, set, advice, grid }} />
      {gone.length > 0 && (
        <ul className={style.choices} aria-label={t("changes.goneLines")}>
          {gone.map(({ id, lineNo, productCode, name }) => (
            <li key={id}><del>{t("changes.line", { line: lineNo })} {productCode} {name}</del> <Button size="small" onClick={() => change(withLine(form, order, id))}>{t("changes.putBack", { line: lineNo })}</Button></li>
          ))}
        </ul>
      )}
      {advice && <Totals {...advice.totals} />}
      <div className={style.header}>
        {needs.map((need) => (
          <Field key={need} label={t(`reviews.special_${need}`)}>
            {(control) => <Input.TextArea {...control} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} value={wanted.needs[need]} onChange={({ target }) => set({ needs: { ...wanted.needs, [need]: target.value } })} />}
          </Field>
        ))}
        <Field label={t("orders.remarks")}>
          {(control) => <Input.TextArea {...control} autoSize={{ minRows: 1, maxRows: 8 }} maxLength={2000} value={wanted.remarks} onChange={({ target }) => set({ remarks: target.value })} />}
        </Field>
      </div>
    </>
  );
}
