import { Input, Segmented, Select } from "antd";
import { useLanguage, useT } from "../../i18n/words.ts";
import { faultsOf } from "../../ui/sheet/faults.ts";
import { Field } from "../../ui/sheet/Field.tsx";
import { Section } from "../../ui/sheet/Section.tsx";
import type { Order } from "../orders/order-actions.ts";
import { Originals } from "../orders/Originals.tsx";
import { useEntryRules } from "../orders/use-rules.ts";
import type { ChangeForm } from "./change-form.ts";
import style from "./changes.module.css";

interface Props {
  form: ChangeForm;
  order: Order;
  set(fields: Partial<ChangeForm>): void;
  error: unknown;
}

/** Why, who wants it, how that became known and what shows it (25.1). */
export function SourceFields({ form, order, set, error }: Props) {
  const t = useT();
  const language = useLanguage();
  const { channels } = useEntryRules(order.kind);
  const fault = faultsOf(error);
  return (
    <Section title={t("changes.source")}>
      <div className={style.header}>
        <div className={style.wide}>
          <Field label={t("changes.reason")} required fault={fault("reason")}>
            {(control) => <Input.TextArea {...control} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} value={form.reason} onChange={({ target }) => set({ reason: target.value })} />}
          </Field>
        </div>
        <Field label={t("changes.from")}>
          {() => (
            <Segmented<ChangeForm["from"]>
              aria-label={t("changes.from")} value={form.from} options={[{ value: "customer", label: t("changes.from_customer") }, { value: "company", label: t("changes.from_company") }]} onChange={(from) => set({ from })}
            />
          )}
        </Field>
        <Field label={t("orders.channel")} required fault={fault("source", "channel")}>
          {(control) => <Select {...control} value={form.channel} options={channels.map(({ key, name }) => ({ value: key, label: name[language] }))} onChange={(channel) => set({ channel })} />}
        </Field>
        <div className={style.wide}>
          <Field label={t("changes.evidence")} fault={fault("source", "evidence")}>
            {(control) => <Originals control={control} originals={form.evidence} onChange={(evidence) => set({ evidence })} />}
          </Field>
        </div>
      </div>
    </Section>
  );
}
