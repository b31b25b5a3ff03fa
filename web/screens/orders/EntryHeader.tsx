import { Input, Select } from "antd";
import type { Ref } from "react";
import { addressLine } from "../../../contract/customers.ts";
import { termsByCode, usualTerms } from "../../../contract/payment-terms.ts";
import { useLanguage, useT } from "../../i18n/words.ts";
import { CustomerPicker } from "../../parts/CustomerPicker.tsx";
import { Field } from "../../ui/sheet/Field.tsx";
import { termsText } from "../customers/terms.ts";
import { ContactChoice } from "./ContactChoice.tsx";
import { DayField } from "./DayField.tsx";
import type { EntryForm } from "./entry-form.ts";
import { rememberChannel, type useSuggestions } from "./use-entry.ts";
import style from "./orders.module.css";

export interface PartProps {
  form: EntryForm;
  set(change: Partial<EntryForm>): void;
  about: ReturnType<typeof useSuggestions>;
  /** What the server refused about a field. */
  fault(...path: (string | number)[]): string | undefined;
}

interface Props extends PartProps {
  autoFocus: boolean;
  dayRef: Ref<{ focus(): void }>;
  onLines(): void;
}

/** Who orders, for when, by which paper: the one row that every order needs. */
export function EntryHeader({ form, set, about, fault, autoFocus, dayRef, onLines }: Props) {
  const t = useT();
  const language = useLanguage();
  const focusDay = () => dayRef && "current" in dayRef && dayRef.current?.focus();
  return (
    <div className={style.header}>
      <div data-path="customerId" className={style.customer}>
        <Field label={t("orders.customer")} required fault={fault("customerId")} hint={about.customer && about.customer.state !== "approved" ? t(`customers.state_${about.customer.state}`) : undefined}>
          {(control) => (
            <CustomerPicker
              control={control}
              autoFocus={autoFocus}
              name={form.customerName}
              onChoose={(customer) => set({ customerId: customer?.id ?? "", customerName: customer ? customer.shortName || customer.name : "", terms: undefined, contactId: undefined, addressId: undefined })}
              onNext={focusDay}
            />
          )}
        </Field>
      </div>
      <div data-path="requestedDate">
        <Field label={t("orders.requestedDate")} required={about.required.has("deliveryDate")} fault={fault("requestedDate")}>
          {(control) => <DayField control={control} fieldRef={dayRef} label={t("orders.requestedDate")} value={form.requestedDate} onChange={(requestedDate) => set({ requestedDate })} onNext={onLines} />}
        </Field>
      </div>
      <div data-path="channel">
        <Field label={t("orders.channel")} required fault={fault("channel")}>
          {(control) => (
            <Select
              {...control} value={form.channel || about.suggested.channel || undefined} options={about.channels.map(({ key, name }) => ({ value: key, label: name[language] }))}
              onChange={(channel) => (rememberChannel(channel), set({ channel }))}
            />
          )}
        </Field>
      </div>
      <div data-path="customerPo">
        <Field label={t("orders.customerPo")} fault={fault("customerPo")}>{(control) => <Input {...control} maxLength={60} value={form.customerPo} onChange={(event) => set({ customerPo: event.target.value })} />}</Field>
      </div>
      <Parties {...{ form, set, about, fault }} />
    </div>
  );
}

/** On which terms, with whom and where to. */
export function Parties({ form, set, about, fault }: PartProps) {
  const t = useT();
  const { customer, suggested, required } = about;
  const own = form.terms ?? customer?.paymentTerms;
  const codes = [...new Set([...(own ? [own.code] : []), ...(customer ? [customer.paymentTerms.code] : []), ...usualTerms.map(({ code }) => code)])];
  const take = (code: string) => set({ terms: customer && code === customer.paymentTerms.code ? undefined : customer && termsByCode(code, customer.paymentTerms) });
  const addressId = (form.addressId === undefined ? suggested.addressId : form.addressId) ?? undefined;
  // One that serves no more is named where it was chosen before.
  const addresses = customer?.addresses.filter(({ id, active }) => active || id === addressId).map((each) => ({ value: each.id, label: addressLine(each), disabled: !each.active })) ?? [];
  return (
    <>
      <div data-path="paymentTerms">
        <Field label={t("orders.terms")} required={required.has("paymentTerms")} fault={fault("paymentTerms")}>
          {(control) => <Select {...control} value={own?.code} disabled={!customer} options={codes.map((code) => ({ value: code, label: termsText([own, customer?.paymentTerms].find((terms) => terms?.code === code) ?? { code, name: "" }, t) }))} onChange={take} />}
        </Field>
      </div>
      <div data-path="contactId">
        <Field label={t("orders.contact")} required={required.has("contact")} fault={fault("contactId")}>
          {(control) => (
            <ContactChoice
              control={control} customerId={form.customerId} clearable value={(form.contactId === undefined ? suggested.contactId : form.contactId) ?? undefined} onChange={(contactId) => set({ contactId: contactId ?? null })}
            />
          )}
        </Field>
      </div>
      <div data-path="addressId" className={style.wide}>
        <Field label={t("orders.address")} required={required.has("deliveryAddress")} fault={fault("addressId")}>
          {(control) => (
            <Select {...control} allowClear disabled={!customer} value={customer && addressId} options={addresses} onChange={(chosen?: string) => set({ addressId: chosen ?? null })} />
          )}
        </Field>
      </div>
    </>
  );
}
