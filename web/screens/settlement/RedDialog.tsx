import { Input, Radio } from "antd";
import { useState } from "react";
import { type freedMoney, reverseInvoice } from "../../../contract/settlement-reversals.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { dayIn } from "../../ui/format.ts";
import { currentTime, useSetting } from "../../ui/setting.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Invoice } from "./invoice-read.tsx";
import { isTaxNumber } from "./invoice-words.ts";
import style from "./settlement.module.css";

type Asked = { taxNumber: string; issuedOn: string; afterwards: "again" | "close"; freed: (typeof freedMoney)[number]; part: boolean };

/** Takes an invoice back by a red one, wholly or line by line. */
export function RedDialog({ invoice, onClose }: { invoice: Invoice; onClose(): void }) {
  const t = useT();
  const { timeZone } = useSetting();
  const { run } = useCommand(reverseInvoice);
  const [asked, setAsked] = useState<Asked>({ taxNumber: "", issuedOn: dayIn(currentTime(), timeZone), afterwards: "again", freed: "customer", part: false });
  const [quantities, setQuantities] = useState<Readonly<Record<number, string>>>({});
  const lines = Object.entries(quantities).filter(([, quantity]) => quantity !== "").map(([lineNo, quantity]) => ({ lineNo: Number(lineNo), quantity }));
  const { part, ...red } = asked;
  const missing = !isTaxNumber(red.taxNumber) ? t("settlement.taxNumberHint") : part && lines.length === 0 ? t("reversals.chooseParts") : undefined;
  const send = (reason: string) =>
    run({ invoiceId: invoice.id, ...red, reason, ...(part && { lines }) }).then(({ number }) => toast({ text: t("reversals.reversedInvoice", { number }) }));
  return (
    <ReverseDialog open title={t("reversals.redOf", { number: invoice.number })} effect={t(`reversals.redEffect_${red.afterwards}`)} disabledReason={missing} onConfirm={send} onClose={onClose}>
      <RedFields asked={asked} paid={invoice.open !== invoice.left} onChange={(change) => setAsked({ ...asked, ...change })} />
      {part && (
        <Table
          label={t("settlement.lines")} rows={invoice.lines.filter(({ grossLeft }) => Number(grossLeft) > 0)} rowKey={({ lineNo }) => String(lineNo)} empty=""
          columns={[
            { key: "name", title: t("settlement.name"), render: ({ name, spec }) => `${name} ${spec}` },
            { key: "left", title: t("reversals.left"), align: "end", render: ({ quantityLeft, unit }) => <span className="nowrap">{quantityLeft} {unit}</span> },
            { key: "quantity", title: t("reversals.takeBack"), align: "end", render: ({ lineNo, name }) => <Input className={style.figure} inputMode="decimal" aria-label={`${t("reversals.takeBack")} ${name}`} value={quantities[lineNo] ?? ""} onChange={({ target }) => setQuantities({ ...quantities, [lineNo]: target.value.replaceAll(/[,\s]/g, "") })} /> },
          ]}
        />
      )}
    </ReverseDialog>
  );
}

/** What every red invoice is asked: its number, its day, and what becomes of the goods and of money that had paid them. */
function RedFields({ asked, paid, onChange }: { asked: Asked; paid: boolean; onChange(change: Partial<Asked>): void }) {
  const t = useT();
  const choice = (key: "afterwards" | "freed", label: string, values: readonly string[]) => (
    <Field label={label} wide>
      {({ id }) => <Radio.Group id={id} aria-label={label} value={asked[key]} onChange={({ target }) => onChange({ [key]: String(target.value) })} options={values.map((value) => ({ value, label: t(`reversals.${key}_${value}`) }))} />}
    </Field>
  );
  return (
    <div className={sheet.fields}>
      <Field label={t("reversals.redNumber")} required hint={t("settlement.taxNumberHint")}>{(control) => <Input {...control} autoComplete="off" maxLength={40} value={asked.taxNumber} onChange={({ target }) => onChange({ taxNumber: target.value })} />}</Field>
      <DayField label={t("settlement.issuedOn")} required value={asked.issuedOn} onChange={(issuedOn) => onChange({ issuedOn })} />
      <Field label={t("reversals.extent")} wide>
        {({ id }) => <Radio.Group id={id} aria-label={t("reversals.extent")} value={asked.part} onChange={({ target }) => onChange({ part: target.value === true })} options={[{ value: false, label: t("reversals.extent_all") }, { value: true, label: t("reversals.extent_part") }]} />}
      </Field>
      {choice("afterwards", t("reversals.afterwards"), ["again", "close"])}
      {paid && choice("freed", t("reversals.freed"), ["customer", "order"])}
    </div>
  );
}
