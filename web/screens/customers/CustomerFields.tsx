import { usualTerms } from "../../../contract/payment-terms.ts";
import type { CustomerFields as Fields } from "../../../contract/customers.ts";
import { grades, listPriceLists } from "../../../contract/prices.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { CheckField, SelectField, TextField } from "../../ui/sheet/controls.tsx";
import type { Faults } from "../../ui/sheet/faults.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { useCompany, usePeople } from "../people/names.ts";
import style from "./customers.module.css";
import { termsChoices } from "./terms.ts";

export const blankCustomer = (salespersonId: string | null): Fields => ({
  name: "", shortName: "", uscc: null, grade: "C", region: "", dealer: false, channel: "", ledgerId: null, salespersonId, departmentId: null, priceListId: null, currency: "CNY",
  // The list of usual terms is never empty; the first one asks for money before goods.
  paymentTerms: usualTerms[0] ?? { code: "prepaid", name: "", stages: [] }, needsSignedConfirmation: false, taxInclusive: true, remark: "",
});

interface Props {
  value: Fields;
  onChange(change: Partial<Fields>): void;
  faults: Faults;
}

/** What sales fills in of a customer's file. */
export function CustomerFields({ value, onChange, faults }: Props) {
  const t = useT();
  const text = (name: "name" | "shortName" | "region" | "channel", max: number, required = false) => (
    <TextField label={t(`customers.${name}`)} required={required} max={max} value={value[name]} onChange={(next) => onChange({ [name]: next })} fault={faults(name)} />
  );
  return (
    <>
      <Section title={t("customers.archive")}>
        <div className={sheet.fields}>
          {text("name", 120, true)}
          {text("shortName", 40)}
          <TextField label={t("customers.uscc")} max={18} value={value.uscc ?? ""} onChange={(uscc) => onChange({ uscc: uscc || null })} fault={faults("uscc")} />
          <SelectField label={t("customers.grade")} value={value.grade} onChange={(grade) => onChange({ grade: grades.find((each) => each === grade) ?? "C" })} choices={grades.map((grade) => ({ value: grade, label: t("customers.gradeOf", { grade }) }))} fault={faults("grade")} />
          {text("region", 40)}
          {text("channel", 40)}
          <TextField label={t("customers.remark")} wide max={500} lines={2} value={value.remark} onChange={(remark) => onChange({ remark })} fault={faults("remark")} />
        </div>
        <div className={style.checks}>
          <CheckField label={t("customers.dealer")} value={value.dealer} onChange={(dealer) => onChange({ dealer })} />
          <CheckField label={t("customers.signedConfirmation")} value={value.needsSignedConfirmation} onChange={(needsSignedConfirmation) => onChange({ needsSignedConfirmation })} />
          <CheckField label={t("customers.taxIn")} value={value.taxInclusive} onChange={(taxInclusive) => onChange({ taxInclusive })} />
        </div>
      </Section>
      <Trade {...{ value, onChange, faults }} />
    </>
  );
}

function Trade({ value, onChange, faults }: Props) {
  const t = useT();
  const { choices: people } = usePeople();
  const { data: company } = useCompany();
  const { data: lists = [] } = useQueryOf(listPriceLists, {});
  const { choices: terms, byCode } = termsChoices(value.paymentTerms, t);
  const named = (list: readonly { id: string; name: string }[] | undefined) => (list ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Section title={t("customers.trade")}>
      <div className={sheet.fields}>
        <SelectField label={t("customers.terms")} required value={value.paymentTerms.code} onChange={(code) => onChange({ paymentTerms: byCode(code) ?? value.paymentTerms })} choices={terms} fault={faults("paymentTerms")} />
        <SelectField label={t("customers.salesperson")} clearable value={value.salespersonId ?? undefined} onChange={(id) => onChange({ salespersonId: id ?? null })} choices={people} fault={faults("salespersonId")} />
        <SelectField label={t("customers.department")} clearable value={value.departmentId ?? undefined} onChange={(id) => onChange({ departmentId: id ?? null })} choices={named(company?.departments)} fault={faults("departmentId")} />
        <SelectField label={t("customers.ledger")} clearable value={value.ledgerId ?? undefined} onChange={(id) => onChange({ ledgerId: id ?? null })} choices={named(company?.ledgers)} fault={faults("ledgerId")} />
        <SelectField label={t("customers.priceList")} clearable value={value.priceListId ?? undefined} onChange={(id) => onChange({ priceListId: id ?? null })} choices={named(lists)} fault={faults("priceListId")} />
        <TextField label={t("customers.currency")} max={3} value={value.currency} onChange={(currency) => onChange({ currency: currency.toUpperCase() })} fault={faults("currency")} />
      </div>
    </Section>
  );
}
