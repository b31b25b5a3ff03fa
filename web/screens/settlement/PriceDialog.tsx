import { Input, Select } from "antd";
import { useState } from "react";
import { correctPrice, priceSources } from "../../../contract/settlement-reversals.ts";
import { useCommand } from "../../api/hooks.ts";
import { useT } from "../../i18n/words.ts";
import { ReverseDialog } from "../../parts/ReverseDialog.tsx";
import { Quantity } from "../../ui/Money.tsx";
import { presentDay } from "../../ui/setting.ts";
import { DayField } from "../../ui/sheet/controls.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import sheet from "../../ui/sheet/sheet.module.css";
import { Table } from "../../ui/sheet/Table.tsx";
import { toast } from "../../ui/toasts.ts";
import type { Invoice } from "./invoice-read.tsx";
import { isTaxNumber } from "./invoice-words.ts";
import style from "./settlement.module.css";

/** Corrects the price of an invoice: a red one of its lines, and a request at the price that was agreed. */
export function PriceDialog({ invoice, onClose }: { invoice: Invoice; onClose(): void }) {
  const t = useT();
  const { run } = useCommand(correctPrice);
  const [red, setRed] = useState({ taxNumber: "", issuedOn: presentDay() });
  const [evidence, setEvidence] = useState({ source: "contract" as (typeof priceSources)[number], words: "" });
  const [prices, setPrices] = useState<Readonly<Record<number, string>>>({});
  const lines = Object.entries(prices).filter(([, unitPrice]) => unitPrice !== "").map(([lineNo, unitPrice]) => ({ lineNo: Number(lineNo), unitPrice }));
  const missing = lines.length === 0 ? t("reversals.choosePrices") : !isTaxNumber(red.taxNumber) ? t("settlement.taxNumberHint") : evidence.words.trim() ? undefined : t("ui.fillIn", { field: t("reversals.evidence") });
  const send = (reason: string) =>
    run({ invoiceId: invoice.id, ...red, reason, lines, evidence }).then(({ difference }) => toast({ text: t("reversals.priceCorrected", { difference }) }));
  return (
    <ReverseDialog open title={t("reversals.priceOf", { number: invoice.number })} effect={t("reversals.priceEffect")} disabledReason={missing} onConfirm={send} onClose={onClose}>
      <Table
        label={t("settlement.lines")} rows={invoice.lines.filter(({ grossLeft }) => Number(grossLeft) > 0)} rowKey={({ lineNo }) => String(lineNo)} empty=""
        columns={[
          { key: "name", title: t("settlement.name"), render: ({ name, spec }) => `${name} ${spec}` },
          { key: "was", title: t("reversals.invoicedPrice"), align: "end", render: ({ unitPrice }) => <Quantity value={unitPrice} /> },
          { key: "price", title: t("reversals.agreedPrice"), align: "end", render: ({ lineNo, name }) => <Input className={style.figure} inputMode="decimal" aria-label={`${t("reversals.agreedPrice")} ${name}`} value={prices[lineNo] ?? ""} onChange={({ target }) => setPrices({ ...prices, [lineNo]: target.value.replaceAll(/[,\s]/g, "") })} /> },
        ]}
      />
      <div className={sheet.fields}>
        <Field label={t("reversals.priceSource")} required>{(control) => <Select {...control} value={evidence.source} onChange={(source) => setEvidence({ ...evidence, source })} options={priceSources.map((value) => ({ value, label: t(`reversals.priceSource_${value}`) }))} />}</Field>
        <Field label={t("reversals.evidence")} required hint={t("reversals.evidenceHint")}>{(control) => <Input {...control} maxLength={500} value={evidence.words} onChange={({ target }) => setEvidence({ ...evidence, words: target.value })} />}</Field>
        <Field label={t("reversals.redNumber")} required hint={t("settlement.taxNumberHint")}>{(control) => <Input {...control} autoComplete="off" maxLength={40} value={red.taxNumber} onChange={({ target }) => setRed({ ...red, taxNumber: target.value })} />}</Field>
        <DayField label={t("settlement.issuedOn")} required value={red.issuedOn} onChange={(issuedOn) => setRed({ ...red, issuedOn })} />
      </div>
    </ReverseDialog>
  );
}
