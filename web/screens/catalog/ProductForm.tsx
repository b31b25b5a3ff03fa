import { useState } from "react";
import { listTaxRates, listUnits, type ProductFields, supplies } from "../../../contract/catalog.ts";
import { useQueryOf } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { later } from "../../ui/later.tsx";
import { CheckField, SelectField, TextField } from "../../ui/sheet/controls.tsx";
import type { Faults } from "../../ui/sheet/faults.ts";
import { Section } from "../../ui/sheet/Section.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { useBarred } from "../people/names.ts";
import { taxClassChoices } from "./tax-words.ts";

const UnitDialog = later(() => import("./UnitDialog.tsx"));

export const blankProduct: ProductFields = {
  name: "", spec: "", model: "", category: "", salesUnit: "", stockUnit: "", stockPerSales: "1", secondUnit: null, secondPerSales: null, priceBy: "sales", priceFactor: "1", overPercent: "0",
  underPercent: "0", supply: "stock", customisable: false, byLot: false, shelfLifeDays: null, barCode: null, leadTimeDays: 0, operations: [], taxClass: "goods", active: true,
};

interface Props {
  value: ProductFields;
  onChange(change: Partial<ProductFields>): void;
  faults: Faults;
}

const whole = (text: string): number => Number(text.replaceAll(/\D/g, "") || 0);

/** All that can be edited of a product. */
export function ProductForm(props: Props) {
  const t = useT();
  const { value, onChange, faults } = props;
  const { data: rates = [] } = useQueryOf(listTaxRates, {});
  const text = (name: "name" | "spec" | "model" | "category", max: number, required = false) => <TextField label={t(`catalog.${name}`)} required={required} max={max} value={value[name]} onChange={(next) => onChange({ [name]: next })} fault={faults(name)} />;
  return (
    <>
      <Section title={t("catalog.about")}>
        <div className={sheet.fields}>
          {text("name", 120, true)}{text("spec", 120)}{text("model", 120)}{text("category", 60)}
          <TextField label={t("catalog.barCode")} max={40} value={value.barCode ?? ""} onChange={(barCode) => onChange({ barCode: barCode || null })} fault={faults("barCode")} />
          <SelectField label={t("catalog.taxClass")} required value={value.taxClass} onChange={(next) => onChange({ taxClass: next ?? "" })} choices={taxClassChoices(rates, t)} fault={faults("taxClass")} />
        </div>
        <div style={{ display: "flex", flexWrap: "wrap", gap: "8px 24px", marginTop: 12 }}>
          <CheckField label={t("catalog.customisable")} value={value.customisable} onChange={(customisable) => onChange({ customisable })} />
          <CheckField label={t("catalog.active")} value={value.active} onChange={(active) => onChange({ active })} />
        </div>
      </Section>
      <Units {...props} />
      <Supply {...props} />
    </>
  );
}

function Units({ value, onChange, faults }: Props) {
  const t = useT();
  const barred = useBarred();
  const [naming, setNaming] = useState(false);
  const { data: units = [] } = useQueryOf(listUnits, {});
  const choices = units.map(({ name }) => ({ value: name, label: name }));
  const figure = (name: "stockPerSales" | "priceFactor" | "overPercent" | "underPercent") => <TextField label={t(`catalog.${name}`)} figure value={value[name]} onChange={(next) => onChange({ [name]: next })} fault={faults(name)} />;
  return (
    <Section title={t("catalog.units")} actions={<ActionButton size="small" disabledReason={barred("catalog.manage")} onClick={() => setNaming(true)}>{t("catalog.saveUnit")}</ActionButton>}>
      <div className={sheet.fields}>
        <SelectField label={t("catalog.salesUnit")} required value={value.salesUnit} onChange={(next) => onChange({ salesUnit: next ?? "", ...(!value.stockUnit && { stockUnit: next ?? "" }) })} choices={choices} fault={faults("salesUnit")} />
        <SelectField label={t("catalog.stockUnit")} required value={value.stockUnit} onChange={(next) => onChange({ stockUnit: next ?? "" })} choices={choices} fault={faults("stockUnit")} />
        {figure("stockPerSales")}
        <SelectField label={t("catalog.secondUnit")} clearable value={value.secondUnit ?? undefined} onChange={(next) => onChange({ secondUnit: next ?? null, ...(!next && { secondPerSales: null, priceBy: "sales" as const }) })} choices={choices} fault={faults("secondUnit")} />
        {value.secondUnit && <TextField label={t("catalog.secondPerSales")} figure value={value.secondPerSales ?? ""} onChange={(next) => onChange({ secondPerSales: next || null })} fault={faults("secondPerSales")} />}
        <SelectField label={t("catalog.priceBy")} value={value.priceBy} onChange={(next) => onChange({ priceBy: next === "second" ? "second" : "sales" })} choices={[{ value: "sales", label: t("catalog.priceBy_sales") }, ...(value.secondUnit ? [{ value: "second", label: t("catalog.priceBy_second") }] : [])]} fault={faults("priceBy")} />
        {figure("priceFactor")}{figure("overPercent")}{figure("underPercent")}
      </div>
      {naming && <UnitDialog units={units} onClose={() => setNaming(false)} />}
    </Section>
  );
}

function Supply({ value, onChange, faults }: Props) {
  const t = useT();
  return (
    <Section title={t("catalog.supplying")}>
      <div className={sheet.fields}>
        <SelectField label={t("catalog.supply")} value={value.supply} onChange={(next) => onChange({ supply: supplies.find((each) => each === next) ?? "stock" })} choices={supplies.map((each) => ({ value: each, label: t(`catalog.supply_${each}`) }))} fault={faults("supply")} />
        <TextField label={t("catalog.leadTimeDays")} figure value={String(value.leadTimeDays)} onChange={(next) => onChange({ leadTimeDays: whole(next) })} fault={faults("leadTimeDays")} />
        <TextField label={t("catalog.shelfLifeDays")} figure value={value.shelfLifeDays === null ? "" : String(value.shelfLifeDays)} onChange={(next) => onChange({ shelfLifeDays: whole(next) || null })} fault={faults("shelfLifeDays")} />
        <TextField label={t("catalog.operations")} wide lines={3} hint={t("catalog.operationsHint")} value={value.operations.join("\n")} onChange={(next) => onChange({ operations: next.split("\n") })} fault={faults("operations")} />
      </div>
      <div style={{ marginTop: 8 }}><CheckField label={t("catalog.byLot")} value={value.byLot} onChange={(byLot) => onChange({ byLot })} /></div>
    </Section>
  );
}
