import { Checkbox, Input } from "antd";
import { compare, minus, sum } from "../../../contract/money.ts";
import { useT } from "../../i18n/words.ts";
import { Quantity } from "../../ui/Money.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import type { Order } from "../orders/order-actions.ts";
import { type ChangeForm, isAmount } from "./change-form.ts";
import style from "./changes.module.css";

interface Props {
  form: ChangeForm;
  order: Order;
  set(fields: Partial<ChangeForm>): void;
}

/** The whole order is called off; what the customer has agreed to pay for that. */
export function CancelForm({ form, order, set }: Props) {
  const t = useT();
  const fault = form.compensation && !isAmount(form.compensation) ? t("changes.amountWrong") : undefined;
  return (
    <Section title={t("changes.kind_cancel")}>
      <div className={style.stack}>
        <p>{t("changes.cancelHint", { number: order.number })}</p>
        <Field label={t("changes.compensationIn", { currency: order.currency })} fault={fault} hint={t("changes.compensationHint")}>
          {(control) => <Input {...control} inputMode="decimal" value={form.compensation} onChange={({ target }) => set({ compensation: target.value.trim() })} />}
        </Field>
      </div>
    </Section>
  );
}

/** What has not left of a line. */
const openOf = (order: Order, lineId: string, quantity: string): string => minus(quantity, sum(order.schedules.filter((one) => one.lineId === lineId).map(({ shipped }) => shipped)));

/** What is not delivered yet of the chosen lines is dropped. */
export function ShortCloseForm({ form, order, set }: Props) {
  const t = useT();
  const toggle = (id: string, chosen: boolean) => set({ lineIds: chosen ? [...form.lineIds, id] : form.lineIds.filter((each) => each !== id) });
  return (
    <Section title={t("changes.kind_shortClose")}>
      <div className={style.stack}>
        <p>{t("changes.shortCloseHint")}</p>
        <ul className={style.choices}>
          {order.lines.map(({ id, lineNo, productCode, name, unit, quantity }) => {
            const open = openOf(order, id, quantity);
            return (
              <li key={id}>
                <Checkbox checked={form.lineIds.includes(id)} disabled={compare(open, "0") <= 0} onChange={({ target }) => toggle(id, target.checked)}>
                  {t("changes.line", { line: lineNo })} <span className="figure">{productCode}</span> {name} · {compare(open, "0") > 0 ? <>{t("changes.openRest")} <Quantity value={open} unit={unit} /></> : t("changes.nothingOpen")}
                </Checkbox>
              </li>
            );
          })}
        </ul>
      </div>
    </Section>
  );
}
