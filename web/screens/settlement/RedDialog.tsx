import { Input, Radio } from "antd";
import { useState } from "react";
import { type freedMoney, reverseInvoice } from "../../../contract/settlement-reversals.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { presentDay } from "../../ui/setting.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { toast } from "../../ui/toasts.ts";
import type { Invoice } from "./invoice-read.tsx";
import { isTaxNumber } from "./invoice-words.ts";
import { type Extent, extents, isSound, partsOf, type Typed } from "./red-parts.ts";
import { RedParts } from "./RedParts.tsx";

type Asked = { taxNumber: string; issuedOn: string; afterwards: "again" | "close" | "asOrdered"; freed: (typeof freedMoney)[number]; extent: Extent };

/** Takes an invoice back by a red one, wholly or line by line. */
export function RedDialog({ invoice, onClose }: { invoice: Invoice; onClose(): void }) {
  const t = useT();
  const { run } = useCommand(reverseInvoice);
  const [asked, setAsked] = useState<Asked>({ taxNumber: "", issuedOn: presentDay(), afterwards: "again", freed: "customer", extent: "all" });
  const [typed, setTyped] = useState<Typed>({});
  const { extent, ...red } = asked;
  const possible = extent === "all" || isSound(invoice.lines, typed, { part: extent, currency: invoice.currency });
  const missing = !isTaxNumber(red.taxNumber) ? t("settlement.taxNumberHint") : possible ? undefined : t(`reversals.chooseParts_${extent}`);
  const send = (reason: string) =>
    run({ invoiceId: invoice.id, ...red, reason, ...(extent !== "all" && { lines: partsOf(typed, extent) }) }).then(({ number }) => toast({ text: t("reversals.reversedInvoice", { number }) }));
  const change = (given: Partial<Asked>) => {
    if (given.extent !== undefined) setTyped({});
    // What is taken off by amount leaves the goods invoiced, so there is nothing to invoice again.
    setAsked({ ...asked, ...given, ...(given.extent === "gross" && { afterwards: "close" }), ...(given.extent === "quantity" && asked.afterwards === "asOrdered" && { afterwards: "again" }) });
  };
  return (
    <ReverseDialog open title={t("reversals.redOf", { number: invoice.number })} effect={t(`reversals.redEffect_${red.afterwards}`)} disabledReason={missing} onConfirm={send} onClose={onClose}>
      <RedFields asked={asked} invoice={invoice} paid={invoice.open !== invoice.left} onChange={change} />
      {extent !== "all" && <RedParts invoice={invoice} part={extent} typed={typed} onChange={setTyped} />}
    </ReverseDialog>
  );
}

/** What may become of the goods: an order is invoiced anew as it is now only where the whole of it was invoiced, and is taken back as a whole. */
function afterwardsOf(extent: Extent, { lines }: Pick<Invoice, "lines">): readonly Asked["afterwards"][] {
  if (extent === "gross") return ["close"];
  return extent === "all" && lines.every(({ deliveryNumber }) => deliveryNumber === null) ? ["again", "asOrdered", "close"] : ["again", "close"];
}

/** What every red invoice is asked: its number, its day, and what becomes of the goods and of money that had paid them. */
function RedFields({ asked, invoice, paid, onChange }: { asked: Asked; invoice: Invoice; paid: boolean; onChange(change: Partial<Asked>): void }) {
  const t = useT();
  const choice = (key: "afterwards" | "freed" | "extent", label: string, values: readonly string[]) => (
    <Field label={label} wide>
      {({ id }) => <Radio.Group id={id} aria-label={label} value={asked[key]} onChange={({ target }) => onChange({ [key]: String(target.value) })} options={values.map((value) => ({ value, label: t(`reversals.${key}_${value}`) }))} />}
    </Field>
  );
  return (
    <div className={sheet.fields}>
      <Field label={t("reversals.redNumber")} required hint={t("settlement.taxNumberHint")}>{(control) => <Input {...control} autoComplete="off" maxLength={40} value={asked.taxNumber} onChange={({ target }) => onChange({ taxNumber: target.value })} />}</Field>
      <DayField label={t("settlement.issuedOn")} required value={asked.issuedOn} onChange={(issuedOn) => onChange({ issuedOn })} />
      {choice("extent", t("reversals.extent"), extents)}
      {choice("afterwards", t("reversals.afterwards"), afterwardsOf(asked.extent, invoice))}
      {paid && choice("freed", t("reversals.freed"), ["customer", "order"])}
    </div>
  );
}
