import { Input, Select } from "antd";
import { minus } from "../../../contract/money.ts";
import { onCredit, usualTerms } from "../../../contract/payment-terms.ts";
import type { ProposalTerms } from "../../../contract/proposals.ts";
import { useT } from "../../i18n/words.ts";
import { ProductPicker } from "../../parts/ProductPicker.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { DayField } from "./DayField.tsx";
import type { Order } from "./order-actions.ts";
import type { Counter } from "./use-counters.ts";
import style from "./orders.module.css";

/** What is typed about a proposal; which of it counts, its kind says. */
export interface TermsForm {
  kind: ProposalTerms["kind"];
  lineId: string;
  quantity: string;
  date: string;
  secondDate: string;
  termsCode: string;
  productId: string;
  productName: string;
  /** Of a counter price, by line. */
  prices: Readonly<Record<string, string>>;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isQuantity = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** The terms as they are sent; undefined while something of them is missing. */
export function termsOf(form: TermsForm, order: Order): ProposalTerms | undefined {
  const { kind, lineId, quantity, date, secondDate, productId } = form;
  const line = order.lines.find(({ id }) => id === lineId);
  if (kind === "laterDate") return isDay(date) ? { kind, requestedDate: date } : undefined;
  if (kind === "prepayment") {
    const paymentTerms = usualTerms.find(({ code }) => code === form.termsCode);
    return paymentTerms && { kind, paymentTerms: { ...paymentTerms, stages: [...paymentTerms.stages] } };
  }
  if (kind === "counterPrice") {
    const lines = Object.entries(form.prices).map(([id, unitPrice]) => ({ lineId: id, unitPrice }));
    return lines.length > 0 && lines.every(({ unitPrice }) => isQuantity(unitPrice)) ? { kind, lines } : undefined;
  }
  if (!line) return undefined;
  if (kind === "substitute") return productId ? { kind, lines: [{ lineId, productId }] } : undefined;
  if (!isQuantity(quantity)) return undefined;
  if (kind === "lowerQuantity") return { kind, lines: [{ lineId, quantity }] };
  const parts = [{ quantity, requestedDate: date }, { quantity: minus(line.quantity, quantity), requestedDate: secondDate }];
  return isDay(date) && isDay(secondDate) ? { kind, lines: [{ lineId, parts }] } : undefined;
}

interface Props {
  form: TermsForm;
  order: Order;
  /** For how much lines may be sold after their prices were refused. */
  counters: readonly Counter[];
  onChange(form: TermsForm): void;
}

/** The fields that a kind of proposal asks for. */
export function ProposalTermsFields({ form, order, counters, onChange }: Props) {
  const t = useT();
  const set = (change: Partial<TermsForm>) => onChange({ ...form, ...change });
  const { kind } = form;
  const ofLine = kind === "lowerQuantity" || kind === "substitute" || kind === "splitDelivery";
  const split = kind === "splitDelivery";
  return (
    <div className={style.pairFields}>
      {ofLine && (
        <Field label={t("orders.proposalLine")} required>
          {(control) => <Select {...control} value={form.lineId || undefined} options={order.lines.map(({ id, lineNo, name, quantity, unit }) => ({ value: id, label: `${lineNo} ${name} ${quantity} ${unit}` }))} onChange={(lineId: string) => set({ lineId })} />}
        </Field>
      )}
      {(kind === "lowerQuantity" || split) && (
        <Field label={t(split ? "orders.firstQuantity" : "orders.newQuantity")} required>
          {(control) => <Input {...control} inputMode="decimal" value={form.quantity} onChange={({ target }) => set({ quantity: target.value.trim() })} />}
        </Field>
      )}
      {(kind === "laterDate" || split) && (
        <Field label={t(split ? "orders.firstDate" : "orders.newDate")} required>{(control) => <DayField control={control} label={t("orders.newDate")} value={form.date} onChange={(date) => set({ date })} />}</Field>
      )}
      {split && <Field label={t("orders.secondDate")} required>{(control) => <DayField control={control} label={t("orders.secondDate")} value={form.secondDate} onChange={(secondDate) => set({ secondDate })} />}</Field>}
      {kind === "prepayment" && (
        <Field label={t("orders.terms")} required>
          {(control) => <Select {...control} value={form.termsCode || undefined} options={usualTerms.filter((terms) => !onCredit(terms)).map(({ code }) => ({ value: code, label: t(`customers.terms_${code}`) }))} onChange={(termsCode: string) => set({ termsCode })} />}
        </Field>
      )}
      {kind === "counterPrice" && counters.map(({ lineId, lineNo, price }) => (
        <Field key={lineId} label={t("orders.counterPriceOf", { line: lineNo, price })} required>
          {(control) => <Input {...control} inputMode="decimal" value={form.prices[lineId] ?? ""} onChange={({ target }) => set({ prices: { ...form.prices, [lineId]: target.value.trim() } })} />}
        </Field>
      ))}
      {kind === "substitute" && (
        <Field label={t("orders.substituteProduct")} required>
          {(control) => <ProductPicker control={control} name={form.productName} customerId={order.customerId} onChoose={(product) => set({ productId: product?.id ?? "", productName: product?.name ?? "" })} />}
        </Field>
      )}
    </div>
  );
}
